import { toReceiptId } from '../agent/effects/name-wish.ts';
import type { Consequence, ConsequenceItem } from '../commerce/consequence.ts';
import type { EffectView } from '../commerce/effect.ts';
import type { Money } from '../commerce/money.ts';
import type { ProvedEffect } from '../effects/effect-history.ts';
import { toJsonParts, wrapParts, wrapText } from '../platform/wrap-text.ts';

/** A block for one effect: what, for whom, under which clauses. The request stands as `approve --edit` takes it. */
export function printEffect(effect: EffectView): string {
  const { request, verdict, subjectName, state, reason } = effect;
  const head = `${effect.id}  ${request.action} ${toLine(subjectName)}  ${state}${reason === undefined ? '' : ` (${reason})`}`;
  const [firstPart = '', ...furtherParts] = toJsonParts(request).map(toLine);
  return [
    head,
    row('consequence', listConsequence(effect.consequence).join('; ') || 'no money and no items'),
    row('policy', verdict.policy),
    ...listClauses(effect),
    wrapParts([`  ${'request'.padEnd(nameColumns)}${firstPart}`, ...furtherParts], indent),
    row('hash', effect.hash),
    row('conversation', effect.conversationId),
    row('receipt', effect.reference ?? 'none'),
    row('told as', toReceiptId(effect.id)),
  ].join('\n');
}

/** The same with its proofs, and each step of it: who took it, when, and what shows it. */
export function printProved({ effect, events }: ProvedEffect): string {
  const consent = events.find(({ actor, details }) => actor === 'shopper' && details.by !== undefined);
  const approval = events.find(({ actor, from }) => actor.startsWith('operator:') && from === 'awaiting_approval');
  return [
    printEffect(effect),
    row('consent', consent === undefined ? 'none' : `${toProof(consent.details)}, ${toTime(consent.at)}`),
    row('approval', approval === undefined ? 'none' : `${approval.actor}, ${toTime(approval.at)}`),
    '  events',
    ...listSteps(events),
  ].join('\n');
}

/** Strongest first, each with what it says to a shopper. */
function listClauses({ verdict }: EffectView): readonly string[] {
  const lines = verdict.clauses.map(({ id, version, effect, say }) =>
    wrapText(`${' '.repeat(indent)}${effect.padEnd(8)}${id}@${version}: ${toLine(say.en)}`, indent + 8),
  );
  return lines.length === 0 ? [`${' '.repeat(indent)}no clause spoke`] : [...new Set(lines)];
}

function listSteps(events: ProvedEffect['events']): readonly string[] {
  const steps = events.map(({ from, to }) => (from === to ? to : `${from} -> ${to}`));
  const width = Math.max(0, ...steps.map(({ length }) => length));
  return events.map(({ actor, details, at }, index) => {
    // Policy and clauses stand above.
    const { policy, clauses, ...rest } = details;
    const line = `    ${toTime(at)}  ${(steps[index] ?? '').padEnd(width)}  ${toLine(actor).padEnd(8)} ${toProof(rest)}`;
    return wrapText(line.trimEnd(), stepIndent);
  });
}

function toProof(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .map(([name, value]) => {
      const text = toLine(typeof value === 'string' ? value : JSON.stringify(value));
      return `${name.replaceAll('_', ' ')} ${name === 'hash' ? text.slice(0, 12) : text}`;
    })
    .join(', ');
}

/** `2026-11-20 22:15:55Z` */
function toTime(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')}Z`;
}

function listConsequence(consequence: Consequence): readonly string[] {
  const { refunds, fees, charge, refundLater, itemsOut, itemsIn, address, discount, credit, subscription, newTotal } =
    consequence;
  return [
    ...refunds.map(({ to, amount, label }) => `pays back ${toMoney(amount)} to ${label} (${to})`),
    ...fees.map(({ kind, amount }) => `fee ${kind} ${toMoney(amount)}`),
    ...(charge === undefined ? [] : [`charges ${toMoney(charge)}`]),
    ...(refundLater === undefined ? [] : [`pays back ${toMoney(refundLater)} when the parcel is back`]),
    ...(itemsOut.length === 0 ? [] : [`out: ${itemsOut.map(toItem).join(', ')}`]),
    ...(itemsIn.length === 0 ? [] : [`in: ${itemsIn.map(toItem).join(', ')}`]),
    ...(address === undefined ? [] : [`address to ${Object.values(address.to).join(', ')}`]),
    ...(discount === undefined ? [] : [toDiscount(discount)]),
    ...(credit === undefined ? [] : [`credits ${toMoney(credit)}`]),
    ...(subscription === undefined ? [] : [`subscription ${subscription.title}: ${subscription.change}`]),
    ...(newTotal === undefined ? [] : [`new total ${toMoney(newTotal)}`]),
  ];
}

function toDiscount({ percent, amount, endsAt }: NonNullable<Consequence['discount']>): string {
  const size = percent === undefined ? (amount === undefined ? '' : toMoney(amount)) : `${percent} %`;
  return `discount of ${size} until ${endsAt.toISOString().slice(0, 10)}`;
}

function toItem({ quantity, title, variantTitle }: ConsequenceItem): string {
  return `${quantity} × ${title}${variantTitle === undefined ? '' : ` (${variantTitle})`}`;
}

function toMoney({ amount, currency }: Money): string {
  return `${amount} ${currency}`;
}

const nameColumns = 13;
const indent = nameColumns + 2;
const stepIndent = 26;

function row(name: string, text: string): string {
  return wrapText(`  ${name.padEnd(nameColumns)}${toLine(text)}`, indent);
}

/** Titles, names and addresses are other people's texts: none of them draws a line of its own or moves the cursor. */
function toLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}
