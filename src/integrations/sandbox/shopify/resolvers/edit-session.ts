import { taxOfCents } from '../../shop/line-value.ts';
import type { Order, OrderLine, ShopState } from '../../shop/model.ts';
import { fulfilledQuantity } from '../../shop/order-math.ts';

/** A draft of an order's lines; its totals are the order's own arithmetic. The order knows nothing of it. */
export interface EditSession {
  readonly id: number;
  readonly original: Order;
  readonly draft: Order;
  /** What the draft was made from; another edit, shipment or cancellation makes it stale. */
  readonly fingerprint: string;
  readonly restocked: Set<number>;
}

export function openSession(shop: ShopState, original: Order, id: number): EditSession {
  const draft = { ...original, lines: original.lines.map((line) => ({ ...line })) };
  const session = { id, original, draft, fingerprint: toFingerprint(original), restocked: new Set<number>() };
  const all = sessionsOf(shop);
  all.set(id, session);
  const [oldest] = all.keys();
  if (all.size > maxSessions && oldest !== undefined) all.delete(oldest);
  return session;
}

export function findSession(shop: ShopState, id: number | undefined): EditSession | undefined {
  return id === undefined ? undefined : sessionsOf(shop).get(id);
}

export function closeSession(shop: ShopState, session: EditSession): void {
  sessionsOf(shop).delete(session.id);
}

export function isStale(session: EditSession): boolean {
  return toFingerprint(session.original) !== session.fingerprint;
}

/** Sets how many of the line's units the order keeps; a raised line is taxed anew. */
export function setQuantity(draft: Order, line: OrderLine, keep: number, present: number): void {
  if (keep <= present) {
    line.removed += present - keep;
    return;
  }
  const again = Math.min(line.removed, keep - present);
  line.removed -= again;
  line.quantity += keep - present - again;
  if (line.taxCents !== undefined) {
    line.taxCents = taxOfCents(draft, line.unitCents * line.quantity - line.discountCents);
  }
}

const maxSessions = 1000;
const sessions = new WeakMap<ShopState, Map<number, EditSession>>();

function sessionsOf(shop: ShopState): Map<number, EditSession> {
  const known = sessions.get(shop) ?? new Map<number, EditSession>();
  sessions.set(shop, known);
  return known;
}

function toFingerprint(order: Order): string {
  const lines = order.lines.map((line) => [line.id, line.quantity, line.removed, fulfilledQuantity(order, line)]);
  return JSON.stringify([order.cancelledAt, order.closedAt, order.refunds.length, lines]);
}
