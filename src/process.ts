import type { Env } from './platform/env.ts';
import { EnvError, hideTracingFromLangChain, loadEnv } from './platform/env.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { present } from './platform/present.ts';

/** A process that is told to stop has this long; then it is ended. */
const lastWordMs = 28_000;

export interface ProcessStart {
  readonly env: Env;
  readonly logger: Logger;
}

/** Reads the environment; what is wrong with it is one line, before anything starts. */
export function startProcess(service: string, version: string): ProcessStart {
  const env = loadEnvOrExit();
  hideTracingFromLangChain();
  const logger = createLogger({
    level: env.APP_DEBUG ? 'debug' : env.LOG_LEVEL,
    format: env.LOG_FORMAT,
    fixed: { service, version, build: env.BUILD_ID, env: env.APP_ENV },
    ...present({ file: env.LOG_FILE }),
  });
  process.on('unhandledRejection', (error) => endBadly(logger, 'process.unhandled_rejection', error));
  process.on('uncaughtException', (error) => endBadly(logger, 'process.uncaught_exception', error));
  return { env, logger };
}

/** Closes once on SIGTERM or SIGINT; a second signal, or too long a close, ends the process at once. */
export function closeOnSignal(logger: Logger, close: () => Promise<void>): void {
  let isClosing = false;
  const stop = (signal: NodeJS.Signals) => {
    if (isClosing) {
      process.exit(1);
    }
    isClosing = true;
    logger.info('process.stopping', { signal });
    setTimeout(() => process.exit(1), lastWordMs).unref();
    close().then(
      () => {
        logger.info('process.stopped');
        process.exit(0);
      },
      (error: unknown) => endBadly(logger, 'process.close_failed', error),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

export function endBadly(logger: Logger, event: string, error: unknown): never {
  if (error instanceof EnvError) {
    complain(error);
  }
  logger.error(event, { error, stack: error instanceof Error ? error.stack : undefined });
  process.exit(1);
}

function loadEnvOrExit(): Env {
  try {
    return loadEnv();
  } catch (error) {
    if (error instanceof EnvError) {
      complain(error);
    }
    throw error;
  }
}

function complain(error: EnvError): never {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
