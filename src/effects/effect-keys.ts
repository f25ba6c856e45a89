import { createHash, createHmac } from 'node:crypto';
import type { Consequence } from '../commerce/consequence.ts';
import type { Verdict } from '../commerce/policy/verdict.ts';
import type { Fees } from '../commerce/store-writer.ts';
import type { WriteRequest } from '../commerce/write-request.ts';

/**
 * The same for the same wish, however it is worded: why it is wished and where the money goes make no second wish, so
 * that nobody gets the same units paid twice by giving another reason.
 */
export function toWish(storeId: string, subjectId: string, request: WriteRequest): string {
  return sha256({ storeId, subjectId, request: dropReasons(request) });
}

export interface ConsentBasis {
  readonly storeId: string;
  readonly subjectId: string;
  readonly request: WriteRequest;
  readonly consequence: Consequence;
  readonly fees: Fees;
  readonly verdict: Verdict;
}

/**
 * What is consented to. Clauses that only ask for an operator are left out: they take nothing from the shopper. So is
 * the day a discount ends, which moves with the clock; the one that was shown is the one that is made.
 */
export function toConsentHash({ verdict, consequence, ...basis }: ConsentBasis): string {
  const clauses = verdict.clauses
    .filter(({ effect }) => effect !== 'approve')
    .map(({ id, version, itemId }) => ({ id, version, itemId }));
  const { discount, ...shown } = consequence;
  const code = discount && { percent: discount.percent, amount: discount.amount };
  return sha256({ ...basis, consequence: { ...shown, discount: code }, policy: verdict.policy, clauses });
}

/** Idempotency key at the shop, 64 hex digits: of a wish and the one consent that it gets. Not to be guessed. */
export function toEffectKey(secret: string, wish: string, effectId: string): string {
  return createHmac('sha256', secret).update(`effect-key ${wish} ${effectId}`).digest('hex');
}

function dropReasons(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(dropReasons);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const fields = Object.entries(value).filter(([name]) => name !== 'reason' && name !== 'refundTo');
  return Object.fromEntries(fields.map(([name, field]) => [name, dropReasons(field)]));
}

function sha256(value: unknown): string {
  return createHash('sha256').update(toCanonicalJson(value)).digest('hex');
}

/** Keys sorted, absent fields left out: one text for one value, also after a stay in the database. */
function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([one], [other]) => (one < other ? -1 : 1)))
      : field,
  );
}
