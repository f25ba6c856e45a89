import { readActions } from './action-claims.ts';
import { type CheckedClaim, type GuardContext, type SentenceVerdict, shopper } from './claim.ts';
import { checkDates } from './date-claims.ts';
import { checkVoucherCodes, findDisguises } from './disguises.ts';
import type { EvidenceIndex, OrderEvidence } from './evidence.ts';
import { holdsWholly } from './order-aspects.ts';
import { readStates, type SpokenState, speaksOfOrder } from './order-states.ts';
import { readPolicyTerms } from './policy-terms.ts';
import { listShingles } from './shingles.ts';
import { checkStock } from './stock-claims.ts';
import { checkValue } from './value-claims.ts';
import { readValues, toPlainText } from './values.ts';

/**
 * Whether a sentence may be shown: each claim in it (state, date, amount, carrier, tracking, number, policy term,
 * action) has to be backed by a fact of this turn. A sentence that claims nothing passes. Pure; well under a
 * millisecond.
 */
export function checkSentence(sentence: string, context: GuardContext): SentenceVerdict {
  const text = toPlainText(sentence).trim();
  const lower = text.toLowerCase();
  if (lower.length > longestSentence) {
    return refuse([{ kind: 'too_long', text: `${lower.length} characters` }]);
  }
  if (leaksPrompt(lower, context.promptShingles)) {
    return refuse([{ kind: 'prompt_leak', text: '' }]);
  }
  const quoted = findQuote(lower, context.evidence);
  const lead = quoted === undefined ? '' : findLead(text, lower, quoted.text);
  if (
    quoted !== undefined &&
    checkAll(lead, lead.toLowerCase(), context).every(({ evidence }) => evidence !== undefined)
  ) {
    return { isSupported: true, receipt: { claim: sentence.trim(), evidence: [quoted.evidence] } };
  }
  const claims = checkAll(text, lower, context);
  const unsupported = claims.filter(({ evidence }) => evidence === undefined);
  if (unsupported.length > 0) {
    return refuse(unsupported);
  }
  const evidence = claims.flatMap((claim) => (claim.evidence === undefined ? [] : [claim.evidence]));
  const grounded = evidence.filter(({ factId }) => factId !== shopper.factId);
  return grounded.length === 0
    ? { isSupported: true }
    : { isSupported: true, receipt: { claim: sentence.trim(), evidence: withoutRepeats(grounded) } };
}

/**
 * A claim that a line break cuts in two ("I have", "refunded you") is none in either line: `before` is the line that
 * ended without a full stop, and the two together must not say that something was done.
 */
