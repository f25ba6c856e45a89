import type { StorePolicy } from '../../commerce/store-policy.ts';
import type { PolicyPassage } from '../fact.ts';
import { toKeywords, toStem } from './keywords.ts';

/**
 * The passages of the shop's policies that share most words with the question; rare words weigh more, one of the
 * heading or the title counts thrice. Passages with less than a third of the best one's share are left
 * out; empty when nothing fits.
 */
export function pickPassages(policies: readonly StorePolicy[], query: string, limit: number): PolicyPassage[] {
  const terms = new Set(toKeywords(query).map(toStem));
  const passages = policies.flatMap(splitPolicy);
  const frequency = (term: string) => passages.filter(({ stems }) => stems.has(term)).length;
  const weights = new Map([...terms].map((term) => [term, Math.log(1 + passages.length / (1 + frequency(term)))]));
  const scored = passages
    .map((passage) => ({ passage, score: scorePassage(passage, weights) }))
    .sort((a, b) => b.score - a.score);
  const floor = (scored[0]?.score ?? 0) / 3;
  return scored
    .filter(({ score }) => score > 0 && score >= floor)
    .slice(0, limit)
    .map(({ passage: { policy, heading, text } }) => ({
      policy: {
        id: policy.id,
        kind: policy.kind,
        title: policy.title,
        ...(policy.url === undefined ? {} : { url: policy.url }),
      },
      ...(heading === undefined ? {} : { heading }),
      text,
    }));
}

interface Passage {
  readonly policy: StorePolicy;
  readonly heading?: string;
  readonly text: string;
  readonly headingStems: ReadonlySet<string>;
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
  const passages = toBlocks(policy.body).map(({ heading, text }) => ({
    policy,
    ...(heading === undefined ? {} : { heading }),
    text,
    stems: toStems(text),
    headingStems: toStems(heading ?? ''),
    titleStems,
  }));
  splitPolicies.set(policy, passages);
  return passages;
}

interface Block {
  readonly heading?: string;
  readonly text: string;
}

/** Paragraphs under their headings, short ones of one heading joined, long ones cut at a sentence's end. */
function toBlocks(body: string): Block[] {
  const blocks: Block[] = [];
  let heading: string | undefined;
  const paragraphs = body.split(/\n{2,}/).map((paragraph) => paragraph.trim());
  paragraphs.forEach((paragraph, index) => {
    if (isHeading(paragraph, paragraphs[index + 1])) {
      heading = paragraph;
      return;
    }
    for (const piece of cutLong(paragraph)) {
      addPiece(blocks, heading, piece);
    }
  });
  return blocks;
}

function addPiece(blocks: Block[], heading: string | undefined, piece: string): void {
  const last = blocks.at(-1);
  const isShort = last !== undefined && last.text.length + piece.length < passageLength / 2;
  if (isShort && last.heading === heading) {
    blocks[blocks.length - 1] = { ...last, text: `${last.text}\n${piece}` };
  } else if (piece !== '') {
    blocks.push({ ...(heading === undefined ? {} : { heading }), text: piece });
  }
}

/** Plain text has no marks: a short line of its own that ends no sentence and has something below it. */
function isHeading(paragraph: string, next: string | undefined): boolean {
  return (
    paragraph.length <= longestHeading &&
    next !== undefined &&
    next !== '' &&
    /^[\p{L}\d"'(¿]/u.test(paragraph) &&
    !/[.!:;,…]$|\n|@|\d{3}/u.test(paragraph)
  );
}

const longestHeading = 80;

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

function scorePassage({ stems, headingStems, titleStems }: Passage, weights: ReadonlyMap<string, number>): number {
  let score = 0;
  for (const [term, weight] of weights) {
    score += weight * (Number(stems.has(term)) + 2 * Number(headingStems.has(term)) + 2 * Number(titleStems.has(term)));
  }
  return score;
}
