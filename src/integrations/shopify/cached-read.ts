import type { CallContext, StoreAnswer } from '../../commerce/store-backend.ts';
import type { Clock } from '../../platform/clock.ts';

type Read<Value> = (context: CallContext) => Promise<StoreAnswer<Value>>;

/** Keeps a good answer for `ttlMs`; an older one still serves for `staleMs` while the shop can't be reached. */
export function cacheRead<Value>(clock: Clock, ttlMs: number, read: Read<Value>): Read<Value> {
  let kept: { readonly answer: StoreAnswer<Value>; readonly atMs: number } | undefined;
  return async (context) => {
    const startedMs = clock.monotonicMs();
    if (kept && startedMs - kept.atMs < ttlMs) return kept.answer;
    const answer = await read(context);
    if (answer.ok) {
      kept = { answer, atMs: startedMs };
      return answer;
    }
    const isOutage = answer.reason !== 'access_denied' && answer.reason !== 'rejected';
    return isOutage && kept && startedMs - kept.atMs < staleMs ? kept.answer : answer;
  };
}

const staleMs = 3_600_000;
