import { GorgiasError } from './gorgias-error.ts';

interface CreateOnce<T> {
  readonly operation: string;
  readonly create: () => Promise<T>;
  readonly find: () => Promise<T | undefined>;
  readonly pause: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
  /** How long a timed-out create is left alone before we look whether it came through. */
  readonly settleMs: number;
}

const maxAttempts = 3;
const backoffMs = 500;
/** After a timeout without a trace of the record: long enough for Gorgias to finish what it may still be doing. */
const timeoutRetryAfterMs = 15_000;

/**
 * Creates; after an unknown outcome looks first, and creates again only when nothing is there. A timed-out create
 * that can't be found is not repeated here, since it may still be under way: the error says when to come back.
 * @throws GorgiasError
 */
export async function createOnce<T>(work: CreateOnce<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const tried = await tryCreate(work.create);
    if (tried.ok) return tried.value;
    const found = await look(work, tried.error, attempt);
    if (found !== undefined) return found;
  }
}

/** `undefined` means: not there, create again. Throws the failure when that would be one try too many. */
async function look<T>(work: CreateOnce<T>, error: GorgiasError, attempt: number): Promise<T | undefined> {
  if (work.signal.aborted) throw error;
  await work.pause(error.isTimeout ? work.settleMs : backoffMs * attempt);
  const found = await work.find();
  if (found !== undefined) return found;
  if (error.isTimeout) throw stillOpen(work.operation, error);
  if (attempt === maxAttempts) throw error;
  return undefined;
}

async function tryCreate<T>(
  create: () => Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; error: GorgiasError }> {
  try {
    return { ok: true, value: await create() };
  } catch (error) {
    if (error instanceof GorgiasError && error.outcome === 'unknown') return { ok: false, error };
    throw error;
  }
}

function stillOpen(operation: string, cause: GorgiasError): GorgiasError {
  return new GorgiasError(`gorgias ${operation}: timeout, not there yet`, {
    isRetryable: true,
    outcome: 'unknown',
    isTimeout: true,
    retryAfterMs: timeoutRetryAfterMs,
    cause,
  });
}
