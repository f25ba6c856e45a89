import type { PolicyPassage } from '../../agent/fact.ts';
import type { Topic } from '../../agent/intents.ts';
import { phrase } from '../../agent/phrases/phrase.ts';
import { createRelevance, leastRelevance, type Relevance, splitUnits } from './relevance.ts';
import { isShopQuestion } from './topic-needs.ts';

export interface PolicyQuestion {
  readonly topic: Topic;
  /** The part of the message that asks it; absent where nothing but the conversation tells the topic. */
  readonly text?: string;
}

const longestQuote = 320;
/** A sentence this short is given the next one. */
const shortSentence = 100;

/** What a sentence has to speak of to answer the topic: `pay` alone would quote how refunds are paid. */
const gates: Readonly<Partial<Record<Topic, RegExp>>> = {
  payment_issue:
    /pay (?:with|by|using|in|via)|we accept|accepted|paypal|visa|mastercard|klarna|apple ?pay|google ?pay|instal|payment (?:methods|options)|declin|zahlungsarten|moyens de paiement|métodos de pago/iu,
  invoice: /invoice|receipt|\bvat\b|rechnung|facture|factura/iu,
  subscription: /subscri|newsletter|\babo|abonn|suscrip/iu,
  discount: /discount|code|promo|coupon|voucher|\bsales?\b|rabatt|gutschein|remise|descuento|cupón|gift cards?/iu,
  damaged_item: /damag|faulty|defect|broken|warrant|guarant|beschädigt|defekt|endommag|défectueux|dañad|defectuos/iu,
  delivery_problem: /missing|lost|not there|no scan|delay|search|fehlt|verloren|perdu|manqu|perdid|falta/iu,
  cancel_order: /cancel|storn|annul|anul/iu,
  address_change: /address|adresse|anschrift|dirección/iu,
  change_order: /chang|edit|änder|modif|cambi/iu,
  refund_request: /refund|erstatt|rembours|reembols/iu,
  refund_status: /refund|erstatt|rembours|reembols/iu,
};
/** Ideas that the topic brings when the words of the message bring none, in the languages of policies. */
const subjects: Readonly<Partial<Record<Topic, string>>> = {
  damaged_item: 'damaged faulty missing item photo',
  delivery_problem: 'parcel marked delivered missing lost scan carrier',
  cancel_order: 'order cancelled cancellations free of charge until handed carrier',
  address_change: 'change address packed',
  return_request: 'returns return most items days of delivery',
  exchange_request: 'exchange size color',
  return_policy: 'returns return most items days of delivery',
  refund_request: 'refund original payment method business days',
  refund_status: 'refund bank business days show',
  shipping_question: 'shipping standard methods prices',
  store_information: 'contact e-mail phone',
};

/** The policy that such questions are about, whatever word for it the shopper has: "how long does delivery take". */
const fields: Readonly<Partial<Record<Topic, string>>> = {
  shipping_question: 'shipping',
  return_policy: 'returns',
  store_information: 'contact',
};

const requests: ReadonlySet<Topic> = new Set([
  'return_request',
  'exchange_request',
  'refund_request',
  'refund_status',
  'damaged_item',
  'delivery_problem',
  'cancel_order',
  'change_order',
  'address_change',
]);

/** One or two sentences of the shop's policies that answer, with their link; empty when none does. */
export function quotePolicy(
  passages: readonly PolicyPassage[],
  { topic, text }: PolicyQuestion,
  language: string,
): readonly string[] {
  const subject = createRelevance(subjects[topic] ?? '');
  // "I want to return the shirt" asks for the rule of returns, not for what is written about shirts.
  const isQuestion = text !== undefined && (!requests.has(topic) || isShopQuestion(text));
  const relevance = isQuestion ? createRelevance(`${text} ${fields[topic] ?? ''}`) : subject;
  const gate = gates[topic];
  const ranked = passages
    .map((passage) => pickBest(passage, relevance, subject, gate))
    .sort((first, second) => second.score - first.score);
  const [best] = ranked;
  if (best === undefined || best.score < leastRelevance) return [];
  const { policy } = best.passage;
  return [
    `\n\n${phrase(language, 'policy_quote', { title: policy.title, text: best.quote })}`,
    ...(policy.url === undefined ? [] : [`\n${phrase(language, 'policy_link', { url: policy.url })}`]),
  ];
}

interface Picked {
  readonly passage: PolicyPassage;
  readonly quote: string;
  readonly score: number;
}

function pickBest(passage: PolicyPassage, relevance: Relevance, subject: Relevance, gate: RegExp | undefined): Picked {
  const units = splitUnits(passage.text);
  const heading = `${passage.heading ?? ''} ${passage.policy.kind}`;
  const scores = units.map((unit) => {
    if (gate !== undefined && !gate.test(`${unit} ${passage.heading ?? ''}`)) return 0;
    const own = relevance.score(unit, heading);
    // What the topic brings may choose between sentences, and stands in only for a question in another language.
    return own + Math.min(1.5, subject.score(unit, heading) / 6) + (own === 0 && gate !== undefined ? 2 : 0);
  });
  const score = Math.max(0, ...scores);
  const at = scores.indexOf(score);
  return { passage, score, quote: addNext(units, scores, at).replaceAll(/\s+/g, ' ') };
}

/** The sentence after a short one, or one that answers nearly as well. */
function addNext(units: readonly string[], scores: readonly number[], at: number): string {
  const chosen = units[at] ?? '';
  const next = units[at + 1];
  if (next === undefined || chosen.length + next.length > longestQuote) return chosen;
  const isAsGood = (scores[at + 1] ?? 0) >= 0.6 * (scores[at] ?? 0);
  const isSentence = /[.!?]$/.test(chosen);
  return isSentence && (isAsGood || chosen.length < shortSentence) ? `${chosen} ${next}` : chosen;
}
