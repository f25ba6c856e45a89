import type { CheckedClaim } from './claim.ts';
import type { EvidenceIndex } from './evidence.ts';

/** "In stock" and "sold out" need a product of this turn that is so; a product that the sentence names counts alone. */
export function checkStock(lower: string, { products }: EvidenceIndex): CheckedClaim[] {
  const claims = [...lower.matchAll(inStock)].map((match) => ({
    text: match[0],
    isAvailable: !isDenied(lower, match.index),
  }));
  const denied = [...lower.matchAll(soldOut)].map((match) => ({
    text: match[0],
    isAvailable: isDenied(lower, match.index),
  }));
  if (claims.length + denied.length === 0 || general.test(lower)) {
    return [];
  }
  const named = products.filter(({ product }) => lower.includes(product.title.toLowerCase()));
  const candidates = named.length > 0 ? named : products;
  return [...claims, ...denied].map(({ text, isAvailable }) => {
    const backer = candidates.find(({ product }) =>
      product.variants.some((variant) => variant.isAvailable === isAvailable),
    );
    return {
      kind: 'stock',
      text,
      ...(backer === undefined ? {} : { evidence: { factId: backer.factId, value: backer.product.title } }),
    };
  });
}

const inStock = /(?<!\p{L})(?:in stock|vorrätig|auf lager|en stock|en existencias|hay existencias)(?!\p{L})/gu;
const soldOut =
  /(?<!\p{L})(?:out of stock|sold out|ausverkauft|nicht verfügbar|épuisée?|en rupture de stock|agotad[oa])(?!\p{L})/gu;
const general = /(?<!\p{L})(?:if|whether|when|wenn|ob|falls|sobald|si|quand|cuando)(?!\p{L})/u;

function isDenied(lower: string, index: number): boolean {
  return /(?<!\p{L})(?:not|no longer|never|nicht|kein\p{L}*|pas|plus|no|ya no)(?!\p{L})[^,;.]{0,20}$|n't[^,;.]{0,20}$/u.test(
    lower.slice(Math.max(0, index - 32), index),
  );
}
