import type { Product } from '../../commerce/product.ts';

/** Best match first, by how many of the words it bears and where; the vendor's order among equals. */
export function rankProducts(products: readonly Product[], words: readonly string[]): readonly Product[] {
  return products
    .map((product) => ({ product, score: scoreProduct(product, words) }))
    .sort((left, right) => right.score - left.score)
    .map(({ product }) => product);
}

const WEIGHTS = { title: 3, attribute: 2, description: 1 };

function scoreProduct(product: Product, words: readonly string[]): number {
  const title = product.title.toLowerCase();
  const attributes = [
    product.type,
    product.vendor,
    ...product.variants.flatMap((variant) => [variant.title, variant.sku, ...Object.values(variant.options)]),
  ]
    .join(' ')
    .toLowerCase();
  const description = product.description.toLowerCase();
  return words.reduce((score, word) => {
    // `shirts` is meant to find a shirt.
    const stem = word.length > 3 ? word.replace(/s$/, '') : word;
    if (title.includes(stem)) return score + WEIGHTS.title;
    if (attributes.includes(stem)) return score + WEIGHTS.attribute;
    return description.includes(stem) ? score + WEIGHTS.description : score;
  }, 0);
}
