import type { Product } from '../../shop/catalogue.ts';
import {
  listTerms,
  listWarnings,
  matchDate,
  matchExact,
  matchSearch,
  matchTokens,
  type SearchWarning,
  type TermMatcher,
  toTokens,
} from './match-search.ts';
import { parseSearch, type SearchNode } from './search-syntax.ts';

interface ProductSearch {
  readonly products: readonly Product[];
  readonly warnings: readonly SearchWarning[];
}

/** `RELEVANCE` puts the best first; a blank between words means AND, as at Shopify. */
export function searchProducts(
  products: readonly Product[],
  query: string | undefined,
  sortKey: string,
): ProductSearch {
  const node = parseSearch(query ?? '');
  const matches = products.filter((product) => matchSearch(node, product, matchProductTerm));
  const sorted = sortKey === 'RELEVANCE' ? sortByRelevance(matches, node) : sortProducts(matches, sortKey);
  return { products: sorted, warnings: listWarnings(node, fields) };
}

export function toPlainText(html: string): string {
  return html
    .replaceAll(/<\/(p|li|h\d)>/g, ' ')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A light English stemmer: enough that `jackets` finds `jacket` and `hiking` finds `hike`. */
export function toStem(word: string): string {
  if (word.length <= 3) return word;
  return word
    .replace(/(ies)$/, 'y')
    .replace(/(sses|shes|ches|xes)$/, (end) => end.slice(0, -2))
    .replace(/([^s])s$/, '$1')
    .replace(/(ing|ed)$/, '')
    .replace(/e$/, '');
}

const matchers: Readonly<Record<string, TermMatcher<Product>>> = {
  title: (product, term) => matchTokens(product.title, term),
  tag: (product, term) => product.tags.some((tag) => matchExact(tag, term)),
  product_type: (product, term) => matchTokens(product.type, term),
  vendor: (product, term) => matchTokens(product.vendor, term),
  handle: (product, term) => matchExact(product.handle, term),
  id: (product, term) => matchExact(product.id, term),
  status: (product, term) => matchExact(product.status, term),
  sku: (product, term) => product.variants.some((variant) => matchExact(variant.sku, term)),
  created_at: (product, term) => matchDate(product.createdAt, term),
  inventory_total: (product, term) => matchNumber(toStock(product), term.comparator, Number(term.value)),
  price: (product, term) =>
    product.variants.some((it) => matchNumber(it.priceCents / 100, term.comparator, Number(term.value))),
};

const fields = Object.keys(matchers);

const matchProductTerm: TermMatcher<Product> = (product, term) => {
  if (term.field !== undefined) return matchers[term.field]?.(product, term);
  const wanted = toTokens(term.value).map(toStem);
  const index = indexOf(product);
  return wanted.every(
    (stem) => index.has(stem) || (term.isPrefix && [...index.keys()].some((it) => it.startsWith(stem))),
  );
};

function sortByRelevance(products: readonly Product[], node: SearchNode): Product[] {
  const stems = listTerms(node)
    .filter((term) => term.field === undefined || term.field === 'title')
    .flatMap((term) => toTokens(term.value).map(toStem));
  const score = (product: Product) => stems.reduce((total, stem) => total + (indexOf(product).get(stem) ?? 0), 0);
  return [...products].sort((a, b) => score(b) - score(a) || a.id - b.id);
}

function sortProducts(products: readonly Product[], sortKey: string): Product[] {
  const byText = (toText: (product: Product) => string) =>
    [...products].sort((a, b) => toText(a).localeCompare(toText(b)));
  if (sortKey === 'TITLE') return byText((it) => it.title);
  if (sortKey === 'PRODUCT_TYPE') return byText((it) => it.type);
  if (sortKey === 'VENDOR') return byText((it) => it.vendor);
  if (sortKey === 'INVENTORY_TOTAL') return [...products].sort((a, b) => toStock(a) - toStock(b));
  if (sortKey === 'CREATED_AT') return [...products].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  return [...products].sort((a, b) => a.id - b.id);
}

/** Where a word counts how much: a hit in the title beats any number in the description. */
const fieldWeights = { title: 16, type: 8, tags: 6, options: 3, description: 1 } as const;

const indexes = new WeakMap<Product, Map<string, number>>();

function indexOf(product: Product): Map<string, number> {
  const known = indexes.get(product);
  if (known) return known;
  const index = new Map<string, number>();
  const put = (text: string, weight: number) => {
    for (const stem of new Set(toTokens(text).map(toStem))) index.set(stem, (index.get(stem) ?? 0) + weight);
  };
  put(product.title, fieldWeights.title);
  put(product.type, fieldWeights.type);
  put(product.tags.join(' '), fieldWeights.tags);
  put(product.options.flatMap((it) => it.values).join(' '), fieldWeights.options);
  put(`${product.vendor} ${toPlainText(product.descriptionHtml)}`, fieldWeights.description);
  indexes.set(product, index);
  return index;
}

function toStock(product: Product): number {
  return product.variants.reduce((total, variant) => total + variant.stock, 0);
}

function matchNumber(value: number, comparator: string, wanted: number): boolean {
  if (comparator === '<') return value < wanted;
  if (comparator === '<=') return value <= wanted;
  if (comparator === '>') return value > wanted;
  return comparator === '>=' ? value >= wanted : value === wanted;
}
