import type { Classification } from '../classification.ts';
import { holdsOnlyMentions, type Mentions } from '../guardrails/mentions.ts';
import { asksForPerson } from '../guardrails/person-rules.ts';
import { type Intent, intentOfTopic, type Route, type Tone, topics } from '../intents.ts';
import type { Reading } from '../state.ts';
import type { ConversationMemory } from '../turn.ts';
import { goesOn, readCourtesy } from './courtesy.ts';
import { listOrderQuestions } from './order-questions.ts';

/**
 * The model's word about a message, made reliable: numbers and contacts by pattern, mood by the original's
 * heuristics, a message without an intent of its own keeps the conversation's.
 */
export function toReading(
  heard: Classification,
  text: string,
  mentions: Mentions,
  memory: ConversationMemory,
): Reading {
  const own = [...heard.intents].sort((a, b) => b.confidence - a.confidence);
  const asked = holdsOnlyMentions(text) ? [] : own;
  const chosen = toFollowUp(text, asked[0], memory) ?? asked[0] ?? toCourtesy(text, mentions, memory);
  const { intent, topic, confidence } = chosen ?? toKept(memory, mentions);
  const isCourtesy = topic === 'thanks' || topic === 'greeting';
  const ownIntent = isCourtesy ? (memory.intent ?? intent) : intent;
  const intents = chosen === undefined || chosen !== asked[0] ? [{ intent, topic, confidence }] : asked;
  const classification = toClassification({ ...heard, intents }, text, mentions, memory);
  return {
    classification,
    intent: ownIntent,
    topic,
    confidence,
    route: toRoute(ownIntent, confidence, classification),
    tone: toTone(classification),
    language: classification.language,
    mentions,
  };
}

function toClassification(
  heard: Classification,
  text: string,
  { orderNumbers: [orderNumber], amount }: Mentions,
  memory: ConversationMemory,
): Classification {
  return {
    intents: heard.intents,
    sentiment: heard.sentiment,
    intensity: Math.min(5, heard.intensity + (isLoud(text) ? 1 : 0)),
    language: toLanguage(heard.language, text, memory),
    asksForPerson: heard.asksForPerson || asksForPerson(text),
    ...(orderNumber === undefined ? {} : { orderNumber }),
    ...(amount === undefined ? {} : { amount }),
  };
}

/** The original's routing, in its order (decision 0005). */
export function toRoute(
  intent: Intent,
  confidence: number,
  { sentiment, intensity }: Pick<Classification, 'sentiment' | 'intensity'>,
): Route {
  if (intent === 'complaint' || (sentiment === 'frustrated' && intensity >= 4)) {
    return 'escalation';
  }
  if (confidence < 0.5) {
    return 'general';
  }
  switch (intent) {
    case 'order_status':
      return 'wismo';
    case 'return_request':
      return 'returns';
    case 'refund_request':
      return 'refunds';
    case 'address_change':
    case 'cancel_order':
    case 'product_question':
    case 'shipping_question':
    case 'general_inquiry':
    case 'other':
      return 'general';
  }
}

type Heard = Classification['intents'][number];

/** Sure enough to act upon: the shopper has just answered what he was asked. */
const keptConfidence = 0.9;
const guessedConfidence = 0.7;
const unheardConfidence = 0.5;

function toKept(memory: ConversationMemory, mentions: Mentions): Heard {
  const topic = topics.find((one) => one === memory.topic);
  if (memory.intent !== undefined) {
    const fits = topic !== undefined && intentOfTopic[topic] === memory.intent;
    return { intent: memory.intent, topic: fits ? topic : toTopic(memory.intent), confidence: keptConfidence };
  }
  return mentions.orderNumbers.length > 0
    ? { intent: 'order_status', topic: 'order_status', confidence: guessedConfidence }
    : { intent: 'general_inquiry', topic: 'greeting', confidence: 0.5 };
}

/**
 * Thanks, a greeting or "ok", and what says nothing that anybody understood: answered as such, not with all that was
 * said before. A name, a number, an address or "yes" go on with what the conversation is about.
 */
function toCourtesy(text: string, mentions: Mentions, memory: ConversationMemory): Heard | undefined {
  const courtesy = readCourtesy(text);
  if (courtesy !== undefined) {
    return { intent: memory.intent ?? 'general_inquiry', topic: courtesy, confidence: keptConfidence };
  }
  const brings = mentions.orderNumbers.length + mentions.emails.length + mentions.phones.length > 0;
  return brings || memory.intent === undefined || goesOn(text)
    ? undefined
    : { intent: memory.intent, topic: 'greeting', confidence: unheardConfidence };
}

/** A short question about the order at hand ("which carrier?"), whatever the classifier took it for. */
function toFollowUp(text: string, heard: Heard | undefined, memory: ConversationMemory): Heard | undefined {
  const hasOrder = memory.orderNumber !== undefined && memory.verifiedOrderIds.length > 0;
  const isFree = heard === undefined || followedTopics.includes(heard.topic);
  return hasOrder && isFree && listOrderQuestions(text).length > 0
    ? { intent: 'order_status', topic: 'order_status', confidence: keptConfidence }
    : undefined;
}

const followedTopics: readonly Heard['topic'][] = [
  'shipping_question',
  'product_question',
  'payment_issue',
  'invoice',
  'out_of_scope',
];

function toTopic(intent: Intent): Heard['topic'] {
  return topics.find((topic) => intentOfTopic[topic] === intent) ?? 'greeting';
}

/** More than half capitals, `!!`, or more than two `!`, as in the original. */
function isLoud(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  const isShouted = letters.length >= 6 && capitals.length > letters.length / 2;
  return isShouted || text.includes('!!') || (text.match(/!/g) ?? []).length > 2;
}

/** A model's `en-US` is `en`; what is no code at all, or said of two words, is the conversation's language. */
function toLanguage(heard: string, text: string, { language: kept }: ConversationMemory): string {
  const code = /^([a-z]{2})(?:[-_]|$)/i.exec(heard)?.[1]?.toLowerCase();
  return code === undefined || (isTooShort(text) && kept !== undefined) ? (kept ?? code ?? 'en') : code;
}

function isTooShort(text: string): boolean {
  const words = text.replaceAll(/\[(?:email|phone)\]/g, ' ').match(/\p{L}{2,}/gu) ?? [];
  return words.length < 3;
}

function toTone({ sentiment, intensity }: Classification): Tone {
  switch (sentiment) {
    case 'frustrated':
      return intensity >= 4 ? 'urgent' : 'empathetic';
    case 'negative':
      return 'empathetic';
    case 'positive':
      return 'warm';
    case 'neutral':
      return 'professional';
  }
}
