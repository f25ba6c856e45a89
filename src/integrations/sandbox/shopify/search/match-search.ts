import type { SearchNode, SearchTerm } from './search-syntax.ts';

/** One filter of a resource: does this term hold for this item? `undefined` for a field that does not exist. */
export type TermMatcher<T> = (item: T, term: SearchTerm) => boolean | undefined;

export interface SearchWarning {
  readonly field: string;
  readonly message: string;
}

/** An unknown field filters nothing and leaves a warning: the result is too wide, exactly as at Shopify. */
export function matchSearch<T>(node: SearchNode, item: T, match: TermMatcher<T>): boolean {
  switch (node.kind) {
    case 'all':
      return true;
    case 'and':
      return node.nodes.every((it) => matchSearch(it, item, match));
    case 'or':
      return node.nodes.some((it) => matchSearch(it, item, match));
    case 'not':
      return !matchSearch(node.node, item, match);
    case 'term':
      return match(item, node) ?? true;
  }
}

export function listWarnings(node: SearchNode, knownFields: readonly string[]): SearchWarning[] {
  return listTerms(node)
    .map((term) => term.field)
    .filter((field) => field !== undefined)
    .filter((field) => !knownFields.includes(field))
    .map((field) => ({ field, message: 'Invalid search field for this query.' }));
}

export function listTerms(node: SearchNode): SearchTerm[] {
  if (node.kind === 'term') return [node];
  if (node.kind === 'and' || node.kind === 'or') return node.nodes.flatMap(listTerms);
  return node.kind === 'not' ? listTerms(node.node) : [];
}

/**
 * Tokenised text, as Shopify's e-mail and name filters are: unquoted, every token must occur; quoted, as one phrase.
 * So `email:ada` and `email:"example.com"` find ada@example.com, and a caller has to compare again.
 */
export function matchTokens(text: string | undefined, term: SearchTerm): boolean {
  const words = toTokens(text ?? '');
  const wanted = toTokens(term.value);
  if (wanted.length === 0) return false;
  if (term.isPrefix) return words.some((word) => word.startsWith(wanted.at(-1) ?? ''));
  if (!term.isQuoted) return wanted.every((word) => words.includes(word));
  return words.some((_, start) => wanted.every((word, offset) => words[start + offset] === word));
}

export function matchExact(value: string | number | undefined, term: SearchTerm): boolean {
  return String(value ?? '').toLowerCase() === term.value.toLowerCase();
}

export function matchDate(date: Date | undefined, term: SearchTerm): boolean {
  const wanted = Date.parse(term.value);
  if (!date || Number.isNaN(wanted)) return false;
  const at = date.getTime();
  if (term.comparator === '<') return at < wanted;
  if (term.comparator === '<=') return at <= wanted;
  if (term.comparator === '>') return at > wanted;
  if (term.comparator === '>=') return at >= wanted;
  return date.toISOString().startsWith(term.value);
}

export function toTokens(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
