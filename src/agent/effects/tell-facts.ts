import type { EffectView } from '../../commerce/effect.ts';
import type { Fact } from '../fact.ts';
import { phrase } from '../phrases/phrase.ts';
import type { OpenEffect, Receipt } from '../turn.ts';
import type { Asked } from './asked.ts';
import { describeWish, headWish, nameEffect, toReceiptId } from './name-wish.ts';
import { tellDoneBefore } from './tell-done.ts';
import { tellEffect, tellProposal } from './tell-effect.ts';
import { tellRefusal, toOffer } from './tell-refusal.ts';

export interface TellOptions {
  readonly language: string;
  readonly now: Date;
  readonly timeZone: string;
  /** Questions that are open after this turn, in the order of their numbers. */
  readonly open: readonly OpenEffect[];
}

export interface Told {
  readonly paragraphs: readonly string[];
  readonly receipts: readonly Receipt[];
  readonly asked: Asked;
}

/** What the reply says of writes, in code: how each stands, why not, and at the end what waits for the shopper's yes. */
export function tellFacts(facts: readonly Fact[], options: TellOptions): Told {
  const newest = keepNewest(facts);
  const arrived = new Set(
    facts.flatMap((fact) => (fact.kind === 'order' && fact.order.status === 'delivered' ? [fact.order.name] : [])),
  );
  const isAlone = newest.length === 1;
  const isAsking = newest.some((fact) => fact.kind === 'effect' && isWaiting(fact.effect));
  const told = newest.map((fact) => ({
    fact,
    text:
      fact.kind === 'effect'
        ? tellFact(fact, isAlone, options)
        : tellNo(fact, isAlone, { hasArrived: arrived.has(fact.orderNumber ?? ''), isAsking }, options.language),
  }));
  const unique = told.filter(({ text }, index) => told.findIndex((one) => one.text === text) === index);
  const [waiting, settled] = divide(unique, ({ fact }) => fact.kind === 'effect' && isWaiting(fact.effect));
  const asked = waiting.flatMap(({ fact, text }) => (fact.kind === 'effect' ? [{ ...fact, text }] : []));
  return {
    paragraphs: [...settled.map(({ text }) => text), ...ask(asked, options)],
    receipts: unique.map(({ text, fact }) => ({
      claim: text,
      evidence: [{ factId: fact.id, value: fact.kind === 'effect' ? toReceiptId(fact.effect.id) : 'refused' }],
    })),
    asked: toAsked(asked, newest, options.open),
  };
}

/** The last words of a reply about something else, while questions of earlier replies wait: the next "yes" has a meaning. */
export function tellStillOpen(open: readonly OpenEffect[], language: string): string {
  const heads = open.map(({ action, subjectName }) => headWish(action, subjectName, language));
  const [only] = heads;
  if (heads.length === 1 && only !== undefined) {
    return `${phrase(language, 'effect_still_open', { what: only.replace(/\.$/, '') })} ${phrase(language, 'effect_question')}`;
  }
  const lines = heads.map((head, index) => `${index + 1}. ${head}`);
  return [phrase(language, 'effect_still_open_several'), ...lines, phrase(language, 'effect_which')].join('\n');
}

type EffectFact = Extract<Fact, { kind: 'effect' }>;
type RefusalFact = Extract<Fact, { kind: 'write_refused' }>;
type ToldEffect = EffectFact & { readonly text: string };

/** An effect that moved twice in a turn is told as it stands in the end. */
function keepNewest(facts: readonly Fact[]): readonly (EffectFact | RefusalFact)[] {
  const writes = facts.filter((fact) => fact.kind === 'effect' || fact.kind === 'write_refused');
  const newest = new Map(writes.flatMap((fact) => (fact.kind === 'effect' ? [[fact.effect.id, fact] as const] : [])));
  return writes.filter((fact) => fact.kind === 'write_refused' || newest.get(fact.effect.id) === fact);
}

function tellFact({ effect, event }: EffectFact, isAlone: boolean, options: TellOptions): string {
  const { language, now, timeZone } = options;
  if (isWaiting(effect)) {
    const changed =
      event === 'changed' ? phrase(language, 'effect_changed', { what: nameEffect(effect, language) }) : '';
    return [changed, tellProposal(effect, language, timeZone)].filter((text) => text !== '').join(' ');
  }
  if (event === 'already' && effect.state === 'done') {
    return tellDoneBefore(effect, language);
  }
  const isWithdrawn = effect.state === 'refused' && effect.reason === 'withdrawn';
  return isWithdrawn && !isAlone
    ? phrase(language, 'effect_withdrawn_named', {
        what: describeWish(effect.request.action, effect.subjectName, language),
      })
    : tellEffect(effect, language, now, timeZone);
}

/** Among several answers a policy's sentence needs the order that it is about. */
function tellNo(
  fact: RefusalFact,
  isAlone: boolean,
  setting: { readonly hasArrived: boolean; readonly isAsking: boolean },
  language: string,
): string {
  const { orderNumber: order, proposal } = fact;
  const text = tellRefusal(fact, language, setting);
  return isAlone || order === undefined || proposal.kind !== 'refused'
    ? text
    : phrase(language, 'refused_of', { order, text });
}

/**
 * One question at the end; of several things each has the number that it has in the conversation's memory. What was
 * shown before and is asked for again is only named: he has read what it means.
 */
function ask(asked: readonly ToldEffect[], { language, open }: TellOptions): readonly string[] {
  if (asked.length === 0) {
    return [];
  }
  const isUnclear = asked.some(({ event }) => event === 'asked_again');
  const [first] = asked;
  if (asked.length === 1 && open.length <= 1 && first !== undefined) {
    const lead = isUnclear ? [phrase(language, 'effect_asked_again')] : [];
    return [...lead, `${first.text} ${phrase(language, 'effect_question')}`];
  }
  const lines = open.map(({ id, action, subjectName }, index) => {
    const shown = isUnclear ? undefined : asked.find(({ effect }) => effect.id === id);
    return `${index + 1}. ${shown?.text ?? headWish(action, subjectName, language)}`;
  });
  return [lines.join('\n'), phrase(language, 'effect_which')];
}

function toAsked(
  asked: readonly ToldEffect[],
  newest: readonly (EffectFact | RefusalFact)[],
  open: readonly OpenEffect[],
): Asked {
  const offer = newest.flatMap((fact) => (fact.kind === 'write_refused' ? [toOffer(fact)] : [])).find(isPresent);
  return {
    effectIds: asked.length === 0 ? [] : open.map(({ id }) => id),
    ...(offer === undefined || asked.length > 0 ? {} : { offer }),
  };
}

function isWaiting({ state }: EffectView): boolean {
  return state === 'awaiting_consent';
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function divide<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
