import type { Classification } from '../../agent/classification.ts';
import { intentOfTopic, type Topic } from '../../agent/intents.ts';
import { splitClauses } from './clauses.ts';
import { extractDetails } from './extract-details.ts';
import { toWords } from './features.ts';
import type { IntentClassifier, TopicLabel, TopicScore } from './intent-classifier.ts';
import { labelOfTopic } from './labels.ts';
import { detectLanguage } from './language.ts';
import { asksWhoWeAre, isPersonRequest } from './person-request.ts';
import { readPlainCase } from './plain-cases.ts';
import { readFeeling } from './sentiment.ts';
import { readAddress } from './writes/read-address.ts';
import { readWish, topicOfWish } from './writes/read-wish.ts';

export interface ClassifiedMessage extends Classification {
  /** `greeting` and `thanks` too, which are no intents; absent when nothing is known. */
  readonly topic?: Topic;
  /** Of the strongest guess, also when it was too weak to be an intent. */
  readonly confidence: number;
}

/** Below this a message is left alone; chosen with `scripts/measure-intents.ts`: out of scope against accuracy. */
const leastShare = 0.45;
/** Products can be anything, so whatever is unknown tends to look like one. */
const leastShareOfProducts = 0.5;
/** A second intent of the same message must be clear. */
const leastShareOfMore = 0.6;
/** Above what the linear model is ever that wrong about. */
const plainConfidence = 0.97;
/** A wish in plain words weighs more than a guess below it. */
const sureConfidence = 0.7;
/** A person is brought in for it and nothing takes that back. */
const leastShareOfPersons = 0.8;
const bareWord = /^z(?:\d+digits|mail|url|question)$/;
const silent: readonly TopicLabel[] = ['none', 'greeting', 'thanks'];

interface Guess {
  readonly topic: TopicLabel;
  readonly confidence: number;
}

/** The rules' reading of one message. `prior` is the conversation's language so far. */
export function classifyMessage(text: string, classifier: IntentClassifier, prior?: string): ClassifiedMessage {
  const person = isPersonRequest(text);
  const guesses = listGuesses(text, classifier, person);
  const [best = { topic: 'none', confidence: 1 }] = guesses;
  const intents = guesses.flatMap(({ topic, confidence }) =>
    topic === 'none' || topic === 'greeting' || topic === 'thanks'
      ? []
      : [{ intent: intentOfTopic[topic], topic, confidence }],
  );
  return {
    ...(best.topic === 'none' ? {} : { topic: best.topic }),
    confidence: best.confidence,
    intents: intents.slice(0, 4),
    ...readFeeling(text),
    language: detectLanguage(text, prior),
    asksForPerson:
      person || (best.topic === 'human_agent' && best.confidence >= leastShareOfPersons && !asksWhoWeAre(text)),
    ...extractDetails(text),
  };
}

/** What each part of a message asks, in its order. */
export function listParts(
  text: string,
  classifier: IntentClassifier,
): readonly { readonly topic: Topic; readonly text: string }[] {
  return splitClauses(text).flatMap((clause) => {
    const { topic } = guessClause(clause, classifier);
    return isQuiet(topic) || topic === 'none' ? [] : [{ topic, text: clause }];
  });
}

/** What words say plainly needs no guess; a wish about an order of his own that the guess did not hear counts, too. */
function guessClause(clause: string, classifier: IntentClassifier): Guess {
  const plain = readPlainCase(clause);
  if (plain !== undefined) return { topic: plain, confidence: plainConfidence };
  const heard = guess(classifier.rank(clause));
  if (!isQuiet(heard.topic) && heard.confidence >= sureConfidence) return heard;
  const isAddress = readAddress(clause)?.missing.length === 0;
  const wish = readWish(clause);
  const isOwn = isAddress || wish === 'discount' || wish === 'subscription' || /#\s?\d{3,}/u.test(clause);
  if (wish !== undefined && isOwn) return { topic: topicOfWish[wish], confidence: sureConfidence };
  return isAddress && isQuiet(heard.topic) ? { topic: 'address_change', confidence: sureConfidence } : heard;
}

function listGuesses(text: string, classifier: IntentClassifier, person: boolean): readonly Guess[] {
  if (toWords(text).every((word) => bareWord.test(word))) return [{ topic: 'none', confidence: 1 }];
  const whole = guessClause(text, classifier);
  const clauses = splitClauses(text);
  const parts = clauses.length > 1 ? clauses.map((clause) => guessClause(clause, classifier)) : [];
  const spoken = parts.filter((part) => !isQuiet(part.topic));
  const clear = spoken.filter((part) => part.confidence >= leastShareOfMore);
  const asked: Guess[] = person ? [{ topic: 'human_agent', confidence: 0.97 }] : [];
  const found = [...asked, ...(isOpen(whole) ? [whole] : []), ...clear].sort(
    (first, second) => second.confidence - first.confidence,
  );
  if (found.length > 0) return withoutRepeats(found);
  const [strongest = whole] = [...parts.filter((part) => part.topic === 'out_of_scope'), whole].sort(
    (first, second) => second.confidence - first.confidence,
  );
  return [isOpen(strongest) || strongest.confidence >= leastShare ? strongest : { ...strongest, topic: 'none' }];
}

/** An intent of a shop, sure enough to act on. */
function isOpen({ topic, confidence }: Guess): boolean {
  return !isQuiet(topic) && confidence >= (topic === 'product_question' ? leastShareOfProducts : leastShare);
}

/**
 * Topics of one label (return, exchange, …) share their probability; the strongest of them names it. A message is of
 * the shop only where that label outweighs all that would leave it alone together.
 */
function guess(ranked: readonly TopicScore[]): Guess {
  const shares = new Map<string, Guess>();
  let quiet = 0;
  for (const { topic, probability } of ranked) {
    const family = toFamily(topic);
    const known = shares.get(family);
    shares.set(family, {
      topic: known?.topic ?? topic,
      confidence: Math.min(1, (known?.confidence ?? 0) + probability),
    });
    if (isQuiet(topic)) quiet += probability;
  }
  const sorted = [...shares.values()].sort((first, second) => second.confidence - first.confidence);
  const spoken = sorted.find(({ topic }) => !isQuiet(topic));
  const best = spoken !== undefined && spoken.confidence > quiet ? spoken : sorted.find(({ topic }) => isQuiet(topic));
  return { topic: best?.topic ?? 'none', confidence: Number((best?.confidence ?? 0).toFixed(3)) };
}

function isQuiet(topic: TopicLabel): boolean {
  return topic === 'out_of_scope' || silent.includes(topic);
}

function toFamily(topic: TopicLabel): string {
  return topic === 'none' ? 'none' : (labelOfTopic[topic] ?? topic);
}

function withoutRepeats(guesses: readonly Guess[]): readonly Guess[] {
  return guesses.filter(
    (current, index) => guesses.findIndex((other) => toFamily(other.topic) === toFamily(current.topic)) === index,
  );
}
