import { GraphQLError } from 'graphql';

export interface PageArgs {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly reverse?: boolean | null;
}

export interface Connection<T> {
  readonly nodes: readonly T[];
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** Shopify's limit of one page. */
const maxPage = 250;

/** Cuts one page out of `items`, which are already in the order that was asked for (before `reverse`). */
export function connect<T>(items: readonly T[], args: PageArgs, idOf: (item: T) => number | string): Connection<T> {
  const size = assertPageSize(args);
  const ordered = args.reverse ? [...items].reverse() : items;
  const cursors = ordered.map((item) => toCursor(idOf(item)));
  const start = args.after ? cursors.indexOf(args.after) + 1 : 0;
  const end = args.before ? Math.max(0, cursors.indexOf(args.before)) : ordered.length;
  const isForward = args.first !== undefined && args.first !== null;
  const from = isForward ? start : Math.max(start, end - size);
  const to = isForward ? Math.min(end, start + size) : end;
  const edges = ordered.slice(from, to).map((node, index) => ({ cursor: cursors[from + index] ?? '', node }));
  return {
    nodes: edges.map((edge) => edge.node),
    edges,
    pageInfo: {
      hasNextPage: to < ordered.length,
      hasPreviousPage: from > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function assertPageSize(args: PageArgs): number {
  const size = args.first ?? args.last;
  if (size === undefined || size === null) {
    throw new GraphQLError('you must provide one of first or last', { extensions: { code: 'BAD_REQUEST' } });
  }
  if (size < 0 || size > maxPage) {
    throw new GraphQLError(`first/last must be between 0 and ${maxPage}`, { extensions: { code: 'BAD_REQUEST' } });
  }
  return size;
}

function toCursor(id: number | string): string {
  return Buffer.from(JSON.stringify({ last_id: id })).toString('base64');
}
