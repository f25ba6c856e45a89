import { z } from 'zod';
import { findDatabaseUrlProblem } from './database/database-url.ts';

/**
 * Everything the service takes from its environment, parsed once at start. Names are the original's; units are in the
 * name or in the comment. Unset values mean the embedded default.
 */
export type Env = z.infer<typeof envSchema>;

/** A bad or missing variable: one line that names it. */
export class EnvError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EnvError';
  }
}

/** @throws EnvError naming every variable that is missing or wrong, in one line. */
export function loadEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = envSchema.safeParse(withAliases(given));
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const name = issue.path.join('.');
      const isAbsent = given[name] === undefined && issue.code === 'invalid_type';
      return `${name} ${isAbsent ? 'is required' : issue.message}`;
    });
    throw new EnvError([...new Set(problems)].join('; '));
  }
  return parsed.data;
}

/** What is set, for those who put defaults under it. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
}

/** One variable by itself, for commands that need no more; empty counts as unset. */
export function readVariable(name: string): string | undefined {
  return process.env[name] || undefined;
}

/**
 * LangChain's own tracer attaches itself to every graph run when it sees these in the process environment, at 2.5 times
 * the CPU and without our redaction. We trace ourselves, so they are taken out once they have been read.
 */
export function hideTracingFromLangChain(): void {
  for (const name of ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2']) {
    delete process.env[name];
  }
}

const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off'], { error: 'must be true or false' })
    .transform((value) => ['true', '1', 'yes', 'on'].includes(value))
    .default(fallback);

const wholeNumber = (min: number, max: number) =>
  z.coerce
    .number({ error: 'must be a whole number' })
    .int('must be a whole number')
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);

const whole = (fallback: number, min: number, max: number) => wholeNumber(min, max).default(fallback);

const decimal = (fallback: number, min: number, max: number) =>
  z.coerce.number({ error: 'must be a number' }).min(min).max(max).default(fallback);

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `must be one of ${words.join(', ')}` });

const url = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional();
const text = z.string().optional();

const settingsSchema = z.object({
  APP_ENV: oneOf(['development', 'test', 'staging', 'production']).default('development'),
  APP_DEBUG: flag(false),
  /** Signs conversation tokens and keys address hashes; at least 32 characters. */
  APP_SECRET_KEY: z.string().min(32, 'must have at least 32 characters'),
  HOST: z.string().default('0.0.0.0'),
  PORT: whole(8000, 0, 65_535),
  /** Hops of proxies in front whose X-Forwarded-For is believed; unset, whoever calls from a private network. */
  TRUST_PROXY: wholeNumber(0, 10).optional(),
  CORS_ORIGINS: z
    .string()
    .regex(/^(https?:\/\/[^\s,/]+(,\s*|$))*$/, 'must be origins such as https://shop.example, separated by commas')
    .default(''),

  /** Plain libpq, exactly as psql takes it. */
  DATABASE_URL: z.string().superRefine((value, context) => {
    const problem = findDatabaseUrlProblem(value);
    if (problem !== undefined) {
      context.addIssue({ code: 'custom', message: problem.replace(/^DATABASE_URL /, '').replace(/\.$/, '') });
    }
  }),
  /** Connections kept, and how many more may be opened at a peak. */
  DATABASE_POOL_SIZE: whole(20, 1, 500),
  DATABASE_MAX_OVERFLOW: whole(10, 0, 500),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must start with redis:// or rediss://')
    .optional(),

  OPENAI_API_KEY: text,
  OPENAI_ORG_ID: text,
  OPENAI_BASE_URL: url,
  ANTHROPIC_API_KEY: text,
  ANTHROPIC_BASE_URL: url,
  /** `openai:<name>`, `anthropic:<name>`, a bare OpenAI name, or `rules`. */
  DEFAULT_MODEL: text,
  FALLBACK_MODEL: text,
  CLASSIFIER_MODEL: text,
  RESPONSE_MODEL: text,
  TEMPERATURE: decimal(0.7, 0, 2),
  MAX_TOKENS_PER_RESPONSE: whole(500, 16, 16_000),
  /** To the first token. */
  LLM_TIMEOUT_MS: whole(10_000, 100, 120_000),

  LANGSMITH_TRACING: flag(false),
  LANGSMITH_API_KEY: text,
  LANGSMITH_PROJECT: z.string().default('support-agent'),
  LANGSMITH_ENDPOINT: z.url().default('https://api.smith.langchain.com'),
  LANGSMITH_WORKSPACE_ID: text,
  LANGSMITH_TRACING_SAMPLING_RATE: decimal(1, 0, 1),

  /** `your-shop.myshopify.com`. */
  SHOPIFY_SHOP: text,
  /** Only for a stand-in of Shopify; the real address follows from the shop. */
  SHOPIFY_BASE_URL: url,
  SHOPIFY_API_VERSION: oneOf(['2026-07', '2026-10']).default('2026-07'),
  SHOPIFY_ACCESS_TOKEN: text,
  SHOPIFY_API_KEY: text,
  SHOPIFY_API_SECRET: text,
  /** `your-account` of your-account.gorgias.com. */
  GORGIAS_DOMAIN: text,
  GORGIAS_BASE_URL: url,
  GORGIAS_EMAIL: text,
  GORGIAS_API_KEY: text,

  RATE_LIMIT_ENABLED: flag(true),
  /** Messages a store may send in each period; periods are seconds. */
  RATE_LIMIT_REQUESTS: whole(300, 1, 1_000_000),
  RATE_LIMIT_PERIOD: whole(60, 1, 86_400),

  AUTO_REFUND_LIMIT: decimal(50, 0, 1_000_000),
  RETURN_WINDOW_DAYS: whole(30, 0, 3650),
  ESCALATION_CONFIDENCE_THRESHOLD: decimal(0.6, 0, 1),

  LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  LOG_FORMAT: oneOf(['json', 'pretty']).default('json'),
  LOG_FILE: text,
  /** Name of the build: an image tag or commit. */
  BUILD_ID: z.string().default('dev'),
});

