import { LangSmithSink } from './integrations/langsmith/langsmith-sink.ts';
import type { Clock } from './platform/clock.ts';
import { createDatabase, type Database } from './platform/db.ts';
import type { Env } from './platform/env.ts';
import { type Fanout, localFanout } from './platform/fanout.ts';
import type { Logger } from './platform/logger.ts';
import { present } from './platform/present.ts';
import type { RateLimiter } from './platform/rate-limiter.ts';
import { createRateLimiter } from './platform/rate-limiter-flexible.ts';
import { createRedis, type RedisConnection } from './platform/redis.ts';
import { createRedisFanout } from './platform/redis-fanout.ts';
import { noTraceSink, type TraceSink } from './platform/tracing.ts';

const traceFlushMs = 3_000;

export interface GroundDeps {
  readonly env: Env;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Shown in pg_stat_activity. */
  readonly processName: string;
}

/** What every process stands on. */
export interface Ground extends GroundDeps {
  readonly database: Database;
  readonly redis: RedisConnection | undefined;
  readonly fanout: Fanout;
  readonly limiter: RateLimiter;
  readonly traces: TraceSink;
  close(): Promise<void>;
}

export async function openGround(deps: GroundDeps): Promise<Ground> {
  const [database, { redis, fanout, closeRedis }] = await Promise.all([openDatabase(deps), openRedis(deps)]);
  const traces = createTraceSink(deps);
  return {
    ...deps,
    database,
    redis,
    fanout,
    limiter: createRateLimiter(present({ redis })),
    traces,
    close: async () => {
      await traces.close(traceFlushMs);
      await closeRedis();
      await database.close();
    },
  };
}

function openDatabase({ env, logger, processName }: GroundDeps): Promise<Database> {
  return createDatabase({
    url: env.DATABASE_URL,
    poolSize: env.DATABASE_POOL_SIZE + env.DATABASE_MAX_OVERFLOW,
    applicationName: processName,
    connectionTimeoutMs: 3_000,
    statementTimeoutMs: 10_000,
    onError: (error) => logger.warn('database.connection_lost', { error }),
  });
}

async function openRedis({ env, logger }: GroundDeps) {
  if (env.REDIS_URL === undefined) {
    return { redis: undefined, fanout: localFanout as Fanout, closeRedis: async () => undefined };
  }
  const redis = await createRedis({ url: env.REDIS_URL, logger, name: 'commands' });
  const subscriber = await createRedis({ url: env.REDIS_URL, logger, name: 'subscriber' });
  const fanout = createRedisFanout({ publisher: redis, subscriber });
  const closeRedis = async () => {
    await fanout.close();
    await Promise.all([redis.close(), subscriber.close()]);
  };
  return { redis, fanout: fanout as Fanout, closeRedis };
}

function createTraceSink({ env, clock, logger }: GroundDeps): TraceSink {
  if (!env.LANGSMITH_TRACING || env.LANGSMITH_API_KEY === undefined) {
    return noTraceSink;
  }
  return new LangSmithSink({
    endpoint: env.LANGSMITH_ENDPOINT,
    apiKey: env.LANGSMITH_API_KEY,
    project: env.LANGSMITH_PROJECT,
    samplingRate: env.LANGSMITH_TRACING_SAMPLING_RATE,
    clock,
    logger,
    ...present({ workspaceId: env.LANGSMITH_WORKSPACE_ID }),
  });
}
