import type { Product, ProductVariant } from '../../commerce/product.ts';

const sizeWords: readonly (readonly [RegExp, string])[] = [
  [/\bextra[- ]large\b/giu, ' XL '],
  [/\bextra[- ]small\b/giu, ' XS '],
  [/\bmedium\b|\bmittel\b|\bmoyenne?\b|\bmediana?\b/giu, ' M '],
  [/\blarge\b|\bgroß\b|\bgrande?\b/giu, ' L '],
  [/\bsmall\b|\bklein\b|\bpetite?\b|\bpequeña?\b/giu, ' S '],
];

/** The variants that bear most of the sizes and colours which the question names; empty when it names none. */
export function findAskedVariants({ title, variants }: Product, question: string): readonly ProductVariant[] {
  const text = sizeWords.reduce((words, [pattern, size]) => words.replaceAll(pattern, size), question);
  const asked = text.replace(new RegExp(toPattern(title), 'iu'), ' ');
  const scored = variants.map((variant) => ({
    variant,
    named: Object.values(variant.options).filter((value) => names(asked, value)).length,
  }));
  const most = Math.max(0, ...scored.map(({ named }) => named));
  return most === 0 ? [] : scored.filter(({ named }) => named === most).map(({ variant }) => variant);
}

export function isAskedFor(product: Product, question: string): boolean {
  return product.variants.length > 1 && findAskedVariants(product, question).length > 0;
}

/** As a word of its own; a size of one letter only in capitals or after "size" and "in": "it's" names no S. */
function names(text: string, value: string): boolean {
  const whole = (pattern: string, flags: string) =>
    new RegExp(`(?<![\\p{L}\\p{N}'])${pattern}(?![\\p{L}\\p{N}'])`, flags);
  if (value.length > 1) return whole(toPattern(value), 'iu').test(text);
  return (
    whole(toPattern(value), 'u').test(text) ||
    whole(`(?:size|in|größe|taille|talla) ${toPattern(value)}`, 'iu').test(text)
  );
}

function toPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
