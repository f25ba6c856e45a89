import type { Product } from '../../commerce/product.ts';
import { toWords } from './features.ts';

/** Products that the question may mean, best first: one when a title stands clearly ahead, none when nothing fits. */
export function matchProducts(products: readonly Product[], question: string): readonly Product[] {
  const asked = new Set(toWords(question).map(toRoot));
  const scored = products
    .map((product) => ({ product, ...scoreTitle(product, asked) }))
    .sort((first, second) => second.shared - first.shared || second.share - first.share);
  const [best, next] = scored;
  if (best === undefined) return [];
  if (best.shared === 0) {
    const described = products.filter((product) => describes(product, asked));
    return described.slice(0, mostMeant);
  }
  const isAhead = next === undefined || best.shared > next.shared || (best.share === 1 && next.share < 1);
  return isAhead ? [best.product] : scored.filter(({ shared }) => shared === best.shared).map(({ product }) => product);
}

const mostMeant = 3;
const slight = new Set('the and for with set pack with men women of in'.split(' '));

function scoreTitle(
  { title }: Product,
  asked: ReadonlySet<string>,
): { readonly shared: number; readonly share: number } {
  const words = toWords(title).map(toRoot);
  const shared = words.filter((word) => asked.has(word)).length;
  const strong = words.filter((word) => asked.has(word) && !slight.has(word)).length;
  return { shared: strong === 0 ? 0 : shared, share: shared / (words.length || 1) };
}

/** Found by type or description: "a jacket for rain" where no title has the word. */
function describes({ type = '', description }: Product, asked: ReadonlySet<string>): boolean {
  const words = new Set(toWords(`${type} ${description}`).map(toRoot));
  const wanted = [...asked].filter((word) => word.length > 3 && !slight.has(word) && !common.has(word));
  return wanted.length > 0 && wanted.every((word) => words.has(word));
}

const common = new Set(
  'have does your what with that this from which much cost price need want size zquestion sell'.split(' '),
);

function toRoot(word: string): string {
  return word.length > 3 ? word.replace(/(?:es|s)$/u, '') : word;
}
