import { z } from 'zod';
import type { Product } from '../../commerce/product.ts';
import { toKeywords } from './keywords.ts';
import { type ReadTool, unavailable } from './read-tool.ts';

const input = z.object({ query: z.string().min(1).max(200) });
const shownProducts = 5;

/** The published catalogue: titles, prices, variants, stock. Widens to single words when the whole finds nothing. */
export const searchProducts: ReadTool<typeof input> = {
  kind: 'READ',
  name: 'search_products',
  description: "Searches the shop's catalogue by words of a title, type or vendor. Gives prices, variants and stock.",
  input,
  status: 'searching_products',
  run: async ({ query }, context) => {
    const words = toKeywords(query).slice(0, 5);
    const text = words.length === 0 ? query : words.join(' ');
    const whole = await context.store.backend.searchProducts(text, shownProducts, context);
    if (!whole.ok) {
      return unavailable('products', whole.reason);
    }
    if (whole.value.length > 0 || words.length < 2) {
      return { facts: [{ kind: 'products', query: text, products: whole.value }], ok: true };
    }
    const parts = await Promise.all(
      words.slice(0, 3).map((word) => context.store.backend.searchProducts(word, shownProducts, context)),
    );
    const products = rank(parts.flatMap((part) => (part.ok ? part.value : [])));
    return { facts: [{ kind: 'products', query: text, products }], ok: true };
  },
};

/** Products found by several words first. */
function rank(products: readonly Product[]): Product[] {
  const hits = new Map<string, { product: Product; count: number }>();
  for (const product of products) {
    const hit = hits.get(product.id) ?? { product, count: 0 };
    hit.count += 1;
    hits.set(product.id, hit);
  }
  return [...hits.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, shownProducts)
    .map(({ product }) => product);
}
