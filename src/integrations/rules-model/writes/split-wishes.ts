import { splitClauses } from '../clauses.ts';
import { readWish, type WishKind } from './read-wish.ts';

export interface SpokenWish {
  readonly kind: WishKind;
  readonly clause: string;
}

/** Clause by clause; a clause without a wish of its own says more about the one before it, or after it at the start. */
export function splitWishes(text: string): readonly SpokenWish[] {
  const parts = splitClauses(text).map((clause) => ({ clause, kind: readWish(clause) }));
  const first = parts.findIndex(({ kind }) => kind !== undefined);
  const opening = parts.slice(0, Math.max(0, first)).map(({ clause }) => clause);
  const wishes = parts.slice(Math.max(0, first)).reduce<readonly SpokenWish[]>(addPart, []);
  const [head, ...rest] = wishes;
  return head === undefined ? [] : [{ ...head, clause: [head.clause, ...opening].join('. ') }, ...rest];
}

function addPart(
  wishes: readonly SpokenWish[],
  { clause, kind }: { readonly clause: string; readonly kind: WishKind | undefined },
): readonly SpokenWish[] {
  const last = wishes.at(-1);
  if (kind !== undefined && (last === undefined || !belongs(kind, last.kind, clause))) {
    return [...wishes, { kind, clause }];
  }
  return last === undefined ? [] : [...wishes.slice(0, -1), { ...last, clause: `${last.clause}. ${clause}` }];
}

/** "Cancel it and refund me" is one wish: the money follows. */
function belongs(kind: WishKind, last: WishKind, clause: string): boolean {
  const namesOther = /#\s?\d|\border \d/iu.test(clause);
  if (namesOther) return false;
  const follows = kind === 'refund' || kind === 'credit';
  return kind === last || (follows && (last === 'cancel' || last === 'return' || last === 'refund'));
}
