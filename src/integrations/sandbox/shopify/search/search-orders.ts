import type { Order } from '../../shop/model.ts';
import { toFinancialStatus, toFulfillmentStatus, totalCents } from '../../shop/order-math.ts';
import {
  listWarnings,
  matchDate,
  matchExact,
  matchSearch,
  matchTokens,
  type SearchWarning,
  type TermMatcher,
} from './match-search.ts';
import { parseSearch } from './search-syntax.ts';

interface OrderSearch {
  readonly orders: readonly Order[];
  readonly warnings: readonly SearchWarning[];
}

export function searchOrders(orders: readonly Order[], query: string | undefined): OrderSearch {
  if (!query) return { orders, warnings: [] };
  const node = parseSearch(query);
  const matches = orders.filter((order) => matchSearch(node, order, matchOrderTerm));
  return { orders: matches, warnings: listWarnings(node, fields) };
}

/** Ascending; the connection reverses. Keys that the demo does not use sort by id. */
export function sortOrders(orders: readonly Order[], sortKey: string): Order[] {
  const key = sortKeys[sortKey] ?? ((order: Order) => order.id);
  return [...orders].sort((a, b) => key(a) - key(b) || a.id - b.id);
}

const sortKeys: Readonly<Record<string, (order: Order) => number>> = {
  PROCESSED_AT: (order) => order.createdAt.getTime(),
  CREATED_AT: (order) => order.createdAt.getTime(),
  UPDATED_AT: (order) => order.updatedAt.getTime(),
  ORDER_NUMBER: (order) => order.number,
  TOTAL_PRICE: totalCents,
};

const matchers: Readonly<Record<string, TermMatcher<Order>>> = {
  name: (order, term) => matchTokens(order.name, term),
  email: (order, term) => matchTokens(order.email, term),
  customer_id: (order, term) => matchExact(order.customer.id, term),
  confirmation_number: (order, term) => matchExact(order.confirmationNumber, term),
  id: (order, term) => matchExact(order.id, term),
  tag: (order, term) => order.tags.some((tag) => matchExact(tag, term)),
  status: (order, term) => matchStatus(order, term.value.toLowerCase()),
  financial_status: (order, term) => matchExact(toFinancialStatus(order), term),
  fulfillment_status: (order, term) => matchExact(toShippedStatus(order), term),
  created_at: (order, term) => matchDate(order.createdAt, term),
  processed_at: (order, term) => matchDate(order.createdAt, term),
  updated_at: (order, term) => matchDate(order.updatedAt, term),
  sku: (order, term) => order.lines.some((line) => matchExact(line.variant.sku, term)),
};

const fields = Object.keys(matchers);

const matchOrderTerm: TermMatcher<Order> = (order, term) => {
  if (term.field !== undefined) return matchers[term.field]?.(order, term);
  const { firstName, lastName } = order.customer;
  const text = [order.name, order.email, firstName, lastName, ...order.lines.map((it) => it.product.title)].join(' ');
  return matchTokens(text, term);
};

function matchStatus(order: Order, status: string): boolean {
  if (status === 'any') return true;
  if (status === 'cancelled') return order.cancelledAt !== undefined;
  if (status === 'closed') return order.closedAt !== undefined;
  const isOpen = order.closedAt === undefined && order.cancelledAt === undefined;
  if (status === 'open') return isOpen;
  return status === 'not_closed' ? order.closedAt === undefined : false;
}

function toShippedStatus(order: Order): string {
  const status = toFulfillmentStatus(order);
  if (status === 'FULFILLED') return 'shipped';
  return status === 'PARTIALLY_FULFILLED' ? 'partial' : 'unshipped';
}
