import type { EffectView } from '../../commerce/effect.ts';
import { type WriteAction, writeActions } from '../../commerce/write-request.ts';
import type { Fact } from '../fact.ts';
import { phrase, phrasebooks } from '../phrases/phrase.ts';
import type { OpenEffect, Receipt } from '../turn.ts';
import { describeWish, tellEffect, tellProposal, tellRefusal, toReceiptId } from './tell-effect.ts';

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
}

/** What the reply says of writes, in code: one paragraph for each effect and refusal, then the question. */
export function tellFacts(facts: readonly Fact[], options: TellOptions): Told {
  const told = keepNewest(facts).map((fact) => ({
    text: fact.kind === 'effect' ? tellEffectFact(fact, options) : tellRefusal(fact, options.language),
    fact,
  }));
  const unique = told.filter(({ text }, index) => told.findIndex((one) => one.text === text) === index);
  const asked = unique.flatMap(({ fact }) => (fact.kind === 'effect' && isWaiting(fact.effect) ? [fact] : []));
  const isUnclear = asked.some(({ event }) => event === 'asked_again');
  return {
    paragraphs: [
      ...(isUnclear ? [phrase(options.language, 'effect_asked_again')] : []),
      ...unique.map(({ text }) => text),
      ...(asked.length > 0 && options.open.length > 1 ? [askWhich(options)] : []),
    ],
    receipts: unique.map(({ text, fact }) => ({
      claim: text,
      evidence: [{ factId: fact.id, value: fact.kind === 'effect' ? toReceiptId(fact.effect.id) : 'refused' }],
    })),
  };
}

/** An effect that moved twice in a turn is told as it stands in the end. */
function keepNewest(facts: readonly Fact[]): readonly (EffectFact | RefusalFact)[] {
  const writes = facts.filter((fact) => fact.kind === 'effect' || fact.kind === 'write_refused');
  const newest = new Map(writes.flatMap((fact) => (fact.kind === 'effect' ? [[fact.effect.id, fact] as const] : [])));
  return writes.filter((fact) => fact.kind === 'write_refused' || newest.get(fact.effect.id) === fact);
}

/** What the last reply offered instead of something that it refused. */
export function readOffer(reply: string | undefined): WriteAction | undefined {
  for (const book of Object.values(phrasebooks)) {
    const lead = toLead(book.refused_alternative);
    const at = reply?.indexOf(lead) ?? -1;
    if (reply !== undefined && at >= 0) {
      const rest = reply.slice(at + lead.length);
      return writeActions.find((action) => rest.startsWith(toLead(book[`wish_${action}`])));
    }
  }
  return undefined;
}

/** The sentence up to its first value. */
function toLead(text: string): string {
  return text.split('{')[0] ?? text;
}

/** How the last reply asked: a bare "yes" or a bare number answers nothing else. */
export function readQuestion(reply: string): { readonly wasAsked: boolean; readonly wasListed: boolean } {
  const books = Object.values(phrasebooks);
  const wasListed = books.some(({ effect_which }) => reply.includes(effect_which));
  return { wasListed, wasAsked: wasListed || books.some(({ effect_question }) => reply.includes(effect_question)) };
}

type EffectFact = Extract<Fact, { kind: 'effect' }>;
type RefusalFact = Extract<Fact, { kind: 'write_refused' }>;

function tellEffectFact({ effect, event }: EffectFact, options: TellOptions): string {
  const { language, now, timeZone, open } = options;
  const place = open.findIndex(({ id }) => id === effect.id);
  const text =
    isWaiting(effect) && open.length > 1
      ? `${place + 1}. ${tellProposal(effect, language, timeZone)}`
      : tellEffect(effect, language, now, timeZone);
  switch (event) {
    case 'already':
      return `${phrase(language, 'effect_already')} ${text}`;
    case 'changed':
      return `${phrase(language, 'effect_changed', { what: nameWish(effect, language) })} ${text}`;
    case 'proposed':
    case 'confirmed':
    case 'withdrawn':
    case 'asked_again':
      return text;
  }
}

/** Numbers as they stand in the conversation's memory: "2" has to mean the same in the next turn. */
function askWhich({ language, open }: TellOptions): string {
  const lines = open.map(
    ({ action, subjectName }, index) => `${index + 1}. ${describeWish(action, subjectName, language)}`,
  );
  return [phrase(language, 'effect_question_several'), ...lines, phrase(language, 'effect_which')].join('\n');
}

function nameWish({ request, subjectName }: EffectView, language: string): string {
  return describeWish(request.action, subjectName, language);
}

function isWaiting({ state }: EffectView): boolean {
  return state === 'awaiting_consent';
}
