/** One node of a parsed `query:` argument. */
export type SearchNode =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly SearchNode[] }
  | { readonly kind: 'not'; readonly node: SearchNode }
  | SearchTerm;

export interface SearchTerm {
  readonly kind: 'term';
  /** Absent: free text. */
  readonly field?: string;
  readonly comparator: '=' | '<' | '>' | '<=' | '>=';
  readonly value: string;
  readonly isQuoted: boolean;
  /** `value*` */
  readonly isPrefix: boolean;
}

/**
 * Shopify's search syntax: `field:value`, quotes, backslash escapes, `-`/NOT, OR, AND or a blank (implicit AND),
 * parentheses, comparators, trailing wildcard. Never fails: what makes no sense is read as text, as theirs is.
 */
export function parseSearch(query: string): SearchNode {
  const tokens = tokenize(query);
  if (tokens.length === 0) return { kind: 'all' };
  return new Parser(tokens).parse();
}

type Token = { readonly kind: '(' | ')' | 'and' | 'or' | 'not' } | SearchTerm;

class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): SearchNode {
    const nodes: SearchNode[] = [];
    while (this.at < this.tokens.length) {
      if (this.peek() === ')') this.at += 1;
      else nodes.push(this.parseOr());
    }
    return toNode('and', nodes);
  }

  private parseOr(): SearchNode {
    const nodes = [this.parseAnd()];
    while (this.peek() === 'or') {
      this.at += 1;
      nodes.push(this.parseAnd());
    }
    return toNode('or', nodes);
  }

  private parseAnd(): SearchNode {
    const nodes: SearchNode[] = [];
    for (let next = this.peek(); next !== undefined && next !== 'or' && next !== ')'; next = this.peek()) {
      if (next === 'and') this.at += 1;
      else nodes.push(this.parseUnary());
    }
    return toNode('and', nodes);
  }

  private parseUnary(): SearchNode {
    const token = this.tokens[this.at];
    this.at += 1;
    if (!token) return { kind: 'all' };
    if (token.kind === 'not') return { kind: 'not', node: this.parseUnary() };
    if (token.kind === '(') {
      const inner = this.parseOr();
      if (this.peek() === ')') this.at += 1;
      return inner;
    }
    return token.kind === 'term' ? token : { kind: 'all' };
  }

  private peek(): Token['kind'] | undefined {
    return this.tokens[this.at]?.kind;
  }
}

function toNode(kind: 'and' | 'or', nodes: readonly SearchNode[]): SearchNode {
  const [first] = nodes;
  if (!first) return { kind: 'all' };
  return nodes.length === 1 ? first : { kind, nodes };
}

const operators: Readonly<Record<string, 'and' | 'or' | 'not'>> = { AND: 'and', OR: 'or', NOT: 'not' };

function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const char = query[at] ?? '';
    if (/\s/.test(char)) at += 1;
    else if (char === '(' || char === ')') {
      tokens.push({ kind: char });
      at += 1;
    } else if (char === '-' && /\S/.test(query[at + 1] ?? ' ')) {
      tokens.push({ kind: 'not' });
      at += 1;
    } else {
      const { token, end } = readTerm(query, at);
      tokens.push(token);
      at = end;
    }
  }
  return tokens;
}

function readTerm(query: string, start: number): { token: Token; end: number } {
  const fieldMatch = /^([A-Za-z_][A-Za-z0-9_.]*):(<=|>=|<|>|)\s*/.exec(query.slice(start));
  const valueStart = start + (fieldMatch?.[0].length ?? 0);
  const { value, end, isQuoted } = readValue(query, valueStart);
  const operator = fieldMatch || isQuoted ? undefined : operators[value];
  if (operator) return { token: { kind: operator }, end };
  const isPrefix = !isQuoted && value.length > 1 && value.endsWith('*');
  return {
    end: Math.max(end, start + 1),
    token: {
      kind: 'term',
      ...(fieldMatch?.[1] && { field: fieldMatch[1].toLowerCase() }),
      comparator: toComparator(fieldMatch?.[2]),
      value: isPrefix ? value.slice(0, -1) : value,
      isQuoted,
      isPrefix,
    },
  };
}

function toComparator(text: string | undefined): SearchTerm['comparator'] {
  return text === '<' || text === '>' || text === '<=' || text === '>=' ? text : '=';
}

function readValue(query: string, start: number): { value: string; end: number; isQuoted: boolean } {
  const quote = /["']/.test(query[start] ?? '') ? query[start] : undefined;
  const isEnd = (char: string) => (quote ? char === quote : /[\s()]/.test(char));
  let at = quote ? start + 1 : start;
  let value = '';
  while (at < query.length && !isEnd(query[at] ?? '')) {
    if (query[at] === '\\' && at + 1 < query.length) at += 1;
    value += query[at];
    at += 1;
  }
  return { value, end: quote ? Math.min(at + 1, query.length) : at, isQuoted: quote !== undefined };
}
