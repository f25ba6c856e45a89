import type { Product } from '../../commerce/product.ts';

/**
 * Best match first, by which of the words it bears and where; the vendor's order among equals. A word that nearly every
 * hit bears (`have`, `you`) tells little and weighs little.
 */
export function rankProducts(products: readonly Product[], words: readonly string[]): readonly Product[] {
  const stems = words.map(toStem);
  const bearings = products.map((product) => weighStems(product, stems));
  const rarity = stems.map((_stem, index) => {
    const bearers = bearings.filter((weights) => (weights[index] ?? 0) > 0).length;
    return Math.log((1 + products.length) / (1 + bearers)) + 0.1;
  });
  return products
    .map((product, position) => ({
      product,
      score: (bearings[position] ?? []).reduce((sum, weight, index) => sum + weight * (rarity[index] ?? 0), 0),
    }))
    .sort((left, right) => right.score - left.score)
    .map(({ product }) => product);
}

const fieldWeights = { title: 4, attribute: 2, description: 1 };

function weighStems(product: Product, stems: readonly string[]): readonly number[] {
  const title = listWords(product.title);
  const attributes = listWords(
    [
      product.type,
      product.vendor,
      ...product.variants.flatMap((variant) => [variant.title, variant.sku, ...Object.values(variant.options)]),
    ].join(' '),
  );
  const description = listWords(product.description);
  return stems.map((stem) => {
    if (title.some((word) => bears(word, stem))) return fieldWeights.title;
    if (attributes.some((word) => bears(word, stem))) return fieldWeights.attribute;
    return description.some((word) => bears(word, stem)) ? fieldWeights.description : 0;
  });
}

/** `waterproof` is found in `waterproofing`; short words only whole, lest `do` finds `down`. */
function bears(word: string, stem: string): boolean {
  return word === stem || (stem.length > 3 && word.startsWith(stem));
}

/** `jackets` is meant to find a jacket. */
function toStem(word: string): string {
  return word.length > 3 ? word.replace(/s$/, '') : word;
}

function listWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
