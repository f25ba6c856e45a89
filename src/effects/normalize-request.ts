import { fromMinorUnits, type Money, toMinorUnits } from '../commerce/money.ts';
import { isShopsFault } from '../commerce/policy/line-facts.ts';
import { type ItemReason, type RequestOf, type WriteRequest, writeRequestSchema } from '../commerce/write-request.ts';

export type NormalizedRequest =
  | { readonly ok: true; readonly request: WriteRequest }
  | { readonly ok: false; readonly reason: 'bad_request' | 'bad_amount' | 'nothing_asked' };

/**
 * The one form of a wish: what a model wrote is parsed again, lines named twice are added up and sorted, amounts have
 * their currency's digits. An amount that is not positive or has too many digits is refused here.
 */
export function normalizeRequest(wished: unknown): NormalizedRequest {
  const parsed = writeRequestSchema.safeParse(trimTexts(wished));
  if (!parsed.success) {
    return { ok: false, reason: 'bad_request' };
  }
  const withItems = normalizeItems(parsed.data);
  if (!writeRequestSchema.safeParse(withItems).success) {
    return { ok: false, reason: 'bad_request' };
  }
  return normalizeAmount(withItems);
}

function normalizeItems(request: WriteRequest): WriteRequest {
  switch (request.action) {
    case 'change_items':
      return { ...request, changes: mergeLines(request.changes) };
    case 'return_items':
      return { ...request, items: mergeLines(request.items) };
    case 'exchange_items':
      return { ...request, items: mergeLines(request.items) };
    case 'refund':
      return { ...request, items: mergeLines(request.items) };
    case 'replace_items':
      return { ...request, items: mergeLines(request.items) };
    case 'cancel_order':
    case 'change_address':
    case 'create_discount':
    case 'grant_store_credit':
    case 'change_subscription':
    case 'change_customer_address':
      return request;
  }
}

interface Line {
  readonly lineItemId: string;
  readonly quantity: number;
  readonly newVariantId?: string | undefined;
  readonly reason?: ItemReason;
}

/** Units of one line going to one variant are one entry; of two reasons the one that is no fault of the shop's counts. */
function mergeLines<L extends Line>(lines: readonly L[]): L[] {
  const merged = new Map<string, L>();
  for (const line of lines) {
    const place = `${line.lineItemId} ${line.newVariantId ?? ''}`;
    const known = merged.get(place);
    const kept = known?.reason !== undefined && isShopsFault(known.reason) ? line : (known ?? line);
    merged.set(place, { ...kept, quantity: line.quantity + (known?.quantity ?? 0) });
  }
  return [...merged.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line);
}

function normalizeAmount(request: WriteRequest): NormalizedRequest {
  switch (request.action) {
    case 'refund':
      if (request.items.length === 0 && !request.shipping && request.amount === undefined) {
        return { ok: false, reason: 'nothing_asked' };
      }
      return withAmount(request);
    case 'create_discount':
      if ((request.percent === undefined) === (request.amount === undefined)) {
        return { ok: false, reason: 'bad_amount' };
      }
      return withAmount(request);
    case 'grant_store_credit':
      return withAmount(request);
    case 'cancel_order':
    case 'change_address':
    case 'change_items':
    case 'return_items':
    case 'exchange_items':
    case 'replace_items':
    case 'change_subscription':
    case 'change_customer_address':
      return { ok: true, request };
  }
}

function withAmount(request: RequestOf<'refund' | 'create_discount' | 'grant_store_credit'>): NormalizedRequest {
  const { amount } = request;
  if (amount === undefined) {
    return { ok: true, request };
  }
  const units = toUnits(amount);
  if (units === undefined || units <= 0) {
    return { ok: false, reason: 'bad_amount' };
  }
  return { ok: true, request: { ...request, amount: fromMinorUnits(units, amount.currency.toUpperCase()) } };
}

/** What `Intl` does not take for a currency's code has no minor units. */
function toUnits({ amount, currency }: Money): number | undefined {
  return /^[A-Za-z]{3}$/.test(currency) ? toMinorUnits({ amount, currency: currency.toUpperCase() }) : undefined;
}

function trimTexts(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(unprintable, ' ').trim().toWellFormed();
  }
  if (Array.isArray(value)) {
    return value.map(trimTexts);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, trimTexts(field)]));
}

/** Line ends, escape sequences and marks that turn a text around: no address or name has them, and people read these. */
const unprintable = / *[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+ */gu;
