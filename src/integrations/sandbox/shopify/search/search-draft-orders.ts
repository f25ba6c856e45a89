import type { DraftOrder } from '../../shop/back-office.ts';
import { matchExact, matchSearch, matchTokens, type TermMatcher } from './match-search.ts';
import { parseSearch } from './search-syntax.ts';

export function searchDraftOrders(drafts: readonly DraftOrder[], query: string | undefined): DraftOrder[] {
  const node = parseSearch(query ?? '');
  return drafts.filter((draft) => matchSearch(node, draft, matchDraftTerm));
}

const matchers: Readonly<Record<string, TermMatcher<DraftOrder>>> = {
  id: (draft, term) => matchExact(draft.id, term),
  customer_id: (draft, term) => draft.customer !== undefined && matchExact(draft.customer.id, term),
  status: (draft, term) => matchExact(draft.completedAt ? 'completed' : 'open', term),
  tag: (draft, term) => draft.tags.some((tag) => matchExact(tag, term)),
};

const matchDraftTerm: TermMatcher<DraftOrder> = (draft, term) => {
  if (term.field !== undefined) return matchers[term.field]?.(draft, term);
  return matchTokens(`${draft.email ?? ''} ${draft.note ?? ''}`, term);
};
