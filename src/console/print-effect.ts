import type { Consequence, ConsequenceItem } from '../commerce/consequence.ts';
import type { EffectView } from '../commerce/effect.ts';
import type { Money } from '../commerce/money.ts';
import type { ProvedEffect } from '../effects/effect-history.ts';

/** A block for one effect: what, for whom, under which clauses. The request stands as `approve --edit` takes it. */
export function printEffect(effect: EffectView): string {
  const { request, verdict, subjectName, state, reason } = effect;
  const head = `${effect.id}  ${request.action} ${toLine(subjectName)}  ${state}${reason === undefined ? '' : ` (${reason})`}`;
  const clauses = verdict.clauses.map(({ id, version, effect: demand }) => `${id}@${version} ${demand}`);
  return [
    head,
    row('consequence', listConsequence(effect.consequence).join('; ') || 'no money and no items'),
    row('policy', `${verdict.policy}: ${clauses.join(', ') || 'no clause spoke'}`),
    row('request', JSON.stringify(request)),
    row('hash', effect.hash),
    row('conversation', effect.conversationId),
    row('receipt', effect.reference ?? 'none'),
  ].join('\n');
}

/** The same with its proofs, and each step of it: who took it, when, and what shows it. */
export function printProved({ effect, events }: ProvedEffect): string {
  const consent = events.find(({ actor, details }) => actor === 'shopper' && details.by !== undefined);
  const approval = events.find(({ actor, from }) => actor.startsWith('operator:') && from === 'awaiting_approval');
  const steps = events.map(({ from, to, actor, details, at }) => {
    const step = from === to ? to : `${from} -> ${to}`;
    return `    ${at.toISOString()}  ${step.padEnd(38)} ${toLine(actor).padEnd(8)} ${toProof(details)}`.trimEnd();
  });
  return [
    printEffect(effect),
    row('consent', consent === undefined ? 'none' : `${toProof(consent.details)} at ${consent.at.toISOString()}`),
    row('approval', approval === undefined ? 'none' : `${approval.actor} at ${approval.at.toISOString()}`),
    '  events',
    ...steps,
  ].join('\n');
}

function toProof(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}=${toLine(typeof value === 'string' ? value : JSON.stringify(value))}`)
    .join(' ');
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

function row(name: string, text: string): string {
  return `  ${name.padEnd(13)}${toLine(text)}`;
}

/** Titles, names and addresses are other people's texts: none of them draws a line of its own or moves the cursor. */
function toLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}