const envSchema = settingsSchema.superRefine((env, context) => {
  for (const [isMissing, name, why] of listDependent(env)) {
    if (isMissing) {
      context.addIssue({ code: 'custom', path: [name], message: why });
    }
  }
});

/** What becomes required by another variable: [missing, name, why]. */
function listDependent(env: z.infer<typeof settingsSchema>): readonly (readonly [boolean, string, string])[] {
  const models = [env.DEFAULT_MODEL, env.FALLBACK_MODEL, env.CLASSIFIER_MODEL, env.RESPONSE_MODEL].filter(
    (name) => name !== undefined,
  );
  const isOpenAi = (name: string) => !/^(rules$|anthropic:|claude)/.test(name);
  const hasOpenAi = env.OPENAI_API_KEY !== undefined || env.OPENAI_BASE_URL !== undefined;
  const hasGorgias = env.GORGIAS_DOMAIN !== undefined || env.GORGIAS_BASE_URL !== undefined;
  const hasShopKeys = env.SHOPIFY_API_KEY !== undefined && env.SHOPIFY_API_SECRET !== undefined;
  return [
    [
      env.LANGSMITH_TRACING && env.LANGSMITH_API_KEY === undefined,
      'LANGSMITH_API_KEY',
      'is required when tracing is on',
    ],
    [models.some(isOpenAi) && !hasOpenAi, 'OPENAI_API_KEY', 'is required by the models that are set'],
    [
      models.some((name) => /^(anthropic:|claude)/.test(name)) && env.ANTHROPIC_API_KEY === undefined,
      'ANTHROPIC_API_KEY',
      'is required by the models that are set',
    ],
    [
      env.SHOPIFY_SHOP !== undefined && env.SHOPIFY_ACCESS_TOKEN === undefined && !hasShopKeys,
      'SHOPIFY_ACCESS_TOKEN',
      'is required with SHOPIFY_SHOP (or SHOPIFY_API_KEY and SHOPIFY_API_SECRET)',
    ],
    [hasGorgias && env.GORGIAS_EMAIL === undefined, 'GORGIAS_EMAIL', 'is required with GORGIAS_DOMAIN'],
    [hasGorgias && env.GORGIAS_API_KEY === undefined, 'GORGIAS_API_KEY', 'is required with GORGIAS_DOMAIN'],
  ];
}

const aliases: readonly (readonly [string, string])[] = [
  ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2'],
  ['LANGSMITH_TRACING', 'LANGCHAIN_TRACING_V2'],
  ['LANGSMITH_API_KEY', 'LANGCHAIN_API_KEY'],
  ['LANGSMITH_PROJECT', 'LANGCHAIN_PROJECT'],
  ['LANGSMITH_ENDPOINT', 'LANGCHAIN_ENDPOINT'],
  ['SHOPIFY_API_VERSION', 'SHOPIFY_VERSION'],
  ['MAX_TOKENS_PER_RESPONSE', 'MAX_TOKENS'],
  ['BUILD_ID', 'RAILWAY_GIT_COMMIT_SHA'],
];

function withAliases(given: Record<string, string | undefined>): Record<string, string | undefined> {
  const complete = { ...given };
  for (const [name, alias] of aliases) {
    complete[name] ??= complete[alias];
  }
  return complete;
}
