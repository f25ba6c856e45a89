import type { SnapshotLine } from '../../../commerce/order-snapshot.ts';
import type { OwnWords } from '../../guardrails/own-words.ts';
import { plainWords } from '../../guardrails/plain-words.ts';
import { toStem } from '../keywords.ts';
import { listGoodsNames, toGoods } from './pick-lines-goods.ts';

export interface NamedItem {
  readonly item: string;
  readonly quantity?: number | undefined;
}

export interface PickedLine<Item> {
  readonly line: SnapshotLine;
  readonly quantity: number;
  readonly item: Item;
}

/** Undefined when an item is none of the order's, could be several, or was never spoken of by the shopper. */
export function pickLines<Item extends NamedItem>(
  items: readonly Item[],
  lines: readonly SnapshotLine[],
  own: OwnWords,
  countWhole: (line: SnapshotLine) => number,
): readonly PickedLine<Item>[] | undefined {
  const picked: PickedLine<Item>[] = [];
  for (const item of items) {
    const line = pickLine(item.item, lines, own);
    if (line === undefined) {
      return undefined;
    }
    const whole = Math.max(1, countWhole(line));
    picked.push({ line, item, quantity: toSpokenCount(item.quantity, whole, own) });
  }
  return mergeRepeated(picked);
}

export function countReturnable({ returnable }: SnapshotLine): number {
  return returnable.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** `Blue Shirt (M)`: what the shopper may name. */
export function describeLines(lines: readonly SnapshotLine[]): readonly string[] {
  return lines.filter(({ currentQuantity }) => currentQuantity > 0).map(describeLine);
}

function describeLine({ title, variantTitle }: SnapshotLine): string {
  return variantTitle === undefined ? title : `${title} (${variantTitle})`;
}

/** Also one that is gone already: "refund it again" never means another item. */
function pickLine(named: string, lines: readonly SnapshotLine[], own: OwnWords): SnapshotLine | undefined {
  const [only, ...others] = lines;
  if (only !== undefined && others.length === 0) {
    return only;
  }
  const words = toStems(named);
  const scored = lines.map((line) => ({ line, score: countShared(words, toStems(describeLine(line))) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const candidates = scored.filter(({ score }) => score === best && best > 0).map(({ line }) => line);
  const spoken = own.matches(wholeOrder) ? candidates : narrow(candidates, own);
  return spoken.length === 1 ? spoken[0] : undefined;
}

/** Of those that fit, the ones that the shopper's own words fit best; none when he never spoke of them. */
function narrow(candidates: readonly SnapshotLine[], own: OwnWords): readonly SnapshotLine[] {
  const scored = candidates.map((line) => ({
    line,
    score: new Set(plainWords(describeLine(line)).filter((word) => isTelling(word) && saysWord(own, word))).size,
  }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ line }) => line);
}

function saysWord(own: OwnWords, word: string): boolean {
  const stem = toStem(word);
  return [word, stem, `${stem}s`, `${stem}es`].some((form) => own.hasWord(form)) || namesGoods(own, word);
}

/** In any of the four languages: "la veste" is the jacket of the title. */
function namesGoods(own: OwnWords, word: string): boolean {
  return listGoodsNames(word).some((name) => own.hasWord(name));
}

/** Sizes of one letter count, small words don't. */
function isTelling(word: string): boolean {
  return word.length > 2 || /^(?:xs|s|m|l|xl|\d+)$/.test(word);
}

function toSpokenCount(quantity: number | undefined, whole: number, own: OwnWords): number {
  return quantity !== undefined && (quantity === whole || own.hasCount(quantity)) ? quantity : whole;
}

/** A line is listed once in a request. */
function mergeRepeated<Item>(picked: readonly PickedLine<Item>[]): readonly PickedLine<Item>[] {
  const merged = new Map<string, PickedLine<Item>>();
  for (const one of picked) {
    const known = merged.get(one.line.lineItemId);
    merged.set(one.line.lineItemId, known === undefined ? one : { ...known, quantity: known.quantity + one.quantity });
  }
  return [...merged.values()];
}

function toStems(text: string): ReadonlySet<string> {
  return new Set(plainWords(text).map((word) => toGoods(word) ?? toStem(word)));
}

function countShared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((word) => other.has(word)).length;
}

const wholeOrder =
  /(?<!\p{L})(?:all|everything|both|whole|entire|alles?|ganze?n?|beides?|komplette?n?|tout|toute|tous|entière?|todo|todos|todas|entero|ambos|ambas)(?!\p{L})|(?:return|refund|exchange|replace|send back)\s+(?:my\s+|the\s+|this\s+)?order|bestellung[^.!?]{0,30}(?:zurück|erstatt)|(?:retourner|rembourser|renvoyer)\s+(?:ma\s+|la\s+|cette\s+)?commande|(?:devolver|reembolsar)\s+(?:mi\s+|el\s+|este\s+)?pedido/iu;