export function checkContinued(before: string, sentence: string, context: GuardContext): SentenceVerdict {
  const together = toPlainText(`${before.trim()} ${sentence.trim()}`).toLowerCase();
  const isCut = before.trim() !== '' && !/[.!?…:]["')*_]*$/.test(before.trim());
  const unsupported = isCut ? checkActions(together, context).filter(({ evidence }) => evidence === undefined) : [];
  return unsupported.length > 0 ? refuse(unsupported) : { isSupported: true };
}

const longestSentence = 1200;
const shortestQuote = 24;

function checkAll(text: string, lower: string, context: GuardContext): CheckedClaim[] {
  const isQuestion = /\?["')]*$/.test(lower);
  const { claims: dates, rest } = checkDates(text, lower, context, isQuestion);
  const values = readValues(rest).map((value) => checkValue(value, lower, context, isQuestion));
  const isAdmission = admission.test(lower);
  return [
    ...dates,
    ...values,
    ...checkStates(lower, context),
    ...checkActions(lower, context),
    ...(isQuestion ? [] : checkTerms(isAdmission ? toTurn(lower) : lower, context)),
    ...(isQuestion ? [] : checkStock(lower, context.evidence)),
    ...findDisguises(text),
    ...checkVoucherCodes(text, context.evidence),
  ];
}

function checkStates(lower: string, { evidence }: GuardContext): CheckedClaim[] {
  const states = readStates(lower);
  if (states.length === 0 || (evidence.orders.length === 0 && !speaksOfOrder(lower))) {
    return [];
  }
  const orders = findSpokenOrders(lower, evidence.orders);
  return states.map((state) => {
    const backer = orders.find((order) => backsState(order, state, lower));
    const value = backer === undefined ? undefined : { factId: backer.factId, value: backer.order.status };
    return { kind: 'order_state', text: state.text, ...(value === undefined ? {} : { evidence: value }) };
  });
}

/** The orders whose numbers the sentence names, or all of them. */
function findSpokenOrders(lower: string, orders: readonly OrderEvidence[]): readonly OrderEvidence[] {
  const named = orders.filter(({ number }) => new RegExp(`(?<![\\w])#?${number.toLowerCase()}(?!\\w)`).test(lower));
  return named.length > 0 ? named : orders;
}

function backsState({ order, aspects }: OrderEvidence, state: SpokenState, lower: string): boolean {
  switch (state.mode) {
    case 'is':
      return aspects.has(state.aspect) && !(state.aspect === 'refunded' && overstatesRefund(order, lower));
    case 'not':
      return !aspects.has(state.aspect) || !holdsWholly(order, state.aspect);
    case 'future':
      return ['delivered', 'shipped', 'out_for_delivery', 'ready_for_pickup'].includes(state.aspect)
        ? !aspects.has('cancelled') && !(aspects.has(state.aspect) && holdsWholly(order, state.aspect))
        : false;
  }
}

function overstatesRefund(order: OrderEvidence['order'], lower: string): boolean {
  const isPartly = Number(order.totalRefunded.amount) < Number(order.total.amount);
  return (
    isPartly &&
    /(?<!\p{L})(?:fully|in full|vollständig|intégralement|entièrement|totalmente|íntegramente)(?!\p{L})/u.test(lower)
  );
}

function checkActions(lower: string, { evidence }: GuardContext): CheckedClaim[] {
  return readActions(lower).map(({ text, trueIf }) => {
    const backer = trueIf === undefined ? undefined : evidence.orders.find(({ aspects }) => aspects.has(trueIf));
    return {
      kind: 'action',
      text,
      ...(backer === undefined ? {} : { evidence: { factId: backer.factId, value: trueIf ?? '' } }),
    };
  });
}

function checkTerms(lower: string, { evidence }: GuardContext): CheckedClaim[] {
  return readPolicyTerms(lower).map(({ term, isDenied, text }) => {
    const backer = evidence.values.get(`term:${term}:${isDenied}`)?.[0];
    return {
      kind: 'policy_term',
      text,
      ...(backer === undefined ? {} : { evidence: { factId: backer.factId, value: backer.value } }),
    };
  });
}

/** A sentence of the shop's own prose, said word for word, needs no reading. */
function findQuote(
  lower: string,
  evidence: EvidenceIndex,
): { readonly text: string; readonly evidence: { factId: string; value: string } } | undefined {
  const quote = lower
    .replace(leadPattern, '')
    .replaceAll(/^["'“„«»]+|["'”“»«]+$/g, '')
    .replaceAll(/\s+/g, ' ');
  const candidates = [lower, quote].filter(({ length }) => length >= shortestQuote);
  for (const candidate of candidates) {
    const source = evidence.texts.find(({ text }) => text.includes(candidate));
    if (source !== undefined) {
      return { text: candidate, evidence: { factId: source.factId, value: 'quoted' } };
    }
  }
  return undefined;
}

const leadPattern = /^[^:]{0,80}:\s*/;

/** What the sentence says before it quotes ("Our policy says:"): its own words, to be checked as such. */
function findLead(text: string, lower: string, quote: string): string {
  return quote === lower ? '' : (leadPattern.exec(text)?.[0] ?? '');
}

/** "I can't see that, but we offer …": what comes after the turn is said, not admitted. */
function toTurn(lower: string): string {
  const turn = /(?<!\p{L})(?:but|however|still|though|aber|jedoch|doch|mais|cependant|pero|sin embargo)(?!\p{L})/u.exec(
    lower,
  );
  return turn === null ? '' : lower.slice(turn.index);
}

function leaksPrompt(lower: string, shingles: ReadonlySet<string>): boolean {
  if (/<\/?(?:facts|shopper_message|system)\b|system prompt|my instructions (?:are|say)|prompt_version/.test(lower)) {
    return true;
  }
  return shingles.size > 0 && listShingles(lower).some((shingle) => shingles.has(shingle));
}

function refuse(unsupported: readonly CheckedClaim[]): SentenceVerdict {
  return { isSupported: false, unsupported };
}

function withoutRepeats(evidence: readonly { factId: string; value: string }[]) {
  return [...new Map(evidence.map((one) => [`${one.factId} ${one.value}`, one])).values()];
}

const admission =
  /(?:can't|cannot|couldn't|could not|don't|do not|unable to|not able to) (?:see|find|confirm|know|have|tell|check|say)|no information|not (?:sure|mentioned|stated)|nicht (?:finden|sehen|bestätigen|sagen)|keine (?:angaben|informationen)|ne (?:trouve|vois|peux|sais)|pas d'information|no (?:encuentro|veo|puedo|tengo|sé)/u;
