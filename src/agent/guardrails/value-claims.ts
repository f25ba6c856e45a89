import { readCurrencies } from './amounts.ts';
import { type CheckedClaim, type GuardContext, shopper } from './claim.ts';
import { toDays } from './durations.ts';
import type { Evidence, EvidenceIndex } from './evidence.ts';
import { readRole } from './roles.ts';
import type { SpokenValue } from './spoken-value.ts';

/** Looks a value up among the facts; the shopper's own words back an order number, and anything in a question. */
export function checkValue(
  value: SpokenValue,
  lower: string,
  context: GuardContext,
  isQuestion: boolean,
): CheckedClaim {
  const evidence = findEvidence(value, lower, context, isQuestion);
  return { kind: value.kind, text: value.text, ...(evidence === undefined ? {} : { evidence }) };
}

function findEvidence(value: SpokenValue, lower: string, context: GuardContext, isQuestion: boolean) {
  const { evidence, shopperValues } = context;
  if (value.kind === 'internal_id') {
    return undefined;
  }
  const held = evidence.values.get(value.key) ?? findOther(value, evidence);
  const backer = value.kind === 'amount' ? findAmount(held, value, lower) : held?.[0];
  if (backer !== undefined) {
    return { factId: backer.factId, value: backer.value };
  }
  const mayBeEchoed = value.kind === 'order' || value.kind === 'number' || isQuestion;
  return mayBeEchoed && saidByShopper(value, shopperValues) ? shopper : undefined;
}

/** What is equal in another way: a link into the shop, a span since or until a moment of the order. */
function findOther(value: SpokenValue, evidence: EvidenceIndex): readonly Evidence[] | undefined {
  if (value.kind === 'url') {
    return isOfShop(value.key, evidence.shopDomain)
      ? [{ factId: 'shop', value: value.text, role: 'other' }]
      : undefined;
  }
  if (value.kind === 'tracking' || value.kind === 'number') {
    const digits = value.key.slice(value.key.indexOf(':') + 1);
    return (
      evidence.values.get(`number:${digits}`) ??
      evidence.values.get(`order:${digits}`) ??
      evidence.values.get(`tracking:${digits}`)
    );
  }
  return value.kind === 'duration' ? findSpan(value, evidence) : undefined;
}

function findSpan(value: SpokenValue, { now, moments }: EvidenceIndex): readonly Evidence[] | undefined {
  const days = toDays(value.key);
  const moment = moments.find(({ at }) => {
    const distance = Math.abs(now.getTime() - at.getTime()) / msPerDay;
    return days !== undefined && Math.abs(distance - days) < 1;
  });
  return moment === undefined ? undefined : [{ factId: moment.factId, value: moment.at.toISOString(), role: 'other' }];
}

const msPerDay = 86_400_000;

function findAmount(held: readonly Evidence[] | undefined, value: SpokenValue, lower: string): Evidence | undefined {
  const currencies = readCurrencies(value.text);
  const isRefund = readRole(lower, value.index) === 'refunded';
  return held?.find(
    ({ currency, role }) =>
      (currency === undefined || currencies === undefined || currencies.includes(currency)) &&
      (!isRefund || role === 'refunded' || role === 'text' || isTotalSaid(lower, value.index)),
  );
}

/** "refunded 20.00 of 84.50", "the order total was": the amount beside a refund that is not the refund. */
function isTotalSaid(lower: string, index: number): boolean {
  return /(?:(?:[\d$€£]|usd|eur|gbp)\s*(?:of|von|sur|de)(?: the| your)?(?: total(?: of)?)?|^von|^sur|^de|total(?: of| was| is)?|gesamt\p{L}*)\s*$/u.test(
    lower.slice(Math.max(0, index - 24), index),
  );
}

function isOfShop(key: string, shopDomain: string | undefined): boolean {
  const address = key.replace(/^url:/, '');
  const link = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  if (shopDomain === undefined || !URL.canParse(link)) {
    return false;
  }
  // As a browser reads it: `https://shop.example:80@elsewhere.example` leads elsewhere.
  const { hostname, port, username, password } = new URL(link);
  const isPlain = port === '' && username === '' && password === '';
  return isPlain && hostname.replace(/^www\./, '') === shopDomain.toLowerCase().replace(/^www\./, '');
}

function saidByShopper(value: SpokenValue, shopperValues: ReadonlySet<string>): boolean {
  const bare = value.key.slice(value.key.indexOf(':') + 1);
  return shopperValues.has(value.key) || shopperValues.has(`order:${bare}`) || shopperValues.has(`number:${bare}`);
}
