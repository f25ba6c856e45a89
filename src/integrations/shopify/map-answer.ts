import type { StoreAnswer } from '../../commerce/store-backend.ts';

/** Maps a good answer; an answer that is not what the schema promises is refused rather than thrown at a turn. */
export function mapAnswer<From, To>(answer: StoreAnswer<From>, map: (value: From) => To): StoreAnswer<To> {
  if (!answer.ok) return answer;
  try {
    return { ok: true, value: map(answer.value) };
  } catch {
    return { ok: false, reason: 'unavailable', message: 'shopify: the answer is not what the schema promises' };
  }
}
