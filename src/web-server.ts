import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Service } from './bootstrap.ts';
import { createWebChatRoutes } from './channels/web-chat/routes.ts';
import { EventStreams } from './channels/web-chat/stream.ts';
import { createConsoleRoutes } from './console/routes.ts';
import { createApp } from './http/app.ts';
import { ConversationTokens } from './http/authentication.ts';
import { Health } from './http/health.ts';
import { createRateLimits } from './http/rate-limits.ts';
import { AccessLog } from './operations/access-log.ts';
import { PrismaAccessLogRepository } from './operations/access-log-repository.ts';
import { ApiKeys } from './operations/api-keys.ts';
import { PrismaApiKeyRepository } from './operations/api-keys-repository.ts';
import { findNewestMigration } from './platform/database/migration-history.ts';
import { EnvError } from './platform/env.ts';
import { createKeyedHash } from './platform/keyed-hash.ts';
import { present } from './platform/present.ts';
import { version } from './version.ts';

/** Between saying "not ready" and refusing connections, so that a balancer has looked. */
const balancerMs = 300;
/** For turns in flight; what is not answered by then is ended by another process. */
const answerMs = 20_000;
const sweepMs = 50;
/** To send a request of 64 KB at most; Node would let a slow one hold its connection for five minutes. */
const requestMs = 30_000;
const headersMs = 15_000;

export interface WebServer {
  /** Where it listens: `http://host:port`. */
  readonly url: string;
  /** Takes nothing new, lets turns in flight answer, sends idle streams elsewhere. */
  close(): Promise<void>;
}

/** The doors of a web process. Rejects when the address is taken. */
export async function listen(service: Service): Promise<WebServer> {
  const { ground, desk, shopperEffects: effects, operators } = service;
  const { env, clock, logger, database, limiter } = ground;
  const keys = new ApiKeys({ repository: new PrismaApiKeyRepository(database), clock });
  const accessLog = new AccessLog({ repository: new PrismaAccessLogRepository(database), logger });
  const streams = new EventStreams();
  const health = createHealth(service);
  const tokens = new ConversationTokens(createKeyedHash(env.APP_SECRET_KEY, 'conversation-token'));
  const app = createApp({
    logger,
    clock,
    keys,
    limiter,
    limits: createRateLimits({
      isEnabled: env.RATE_LIMIT_ENABLED,
      messages: env.RATE_LIMIT_REQUESTS,
      periodSeconds: env.RATE_LIMIT_PERIOD,
    }),
    accessLog,
    health,
    hashAddress: createKeyedHash(env.APP_SECRET_KEY, 'address'),
    ...present({ trustedProxyHops: env.TRUST_PROXY }),
    corsOrigins: env.CORS_ORIGINS.split(',').filter((origin) => origin !== ''),
    version,
    routes: [...createWebChatRoutes({ desk, effects, streams, tokens, logger }), ...createConsoleRoutes({ operators })],
  });
  const server = createServer({ headersTimeout: headersMs, requestTimeout: requestMs }, app);
  await bind(server, env.PORT, env.HOST);
  return {
    url: toUrl(server),
    close: async () => {
      health.drain();
      await sleep(balancerMs);
      await closeServer(server, streams);
      await accessLog.close();
      await keys.close();
    },
  };
}

/** Connections that are kept alive go as soon as they are idle: a browser would hold them open for seconds. */
async function closeServer(server: Server, streams: EventStreams): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.prependListener('request', (_req, res) => res.setHeader('connection', 'close'));
  const sweeper = setInterval(() => {
    streams.releaseFollowers();
    server.closeIdleConnections();
  }, sweepMs);
  const deadline = setTimeout(() => {
    streams.close();
    server.closeAllConnections();
  }, answerMs);
  await closed;
  clearInterval(sweeper);
  clearTimeout(deadline);
  streams.close();
}

function createHealth({ ground }: Service): Health {
  const { env, clock, database, redis } = ground;
  return new Health({
    build: { name: 'support-agent', version, buildId: env.BUILD_ID },
    clock,
    pingDatabase: (signal) => database.ping(signal),
    ...(redis === undefined ? {} : { pingRedis: async () => (await redis.run((client) => client.ping())) === 'PONG' }),
    findMigrationId: () => findNewestMigration(database.pool),
  });
}

function bind(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(toBindError(error, port, host)));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

/** What an operator can mend by a variable is told as one. */
function toBindError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new EnvError(`PORT ${port} is taken`);
    case 'EACCES':
      return new EnvError(`PORT ${port} needs more rights than this process has`);
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
      return new EnvError(`HOST ${host} is not an address of this machine`);
    default:
      return error;
  }
}

function toUrl(server: Server): string {
  // A listening TCP server's address is never a pipe's name.
  const { port, address } = server.address() as AddressInfo;
  const host = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
