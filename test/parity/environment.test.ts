import { afterEach, describe, expect, it } from '@jest/globals';
import { type Ground, openGround } from '../../src/ground.ts';
import { createRateLimits } from '../../src/http/rate-limits.ts';
import { createStoreSettingsSchema, StoreRegistry } from '../../src/operations/stores.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { type Env, loadEnv } from '../../src/platform/env.ts';
import { createStoreRecord } from '../factories/store-record.ts';
import { createRecordingLogger } from '../fakes/recording-logger.ts';

const least = { DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/db', APP_SECRET_KEY: 'x'.repeat(32) };
/** What some names need beside them. */
const company = {
  OPENAI_API_KEY: 'sk-test',
  SHOPIFY_ACCESS_TOKEN: 'shpat_test',
  GORGIAS_EMAIL: 'bot@example.com',
  GORGIAS_API_KEY: 'key',
  LANGSMITH_API_KEY: 'lsv2_test',
};

/** [the original's name, a value, where we keep it, what it is there] */
const taken: readonly (readonly [string, string, keyof Env, unknown])[] = [
  ['APP_ENV', 'production', 'APP_ENV', 'production'],
  ['APP_DEBUG', 'true', 'APP_DEBUG', true],
  ['APP_SECRET_KEY', 's'.repeat(32), 'APP_SECRET_KEY', 's'.repeat(32)],
  ['PORT', '9000', 'PORT', 9_000],
  ['DATABASE_URL', 'postgresql://a:b@db:5432/support', 'DATABASE_URL', 'postgresql://a:b@db:5432/support'],
  ['DATABASE_POOL_SIZE', '30', 'DATABASE_POOL_SIZE', 30],
  ['DATABASE_MAX_OVERFLOW', '5', 'DATABASE_MAX_OVERFLOW', 5],
  ['REDIS_URL', 'redis://redis:6379/0', 'REDIS_URL', 'redis://redis:6379/0'],
  ['OPENAI_API_KEY', 'sk-one', 'OPENAI_API_KEY', 'sk-one'],
  ['OPENAI_ORG_ID', 'org-one', 'OPENAI_ORG_ID', 'org-one'],
  ['DEFAULT_MODEL', 'gpt-4o', 'DEFAULT_MODEL', 'gpt-4o'],
  ['FALLBACK_MODEL', 'gpt-4o-mini', 'FALLBACK_MODEL', 'gpt-4o-mini'],
  ['MAX_TOKENS', '300', 'MAX_TOKENS_PER_RESPONSE', 300],
  ['MAX_TOKENS_PER_RESPONSE', '300', 'MAX_TOKENS_PER_RESPONSE', 300],
  ['TEMPERATURE', '0.2', 'TEMPERATURE', 0.2],
  ['LANGCHAIN_TRACING_V2', 'true', 'LANGSMITH_TRACING', true],
  ['LANGCHAIN_API_KEY', 'lsv2_one', 'LANGSMITH_API_KEY', 'lsv2_one'],
  ['LANGCHAIN_PROJECT', 'ecommerce-support-prod', 'LANGSMITH_PROJECT', 'ecommerce-support-prod'],
  ['LANGSMITH_API_KEY', 'lsv2_one', 'LANGSMITH_API_KEY', 'lsv2_one'],
  ['LANGSMITH_PROJECT', 'ecommerce-support-prod', 'LANGSMITH_PROJECT', 'ecommerce-support-prod'],
  ['SHOPIFY_API_KEY', 'id', 'SHOPIFY_API_KEY', 'id'],
  ['SHOPIFY_API_SECRET', 'secret', 'SHOPIFY_API_SECRET', 'secret'],
  ['SHOPIFY_API_VERSION', '2026-10', 'SHOPIFY_API_VERSION', '2026-10'],
  ['GORGIAS_DOMAIN', 'fernhollow', 'GORGIAS_DOMAIN', 'fernhollow'],
  ['GORGIAS_EMAIL', 'help@example.com', 'GORGIAS_EMAIL', 'help@example.com'],
  ['GORGIAS_API_KEY', 'gorgias', 'GORGIAS_API_KEY', 'gorgias'],
  ['CORS_ORIGINS', 'https://a.example,https://b.example', 'CORS_ORIGINS', 'https://a.example,https://b.example'],
  ['RATE_LIMIT_ENABLED', 'false', 'RATE_LIMIT_ENABLED', false],
  ['RATE_LIMIT_REQUESTS', '50', 'RATE_LIMIT_REQUESTS', 50],
  ['RATE_LIMIT_PERIOD', '10', 'RATE_LIMIT_PERIOD', 10],
  ['AUTO_REFUND_LIMIT', '75.50', 'AUTO_REFUND_LIMIT', 75.5],
  ['RETURN_WINDOW_DAYS', '14', 'RETURN_WINDOW_DAYS', 14],
  ['ESCALATION_CONFIDENCE_THRESHOLD', '0.7', 'ESCALATION_CONFIDENCE_THRESHOLD', 0.7],
];

/** Names of the original that mean nothing here: setting one changes nothing. */
const notTaken: Readonly<Record<string, string>> = {
  REASONING_MODEL: 'read by no code of the original either',
  EASYPOST_API_KEY: 'return labels are a WRITE; none exists yet',
  SENDGRID_API_KEY: "in the original's docs only; nothing here sends mail",
  ESCALATION_EMAIL: 'a setting of each store: notifications.escalation_email',
  SENTRY_DSN: 'error tracking comes with row 001-17',
  SENTRY_ENVIRONMENT: 'error tracking comes with row 001-17',
  KB_CHUNK_SIZE: "nothing is chunked or embedded; the shop's own policies are read (the same for every KB_ name)",
};

/** Parity 2.5, as it stands there (KB_ once for its eight). */
const originalNames =
  `APP_ENV APP_DEBUG APP_SECRET_KEY PORT DATABASE_URL DATABASE_POOL_SIZE DATABASE_MAX_OVERFLOW REDIS_URL
  OPENAI_API_KEY OPENAI_ORG_ID DEFAULT_MODEL FALLBACK_MODEL REASONING_MODEL MAX_TOKENS TEMPERATURE
  LANGCHAIN_TRACING_V2 LANGCHAIN_API_KEY LANGCHAIN_PROJECT LANGSMITH_API_KEY LANGSMITH_PROJECT
  SHOPIFY_API_KEY SHOPIFY_API_SECRET SHOPIFY_API_VERSION GORGIAS_DOMAIN GORGIAS_EMAIL GORGIAS_API_KEY EASYPOST_API_KEY
  SENDGRID_API_KEY ESCALATION_EMAIL SENTRY_DSN SENTRY_ENVIRONMENT CORS_ORIGINS
  RATE_LIMIT_ENABLED RATE_LIMIT_REQUESTS RATE_LIMIT_PERIOD AUTO_REFUND_LIMIT RETURN_WINDOW_DAYS
  ESCALATION_CONFIDENCE_THRESHOLD MAX_TOKENS_PER_RESPONSE KB_CHUNK_SIZE`.split(/\s+/);

describe('parity 2.5: environment names', () => {
  it('are each taken or left out with a reason, none forgotten', () => {
    const known = [...taken.map(([name]) => name), ...Object.keys(notTaken)];

    expect(known.toSorted()).toEqual(originalNames.toSorted());
  });

  it.each(taken)('%s is taken', (name, value, key, expected) => {
    const { [name]: _left, ...others }: Record<string, string> = { ...least, ...company };
    const given = name.startsWith('LANGCHAIN_') ? withoutLangSmith(others, name) : others;

    expect(loadEnv({ ...given, [name]: value })[key]).toEqual(expected);
  });

  it.each(Object.keys(notTaken))('%s changes nothing', (name) => {
    expect(loadEnv({ ...least, [name]: 'anything' })).toEqual(loadEnv(least));
  });

  it("have the original's defaults", () => {
    expect(loadEnv(least)).toMatchObject({
      PORT: 8_000,
      DATABASE_POOL_SIZE: 20,
      DATABASE_MAX_OVERFLOW: 10,
      AUTO_REFUND_LIMIT: 50,
      RETURN_WINDOW_DAYS: 30,
      ESCALATION_CONFIDENCE_THRESHOLD: 0.6,
      MAX_TOKENS_PER_RESPONSE: 500,
    });
  });
});

describe('parity 2.5: what the database names mean', () => {
  let ground: Ground | undefined;
  afterEach(async () => {
    await ground?.close();
    ground = undefined;
  });
  const open = (variables: Record<string, string>) =>
    openGround({
      env: loadEnv({ ...least, ...variables }),
      clock: systemClock,
      logger: createRecordingLogger(),
      processName: 'support-agent-web',
    });

  it.each([
    [{}, 30],
    [{ DATABASE_POOL_SIZE: '30' }, 40],
    [{ DATABASE_POOL_SIZE: '30', DATABASE_MAX_OVERFLOW: '0' }, 30],
  ])('001-46: with %j the pool opens at most %i connections', async (variables, maximum) => {
    ground = await open(variables);

    expect(ground.database.pool.options.max).toBe(maximum);
  });

  it('001-10: the connections carry the name of the process', async () => {
    ground = await open({});

    expect(ground.database.pool.options.application_name).toBe('support-agent-web');
  });
});

describe('parity 2.5: what the policy names mean', () => {
  const defaults = { autoRefundLimit: 75.5, returnWindowDays: 14, escalationConfidenceThreshold: 0.7 };
  const find = (settings: unknown) =>
    new StoreRegistry({
      repository: { findById: async () => createStoreRecord({ settings }) },
      clock: systemClock,
      defaults,
    }).find('store-123');

  it('AUTO_REFUND_LIMIT, RETURN_WINDOW_DAYS and ESCALATION_CONFIDENCE_THRESHOLD hold for a store that says nothing', async () => {
    expect((await find({}))?.settings).toMatchObject({
      auto_refund_limit: 75.5,
      return_window_days: 14,
      escalation_confidence_threshold: 0.7,
    });
  });

  it("give way to the store's own, by the name of the specification or of the column", async () => {
    expect((await find({ auto_refund_limit: 20, escalation_threshold: 0.5 }))?.settings).toMatchObject({
      auto_refund_limit: 20,
      return_window_days: 14,
      escalation_confidence_threshold: 0.5,
    });
  });

  it('leave the store settings that the original names', () => {
    const ours = ['writes', 'policy'];
    expect(Object.keys(createStoreSettingsSchema(defaults).parse({})).filter((name) => !ours.includes(name))).toEqual([
      'auto_refund_limit',
      'auto_refund_enabled',
      'return_window_days',
      'escalation_confidence_threshold',
      'working_hours',
      'brand_voice',
      'notifications',
    ]);
  });
});

describe('parity 2.5: what the rate limit names mean', () => {
  it('RATE_LIMIT_REQUESTS messages in RATE_LIMIT_PERIOD seconds, and the other limits of the specification', () => {
    const limits = createRateLimits({ isEnabled: true, messages: 50, periodSeconds: 10 });

    expect(limits.store).toMatchObject({
      newConversations: { limit: 100, windowSeconds: 10 },
      messages: { limit: 50, windowSeconds: 10 },
      reads: { limit: 1_000, windowSeconds: 10 },
      webhooks: { limit: 500, windowSeconds: 10 },
    });
  });

  it('are 300 messages a minute when nobody says anything', () => {
    const { RATE_LIMIT_ENABLED, RATE_LIMIT_REQUESTS, RATE_LIMIT_PERIOD } = loadEnv(least);

    expect([RATE_LIMIT_ENABLED, RATE_LIMIT_REQUESTS, RATE_LIMIT_PERIOD]).toEqual([true, 300, 60]);
  });
});

/** Where both spellings are set ours wins, so the original's is tried alone. */
function withoutLangSmith(variables: Record<string, string>, name: string): Record<string, string> {
  const { LANGSMITH_API_KEY, ...others } = variables;
  return name === 'LANGCHAIN_API_KEY' ? others : { ...others, LANGSMITH_API_KEY: LANGSMITH_API_KEY ?? '' };
}
