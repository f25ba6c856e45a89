import { type Response, Router } from 'express';
import type { Clock } from '../platform/clock.ts';

export interface BuildInfo {
  readonly name: string;
  readonly version: string;
  readonly buildId: string;
  /** Absent where the build knows no commit. */
  readonly gitSha?: string;
}

export interface HealthDeps {
  readonly build: BuildInfo;
  readonly clock: Clock;
  /** Rejects when the database can't answer. */
  readonly pingDatabase: (signal: AbortSignal) => Promise<unknown>;
  /** Absent where no Redis is configured; resolves to false or rejects when it is away. */
  readonly pingRedis?: (signal: AbortSignal) => Promise<boolean>;
  /** Name of the newest migration that the database has; without any it is not ready. */
  readonly findMigrationId: () => Promise<string | undefined>;
}

type Part = 'up' | 'down' | 'not_configured' | 'not_migrated';

interface Readiness {
  readonly status: 'ok' | 'degraded' | 'unavailable' | 'draining';
  readonly database: Part;
  readonly redis: Part;
}

const probeTimeoutMs = 1_000;

/**
 * `/health` and `/health/live`: the process answers. `/health/ready`: it should be sent work. Without PostgreSQL it
 * should not (503). Without Redis it goes on alone, so that is only said (200, `degraded`).
 */
export class Health {
  readonly router = Router();
  private readonly startedMs: number;
  private probing: Promise<Readiness> | undefined;
  private isDraining = false;
  private migrationId: string | undefined;

  constructor(private readonly deps: HealthDeps) {
    this.startedMs = deps.clock.monotonicMs();
    this.router.get(['/health', '/health/live', '/api/health'], (_req, res) => this.answerLive(res));
    this.router.get(['/health/ready', '/api/health/ready', '/api/v1/health/ready'], (_req, res) =>
      this.answerReady(res),
    );
    this.router.get('/', (_req, res) => this.answerRoot(res));
  }

  /** From now on not ready: the balancer looks elsewhere while turns in flight end. */
  drain(): void {
    this.isDraining = true;
  }

  private answerLive(res: Response): void {
    res.json({ status: 'ok', ...this.describe() });
  }

  private async answerReady(res: Response): Promise<void> {
    this.probing ??= this.probe().finally(() => {
      this.probing = undefined;
    });
    const { status, database, redis } = await this.probing;
    const isReady = status === 'ok' || status === 'degraded';
    if (!isReady) {
      res.setHeader('retry-after', '2');
    }
    res.status(isReady ? 200 : 503).json({ status, checks: { database, redis }, ...this.describe() });
  }

  private answerRoot(res: Response): void {
    const { name, version } = this.deps.build;
    res.json({
      name,
      version,
      links: { health: '/health', ready: '/health/ready', openapi: '/openapi.json', docs: '/docs' },
    });
  }

  private async probe(): Promise<Readiness> {
    const signal = AbortSignal.timeout(probeTimeoutMs);
    const { pingRedis } = this.deps;
    const [database, redis] = await Promise.all([
      isAnswering(signal, async () => {
        await this.deps.pingDatabase(signal);
        this.migrationId = await this.deps.findMigrationId();
        return true;
      }),
      pingRedis === undefined ? undefined : isAnswering(signal, () => pingRedis(signal)),
    ]);
    const redisPart: Part = redis === undefined ? 'not_configured' : toPart(redis);
    const databasePart: Part = database && this.migrationId === undefined ? 'not_migrated' : toPart(database);
    const status = databasePart === 'up' ? (redisPart === 'down' ? 'degraded' : 'ok') : 'unavailable';
    return { status: this.isDraining ? 'draining' : status, database: databasePart, redis: redisPart };
  }

  private describe() {
    const { build, clock } = this.deps;
    return {
      version: build.version,
      build_id: build.buildId,
      git_sha: build.gitSha ?? null,
      migration_id: this.migrationId ?? null,
      uptime_seconds: Math.round((clock.monotonicMs() - this.startedMs) / 1_000),
    };
  }
}

function toPart(isUp: boolean): Part {
  return isUp ? 'up' : 'down';
}

/** False also for a part that never settles. */
async function isAnswering(signal: AbortSignal, ping: () => Promise<boolean>): Promise<boolean> {
  const timeout = new Promise<boolean>((resolve) => {
    signal.addEventListener('abort', () => resolve(false), { once: true });
  });
  return Promise.race([ping().catch(() => false), timeout]);
}
