import type { StorePolicy } from '../../commerce/store-policy.ts';
import type { PolicyPassage } from '../fact.ts';
import { toKeywords, toStem } from './keywords.ts';

/**
 * The passages of the shop's policies that share most words with the question; rare words weigh more, and a word of
 * the title counts twice. Passages with less than half of the best one's share are left out; empty when nothing fits.
 */
export function pickPassages(policies: readonly StorePolicy[], query: string, limit: number): PolicyPassage[] {
  const terms = new Set(toKeywords(query).map(toStem));
  const passages = policies.flatMap(splitPolicy);
  const frequency = (term: string) => passages.filter(({ stems }) => stems.has(term)).length;
  const weights = new Map([...terms].map((term) => [term, Math.log(1 + passages.length / (1 + frequency(term)))]));
  const scored = passages
    .map((passage) => ({ passage, score: scorePassage(passage, weights) }))
    .sort((a, b) => b.score - a.score);
  const floor = (scored[0]?.score ?? 0) / 2;
  return scored
    .filter(({ score }) => score > 0 && score >= floor)
    .slice(0, limit)
    .map(({ passage: { policy, text } }) => ({
      policy: {
        id: policy.id,
        kind: policy.kind,
        title: policy.title,
        ...(policy.url === undefined ? {} : { url: policy.url }),
      },
      text,
    }));
}

interface Passage {
  readonly policy: StorePolicy;
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  readonly titleStems: ReadonlySet<string>;
}

const passageLength = 500;
/** Adapters keep policies between turns; what was split once needs no splitting while they do. */
const splitPolicies = new WeakMap<StorePolicy, Passage[]>();

function splitPolicy(policy: StorePolicy): Passage[] {
  const known = splitPolicies.get(policy);
  if (known !== undefined) {
    return known;
  }
  const titleStems = toStems(`${policy.title} ${policy.kind}`);
  const passages = toBlocks(policy.body).map((text) => ({ policy, text, stems: toStems(text), titleStems }));
  splitPolicies.set(policy, passages);
  return passages;
}

/** Paragraphs, short ones joined, long ones cut at a sentence's end. */
function toBlocks(body: string): string[] {
  const blocks: string[] = [];
  for (const piece of body.split(/\n{2,}/).flatMap(cutLong)) {
    const last = blocks.at(-1);
    if (last !== undefined && last.length + piece.length < passageLength / 2) {
      blocks[blocks.length - 1] = `${last}\n${piece}`;
    } else if (piece.trim() !== '') {
      blocks.push(piece.trim());
    }
  }
  return blocks;
}

function cutLong(paragraph: string): string[] {
  if (paragraph.length <= passageLength) {
    return [paragraph];
  }
  const pieces: string[] = [''];
  for (const sentence of paragraph.split(/(?<=[.!?])\s+/)) {
    const last = pieces.at(-1) ?? '';
    if (last.length + sentence.length > passageLength) {
      pieces.push(sentence);
    } else {
      pieces[pieces.length - 1] = `${last} ${sentence}`.trim();
    }
  }
  return pieces;
}

function toStems(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\d][\p{L}\d'-]*/gu) ?? [];
  return new Set(words.map(toStem));
}

function scorePassage({ stems, titleStems }: Passage, weights: ReadonlyMap<string, number>): number {
  let score = 0;
  for (const [term, weight] of weights) {
    score += (stems.has(term) ? weight : 0) + (titleStems.has(term) ? weight : 0);
  }
  return score;
}
