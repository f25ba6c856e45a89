import { z } from 'zod';
import { ApiRefusal, type ApiRequest, type ApiResponse } from './protocol.ts';

interface Listing<T> {
  readonly items: readonly T[];
  readonly idOf: (item: T) => number;
  /** What `order_by` names, as epoch milliseconds. */
  readonly keyOf: (item: T) => number;
  readonly isDescending: boolean;
  readonly present: (item: T) => unknown;
  readonly query: { readonly cursor?: string | undefined; readonly limit: number };
}

const cursorSchema = z.object({ to: z.enum(['next', 'prev']), key: z.number(), id: z.number() });
type Cursor = z.infer<typeof cursorSchema>;

/** A page in Gorgias' list shape. Cursors are opaque, name a place rather than an offset, and survive insertions. */
export function listPage<T>(request: ApiRequest, listing: Listing<T>): ApiResponse {
  const { items, idOf, keyOf, isDescending, present, query } = listing;
  const sign = isDescending ? -1 : 1;
  const compare = (a: { key: number; id: number }, b: { key: number; id: number }) =>
    sign * (a.key - b.key || a.id - b.id);
  const placed = items.map((item) => ({ item, key: keyOf(item), id: idOf(item) })).sort(compare);

  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor);
  const start = cursor === undefined ? 0 : startOf(cursor, placed, compare, query.limit);
  const page = placed.slice(start, start + query.limit);

  const first = page[0];
  const last = page.at(-1);
  const hasMore = start + page.length < placed.length;
  return {
    status: 200,
    body: {
      data: page.map(({ item }) => present(item)),
      object: 'list',
      uri: request.uri,
      meta: {
        prev_cursor: start > 0 && first ? encodeCursor({ to: 'prev', key: first.key, id: first.id }) : null,
        next_cursor: hasMore && last ? encodeCursor({ to: 'next', key: last.key, id: last.id }) : null,
      },
    },
  };
}

function startOf<P extends { key: number; id: number }>(
  cursor: Cursor,
  placed: readonly P[],
  compare: (a: { key: number; id: number }, b: { key: number; id: number }) => number,
  limit: number,
): number {
  const index = placed.findIndex((place) =>
    cursor.to === 'next' ? compare(place, cursor) > 0 : compare(place, cursor) >= 0,
  );
  const found = index === -1 ? placed.length : index;
  return cursor.to === 'next' ? found : Math.max(0, found - limit);
}

function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function decodeCursor(text: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new ApiRefusal(400, 'Invalid parameters.', { cursor: ['Not a cursor.'] });
  }
}
