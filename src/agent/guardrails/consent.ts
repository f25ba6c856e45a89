import type { OpenEffect, ShopperMessage } from '../turn.ts';
import { type Heard, readAnswer, readPlaces, saysAll } from './consent-words.ts';
import { withoutQuotes } from './own-words.ts';
import { plainWords } from './plain-words.ts';
import { fitsActions } from './wish-words.ts';

/** What the shopper's messages of this turn do to the effects that wait for his answer. */
export type ConsentVerdict =
  | { readonly kind: 'confirm'; readonly effects: readonly OpenEffect[]; readonly messageId: string }
  | { readonly kind: 'withdraw'; readonly effects: readonly OpenEffect[]; readonly hasMore: boolean }
  | { readonly kind: 'ask_again'; readonly effects: readonly OpenEffect[]; readonly hasMore: boolean }
  | { readonly kind: 'none' };

export interface ConsentCase {
  readonly messages: readonly ShopperMessage[];
  /** Wait for his yes or no. */
  readonly open: readonly OpenEffect[];
  /** Have his yes; only a "stop" is about them. */
  readonly held: readonly OpenEffect[];
  /** The last reply: a bare yes can only mean what was asked there. */
  readonly shown: string;
  /** That reply asked for a yes, or for a number out of a list. */
  readonly wasAsked: boolean;
  readonly wasListed: boolean;
}

/**
 * Consent is a clear yes, written after the reply that showed what it is to, to one effect (or to those that it names by
 * order number). All else is asked again. Pure.
 */
export function judgeConsent(one: ConsentCase): ConsentVerdict {
  const { heard, text, hasMore, isFresh } = listen(one);
  if (one.open.length > 0 && saysYes(heard, one)) {
    const isContradicted = (['no', 'stop', 'unclear', 'none'] as const).some((kind) => heard.has(kind));
    return toConfirm(isFresh && !isContradicted ? choose(text, one) : undefined, one, hasMore);
  }
  const refused = listRefused(heard, text, isFresh, one);
  if (refused.length > 0) {
    return { kind: 'withdraw', effects: refused, hasMore };
  }
  // A question is answered first; the answer ends with what still waits for his yes.
  const isUnclear = heard.has('unclear') && one.wasAsked && one.open.length > 0 && !asksSomethingElse(text);
  return isUnclear ? { kind: 'ask_again', effects: one.open, hasMore } : { kind: 'none' };
}

/** "Wait, how long does a refund take?": a question with a word of questions, not "yes?". */
function asksSomethingElse(text: string): boolean {
  return /[?？]/.test(text) && plainWords(text).some((word) => questionWords.has(word));
}

const questionWords: ReadonlySet<string> = new Set(
  'how what when where why who which wie was wann wo warum wer welche comment combien quand ou pourquoi qui quel quelle como cuanto cuando donde quien cual que'.split(
    ' ',
  ),
);

/** "Stop" means all that can still be stopped, "no" what was asked just now; a number in it narrows both. */
function listRefused(
  heard: ReadonlySet<Heard>,
  text: string,
  isFresh: boolean,
  { open, held, wasAsked }: ConsentCase,
): readonly OpenEffect[] {
  if (heard.has('stop')) {
    return findNamedOrAll(text, [...open, ...held]);
  }
  return heard.has('no') && wasAsked && isFresh ? findNamedOrAll(text, open) : [];
}

function saysYes(heard: ReadonlySet<Heard>, { wasListed }: ConsentCase): boolean {
  return heard.has('yes') || (heard.has('pick') && wasListed);
}

/** The messages of the turn, each read alone, without what they quote. */
function listen({ messages, shown }: ConsentCase) {
  const own = messages
    .map(({ content, isAfterReply }) => ({ text: withoutQuotes(content), isAfterReply }))
    .filter(({ text }) => text !== '')
    .map((message) => ({ ...message, ...readAnswer(message.text, shown) }));
  return {
    heard: new Set<Heard>(own.map(({ heard }) => heard)),
    text: own.map(({ text }) => text).join('\n'),
    hasMore: own.some(({ hasMore, heard }) => hasMore || heard === 'none'),
    isFresh: own.every(({ isAfterReply }) => isAfterReply),
  };
}

function toConfirm(
  effects: readonly OpenEffect[] | undefined,
  { open, wasAsked, messages }: ConsentCase,
  hasMore: boolean,
): ConsentVerdict {
  const messageId = messages.at(-1)?.id;
  return effects === undefined || messageId === undefined
    ? { kind: 'ask_again', effects: open, hasMore: hasMore || !wasAsked }
    : { kind: 'confirm', effects, messageId };
}

/** The effects that the yes is to; undefined when that is not certain. */
function choose(text: string, one: ConsentCase): readonly OpenEffect[] | undefined {
  const { open, wasAsked, wasListed } = one;
  if (listNumbers(text).length > 0) {
    return chooseByNumber(text, open);
  }
  const places = readPlaces(text);
  if (places.length > 0) {
    const effect = places.length === 1 && wasListed ? open[places[0] ?? 0] : undefined;
    return effect === undefined ? undefined : [effect];
  }
  const fitting = open.filter((effect) => fitsActions(text, [effect.action]));
  const isToldApart = open.length === 1 || (speaksOfAction(text) && !saysAll(text));
  return wasAsked && isToldApart && fitting.length === 1 ? fitting : undefined;
}

/** Each number has to be that of an open effect, and of one only, once the acts that are spoken of fit. */
function chooseByNumber(text: string, open: readonly OpenEffect[]): readonly OpenEffect[] | undefined {
  const named = findNamed(text, open);
  const numbers = listNumbers(text);
  const fitting = numbers.length === 1 ? named.filter((effect) => fitsActions(text, [effect.action])) : named;
  const fits = fitsActions(
    text,
    fitting.map(({ action }) => action),
  );
  return fits && fitting.length === numbers.length ? fitting : undefined;
}

/** "Yes, cancel it" may tell two open effects apart; a bare yes can't. */
function speaksOfAction(text: string): boolean {
  return !fitsActions(text, []);
}

function findNamed(text: string, open: readonly OpenEffect[]): readonly OpenEffect[] {
  const numbers = new Set(listNumbers(text));
  return open.filter(({ subjectName }) => plainWords(subjectName).some((word) => numbers.has(word)));
}

function findNamedOrAll(text: string, open: readonly OpenEffect[]): readonly OpenEffect[] {
  const named = findNamed(text, open);
  return named.length > 0 ? named : open;
}

/** Whatever may be an order number; prices have a point or a sign. */
function listNumbers(text: string): readonly string[] {
  const found = text.match(/#\s?[a-z]{0,5}-?\d{3,12}\b|(?<![\w.,$€£])[a-z]{0,5}\d{4,12}(?![\w%$€£]|[.,]\d)/gi) ?? [];
  return [...new Set(found.flatMap((match) => plainWords(match).slice(-1)))];
}
