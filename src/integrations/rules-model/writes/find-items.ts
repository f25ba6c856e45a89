import { toGoods } from '../../../agent/tools/write/pick-lines-goods.ts';
import type { LineItem, Order } from '../../../commerce/order.ts';
import { toWords } from '../features.ts';

/** Lines of an order that a text may mean. `clear`: these and no others. */
export interface FoundItems {
  readonly items: readonly { readonly line: LineItem; readonly quantity?: number }[];
  readonly isClear: boolean;
}

/**
 * By words of title and variant, also what was paid back or taken out: whoever speaks of it means no other. Lines that share the words are told apart by their variant ("the navy one"), or all
 * meant where the text says so ("both mugs").
 */
export function findItems(order: Order, text: string): FoundItems {
  const lines = order.lineItems;
  const words = toWords(text.replaceAll(orderMention, ' ')).map(toRoot);
  const hits = lines.map((line) => ({ line, shared: listShared(titleWords(line), words) }));
  const named = hits.filter(({ shared }) => shared.length > 0 && !hits.some((rival) => isRicher(rival.shared, shared)));
  const groups = new Map<string, LineItem[]>();
  for (const { line, shared } of named) {
    const key = shared.join(' ');
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const meant = [...groups.values()].map((group) => narrow(group, words, text));
  return {
    items: meant.flatMap(({ lines: found }) => found.map((line) => withQuantity(line, text))),
    isClear: named.length > 0 && meant.every(({ isClear }) => isClear),
  };
}

/** What is still in the order. */
export function listLines(order: Order): readonly LineItem[] {
  return order.lineItems.filter((line) => line.currentQuantity > 0);
}

/** As the tools resolve it: the title, with its variant where another line has the same title. */
export function toItemName(line: LineItem, order: Order): string {
  const isShared = order.lineItems.some((other) => other.id !== line.id && other.title === line.title);
  return isShared && line.variantTitle !== undefined ? `${line.title} - ${line.variantTitle}` : line.title;
}

const orderMention = /#\s?[\w-]+/gu;

function narrow(
  group: readonly LineItem[],
  words: readonly string[],
  text: string,
): { lines: readonly LineItem[]; isClear: boolean } {
  if (group.length === 1 || plural.test(text)) return { lines: group, isClear: true };
  const scored = group.map((line) => ({ line, score: listShared(variantWords(line), words).length }));
  const best = Math.max(...scored.map(({ score }) => score));
  const chosen = scored.filter(({ score }) => score === best).map(({ line }) => line);
  return chosen.length === 1 ? { lines: chosen, isClear: true } : { lines: chosen, isClear: false };
}

const plural = /\b(?:both|all|each|every|beide\p{L}*|alle|les deux|tous|toutes|ambos|ambas|todos|todas)(?!\p{L})/iu;

function withQuantity(line: LineItem, text: string): FoundItems['items'][number] {
  if (line.currentQuantity <= 1) return { line };
  const asked = readQuantity(line, text);
  return asked === undefined || asked >= line.currentQuantity ? { line } : { line, quantity: asked };
}

/** "2 of the tees", "one mug", "only one", and the singular of a thing of which there are several. */
function readQuantity(line: LineItem, text: string): number | undefined {
  const plain = text.toLowerCase().replaceAll(orderMention, ' ');
  const titled = titleWords(line);
  const tokens = plain.match(/\d+|\p{L}+/gu) ?? [];
  const place = tokens.findIndex((token) => titled.includes(toRoot(toWords(token)[0] ?? '')));
  const near = place === -1 ? tokens : tokens.slice(Math.max(0, place - 4), place);
  const counted = near.findLast((token) => plural.test(token) || toCount(token) > 0);
  if (counted !== undefined) return plural.test(counted) ? undefined : toCount(counted);
  const spoken = tokens[place];
  return spoken !== undefined && isSingular(spoken, line.title) ? 1 : undefined;
}

function toCount(token: string): number {
  return numberWords[token] ?? (/^\d{1,2}$/u.test(token) ? Number(token) : 0);
}

/** "the mug" of two mugs; "the socks" are as many as there are. */
function isSingular(spoken: string, title: string): boolean {
  return (
    !spoken.endsWith('s') &&
    title
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .includes(spoken)
  );
}

const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  a: 1,
  single: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  ein: 1,
  eine: 1,
  einen: 1,
  eins: 1,
  zwei: 2,
  drei: 3,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  uno: 1,
  una: 1,
  dos: 2,
  tres: 3,
};

function listShared(own: readonly string[], words: readonly string[]): readonly string[] {
  return own.filter((word) => words.includes(word));
}

function isRicher(rival: readonly string[], shared: readonly string[]): boolean {
  return rival.length > shared.length && shared.every((word) => rival.includes(word));
}

function titleWords({ title }: LineItem): readonly string[] {
  return [...new Set(toWords(title).filter(isTelling).map(toRoot))];
}

function variantWords({ variantTitle = '' }: LineItem): readonly string[] {
  return toWords(variantTitle).map(toRoot);
}

function isTelling(word: string): boolean {
  return word.length > 2 && !/^z\d/u.test(word) && !slight.has(word);
}

const slight = new Set('the and for with set pack men women mens womens of in cm mm new'.split(' '));

/** English singular of what four languages call the goods of a shop. */
function toRoot(word: string): string {
  const singular = word.length > 3 ? word.replace(/(?<=ch|sh|x|ss)es$|(?<!s)s$/u, '') : word;
  return toGoods(singular) ?? toGoods(word) ?? singular;
}
