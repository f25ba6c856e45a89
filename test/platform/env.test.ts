import { describe, expect, it } from '@jest/globals';
import { EnvError, loadEnv } from '../../src/platform/env.ts';

const least = { DATABASE_URL: 'postgresql://u:p@localhost/db', APP_SECRET_KEY: 'x'.repeat(32) };

describe('loadEnv', () => {
  it('needs a database and a secret, and has a default for the rest', () => {
    const env = loadEnv(least);

    expect(env).toMatchObject({
      PORT: 8000,
      DATABASE_POOL_SIZE: 20,
      DATABASE_MAX_OVERFLOW: 10,
      AUTO_REFUND_LIMIT: 50,
      RETURN_WINDOW_DAYS: 30,
      ESCALATION_CONFIDENCE_THRESHOLD: 0.6,
      RATE_LIMIT_ENABLED: true,
      LANGSMITH_TRACING: false,
    });
  });

  it.each([
    [{ DATABASE_URL: undefined }, 'DATABASE_URL is required'],
    [{ APP_SECRET_KEY: undefined }, 'APP_SECRET_KEY is required'],
    [{ APP_SECRET_KEY: 'short' }, 'APP_SECRET_KEY must have at least 32 characters'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with postgresql://'],
    [{ DATABASE_URL: 'postgresql://a/b?schema=public' }, 'DATABASE_URL has schema, which psql refuses'],
    [{ APP_ENV: 'prod' }, 'APP_ENV must be one of development, test, staging, production'],
    [{ CORS_ORIGINS: 'foo' }, 'CORS_ORIGINS must be origins'],
    [{ PORT: 'eighty' }, 'PORT must be a whole number'],
    [{ PORT: '70000' }, 'PORT must be at most 65535'],
    [{ RATE_LIMIT_ENABLED: 'maybe' }, 'RATE_LIMIT_ENABLED must be true or false'],
    [{ REDIS_URL: 'http://x' }, 'REDIS_URL must start with redis://'],
    [{ DEFAULT_MODEL: 'gpt-4o' }, 'OPENAI_API_KEY is required'],
    [{ FALLBACK_MODEL: 'anthropic:claude' }, 'ANTHROPIC_API_KEY is required'],
    [{ SHOPIFY_SHOP: 'a.myshopify.com' }, 'SHOPIFY_ACCESS_TOKEN is required'],
    [{ GORGIAS_DOMAIN: 'a', GORGIAS_EMAIL: 'a@example.com' }, 'GORGIAS_API_KEY is required'],
    [{ LANGSMITH_TRACING: 'true' }, 'LANGSMITH_API_KEY is required'],
  ])('says of %j what is wrong in one line that names the variable', (changes, line) => {
    const load = () => loadEnv({ ...least, ...changes });

    expect(load).toThrow(EnvError);
    expect(load).toThrow(line);
  });

  it('names everything that is wrong at once', () => {
    expect(() => loadEnv({ PORT: 'x' })).toThrow(
      'APP_SECRET_KEY is required; PORT must be a whole number; DATABASE_URL is required',
    );
  });

  it('never repeats a value in what it says', () => {
    const load = () => loadEnv({ ...least, APP_SECRET_KEY: 'hunter2' });

    expect(load).toThrow(/^(?!.*hunter2)/);
  });

  it("takes the original's other spellings", () => {
    const env = loadEnv({
      ...least,
      LANGCHAIN_TRACING_V2: 'true',
      LANGCHAIN_API_KEY: 'key',
      LANGCHAIN_PROJECT: 'ecommerce-support-prod',
      SHOPIFY_VERSION: '2026-10',
      MAX_TOKENS: '300',
    });

    expect(env).toMatchObject({
      LANGSMITH_TRACING: true,
      LANGSMITH_PROJECT: 'ecommerce-support-prod',
      SHOPIFY_API_VERSION: '2026-10',
      MAX_TOKENS_PER_RESPONSE: 300,
    });
  });

  it('treats an empty variable as unset', () => {
    expect(loadEnv({ ...least, REDIS_URL: '', PORT: '' })).toMatchObject({ PORT: 8000 });
  });
});
