import type { Consequence } from '../../commerce/consequence.ts';
import { fromMinorUnits, type Money, toMinorUnits } from '../../commerce/money.ts';
import { describeList, describeMoney } from '../phrases/formats.ts';
import { type PhraseKey, phrase } from '../phrases/phrase.ts';

/** Money that goes back, and where: `$25.00` to `your card`; of several payments each with its own part. */
export function describeRefund(
  consequence: Consequence,
  language: string,
): { readonly amount: string; readonly target: string } | undefined {
  const back = sumByTarget(consequence.refunds);
  const total = consequence.refundTotal ?? back[0]?.amount;
  const [first] = back;
  if (first === undefined || total === undefined) {
    return undefined;
  }
  const names = back.map((part) => nameTarget(part, language));
  return { amount: describeMoney(total, language), target: describeList(names, language) };
}

/** The same as a sentence: `$83.48 ($75.65 items + $7.83 tax) goes back to your card.` */
export function tellRefund(consequence: Consequence, language: string): readonly string[] {
  const back = sumByTarget(consequence.refunds);
  const refund = describeRefund(consequence, language);
  const total = consequence.refundTotal ?? back[0]?.amount;
  if (refund === undefined || total === undefined) {
    return [];
  }
  const amount = withParts(total, consequence, language);
  if (back.length === 1) {
    return [phrase(language, 'money_back', { amount, target: refund.target })];
  }
  const parts = back.map((part) =>
    phrase(language, 'money_to', { amount: describeMoney(part.amount, language), target: nameTarget(part, language) }),
  );
  return [phrase(language, 'money_back_several', { amount, parts: describeList(parts, language) })];
}

/** `$83.48 ($75.65 items + $7.83 tax)`; an amount that is items and nothing else stands alone. */
export function withParts(total: Money, { split, fees }: Consequence, language: string): string {
  const amount = describeMoney(total, language);
  const fee = fees.map(({ kind, amount: taken }) => sayPart(`part_${kind}`, taken, language));
  const parts = isSumOf(total, split, fees) ? listParts(split, language) : [];
  if (parts.length > 0 && (fee.length > 0 || !isItemsOnly(split))) {
    return `${amount} (${[parts.join(' + '), ...fee].join(' − ')})`;
  }
  return fee.length === 0
    ? amount
    : `${amount} (${phrase(language, 'parts_taken_off', { parts: describeList(fee, language) })})`;
}

type Split = NonNullable<Consequence['split']>;
type Part = Extract<PhraseKey, `part_${string}`>;

function listParts(split: Split | undefined, language: string): readonly string[] {
  const kinds = ['items', 'tax', 'shipping'] as const;
  return kinds.flatMap((kind) =>
    split === undefined || isZero(split[kind]) ? [] : [sayPart(`part_${kind}`, split[kind], language)],
  );
}

function sayPart(part: Part, amount: Money, language: string): string {
  return phrase(language, part, { amount: describeMoney(amount, language) });
}

function isItemsOnly(split: Split | undefined): boolean {
  return split === undefined || (isZero(split.tax) && isZero(split.shipping));
}

/** What does not add up to the last cent is not shown. */
function isSumOf(total: Money, split: Split | undefined, fees: Consequence['fees']): boolean {
  if (split === undefined) {
    return false;
  }
  const plus = [split.items, split.tax, split.shipping].reduce((sum, part) => sum + toMinor(part), 0);
  return plus - fees.reduce((sum, { amount }) => sum + toMinor(amount), 0) === toMinor(total);
}

function isZero(amount: Money): boolean {
  return toMinor(amount) === 0;
}

function toMinor(amount: Money): number {
  return toMinorUnits(amount) ?? Number.NaN;
}

interface Back {
  readonly key: Extract<PhraseKey, `target_${string}`>;
  readonly amount: Money;
  readonly count: number;
}

/** As the shopper knows his payments: the gateway's name says nothing to him. */
function sumByTarget(refunds: Consequence['refunds']): readonly Back[] {
  const sums = new Map<Back['key'], Back>();
  for (const { to, method, amount } of refunds) {
    const key = to === 'original' && method === 'card' ? 'target_card' : (`target_${to}` as const);
    const known = sums.get(key);
    sums.set(key, known === undefined ? { key, amount, count: 1 } : add(known, amount));
  }
  return [...sums.values()];
}

function add({ key, amount, count }: Back, more: Money): Back {
  return { key, amount: fromMinorUnits(toMinor(amount) + toMinor(more), amount.currency), count: count + 1 };
}

function nameTarget({ key, count }: Back, language: string): string {
  return phrase(language, key === 'target_original' && count > 1 ? 'target_originals' : key);
}
