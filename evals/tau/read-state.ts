import type { Customer, Order, OrderLine, ShopState } from '../../src/integrations/sandbox/shop/model.ts';
import { outstandingCents } from '../../src/integrations/sandbox/shop/order-math.ts';
import { modifiedStatus } from './build-world.ts';
import type { TauAddress, TauDatabase, TauPayment } from './tau-data.ts';
import { toCents } from './tau-money.ts';

/** What is compared of an order: amounts in cents, lists sorted. Empty where the shop has nothing of the kind. */
export interface OrderState {
  readonly status: string;
  readonly address: TauAddress;
  /** `item id @ cents`. */
  readonly items: readonly string[];
  /** `payment 1200 credit_card_1`; what an edit left to pay counts as paid by the order's own method. */
  readonly payments: readonly string[];
  readonly cancelReason: string;
  readonly returned: readonly string[];
  readonly exchanged: readonly string[];
  readonly exchangedFor: readonly string[];
  /** In cents; 0 without an exchange. */
  readonly exchangeDifference: number;
}

export interface UserState {
  readonly address: TauAddress;
  /** Cents, by payment method. */
  readonly balances: Readonly<Record<string, number>>;
}

export interface WorldState {
  readonly orders: ReadonlyMap<string, OrderState>;
  readonly users: ReadonlyMap<string, UserState>;
}

/** The end state that the data describes. */
export function describeData({ orders, users }: Pick<TauDatabase, 'orders' | 'users'>): WorldState {
  return {
    orders: new Map(
      Object.values(orders).map((order) => [
        order.order_id,
        {
          status: order.status,
          address: order.address,
          items: order.items.map(({ item_id, price }) => `${item_id} @ ${toCents(price)}`).sort(),
          payments: describeHistory(order.payment_history),
          cancelReason: order.cancel_reason ?? '',
          returned: [...(order.return_items ?? [])].sort(),
          exchanged: [...(order.exchange_items ?? [])].sort(),
          exchangedFor: [...(order.exchange_new_items ?? [])].sort(),
          exchangeDifference: toCents(order.exchange_price_difference ?? 0),
        },
      ]),
    ),
    users: new Map(
      Object.values(users).map((user) => [
        user.user_id,
        {
          address: user.address,
          balances: Object.fromEntries(
            Object.values(user.payment_methods).flatMap(({ id, balance }) =>
              balance === undefined ? [] : [[id, toCents(balance)]],
            ),
          ),
        },
      ]),
    ),
  };
}

/** A change between items of one price leaves an entry of nothing in the data. */
function describeHistory(history: readonly TauPayment[]): readonly string[] {
  return history
    .filter(({ amount }) => toCents(amount) !== 0)
    .map(
      ({ transaction_type, amount, payment_method_id }) =>
        `${transaction_type} ${toCents(amount)} ${payment_method_id}`,
    );
}

/** The same of the sandbox shop, read from its own state: no word of the ledger or the writer goes into it. */
export function describeShop(shop: ShopState, database: TauDatabase): WorldState {
  const orders = new Map(shop.orders.map((order) => [order.name, describeOrder(order, database)]));
  const users = new Map(shop.customers.map((customer) => [customer.key, describeCustomer(customer, shop, database)]));
  return { orders, users };
}

function describeOrder(order: Order, database: TauDatabase): OrderState {
  const live = order.returns.filter(({ status }) => status === 'REQUESTED' || status === 'OPEN');
  const lineOf = (fulfillmentLineId: number) => {
    const part = order.fulfillments.flatMap(({ lines }) => lines).find(({ id }) => id === fulfillmentLineId);
    return order.lines.find(({ id }) => id === part?.lineId);
  };
  const back = live.flatMap(({ lines, exchanges = [] }) =>
    lines.flatMap(({ fulfillmentLineId, quantity }) => {
      const line = lineOf(fulfillmentLineId);
      return Array.from({ length: line === undefined ? 0 : quantity }, () => ({
        line,
        isExchange: exchanges.length > 0,
      }));
    }),
  );
  const sent = live.flatMap(({ exchanges = [] }) =>
    exchanges.flatMap((one) => Array.from({ length: one.quantity }, () => one)),
  );
  const skus = (isExchange: boolean) =>
    back.flatMap((one) => (one.isExchange === isExchange ? [one.line?.variant.sku ?? ''] : [])).sort();
  const valueBack = back.reduce((sum, { line, isExchange }) => sum + (isExchange ? (line?.unitCents ?? 0) : 0), 0);
  return {
    status: toStatus(order, live.length > 0, sent.length > 0),
    address: toTauAddress(order.shippingAddress),
    items: order.lines.flatMap((line) => listUnits(order, line)).sort(),
    payments: describePayments(order, database),
    cancelReason: toCancelReason(order.cancelStaffNote),
    returned: skus(false),
    exchanged: skus(true),
    exchangedFor: sent.map(({ variant }) => variant.sku).sort(),
    exchangeDifference: sent.reduce((sum, { unitCents }) => sum + unitCents, 0) - valueBack,
  };
}

function toStatus(order: Order, hasReturn: boolean, hasExchange: boolean): string {
  if (order.cancelledAt !== undefined) return 'cancelled';
  if (hasReturn) return hasExchange ? 'exchange requested' : 'return requested';
  const parcels = order.fulfillments.filter(({ status }) => status === 'SUCCESS');
  if (parcels.length === 0) return order.isEdited ? modifiedStatus : 'pending';
  return parcels.every(({ displayStatus }) => displayStatus === 'DELIVERED') ? 'delivered' : 'processed';
}

/** A cancelled order still tells what was in it. */
function listUnits(order: Order, line: OrderLine): string[] {
  const left = order.cancelledAt === undefined ? line.quantity - line.removed : line.quantity;
  return Array.from({ length: left }, () => `${line.variant.sku} @ ${line.unitCents}`);
}

function describePayments(order: Order, database: TauDatabase): string[] {
  const own = database.orders[order.name]?.payment_history[0]?.payment_method_id ?? '';
  const moved = order.transactions
    .filter(({ status }) => status !== 'FAILURE')
    .map(({ kind, cents }) => `${kind === 'REFUND' ? 'refund' : 'payment'} ${cents} ${own}`);
  const owed = order.cancelledAt === undefined ? outstandingCents(order) : 0;
  if (owed === 0) return moved;
  return [...moved, owed > 0 ? `payment ${owed} ${own}` : `owed ${-owed}`];
}

function toCancelReason(note: string | undefined): string {
  if (note === undefined) return '';
  if (note.includes('no longer needs')) return 'no longer needed';
  return note.includes('by mistake') ? 'ordered by mistake' : note;
}

function toTauAddress(address: Order['shippingAddress']): TauAddress {
  const { address1 = '', address2 = '', city = '', provinceCode = '', zip = '', countryCode = '' } = address;
  return { address1, address2, city, country: countryCode === 'US' ? 'USA' : countryCode, state: provinceCode, zip };
}

/** A gift card's balance is what it had, with what the shop paid back to it and what was charged to it since. */
function describeCustomer(customer: Customer, shop: ShopState, database: TauDatabase): UserState {
  const methods = Object.values(database.users[customer.key]?.payment_methods ?? {});
  const own = shop.orders.filter((order) => order.customer.id === customer.id);
  const balances = methods.flatMap(({ id, balance }) => {
    if (balance === undefined) return [];
    const change = own.reduce((sum, order) => sum + toBalanceChange(order, id, database), 0);
    return [[id, toCents(balance) + change] as const];
  });
  return { address: toTauAddress(customer.address), balances: Object.fromEntries(balances) };
}

function toBalanceChange(order: Order, methodId: string, database: TauDatabase): number {
  const before = database.orders[order.name]?.payment_history.length ?? 0;
  return describePayments(order, database)
    .slice(before)
    .reduce((sum, line) => {
      const [kind, cents, id] = line.split(' ');
      if (id !== methodId) return sum;
      return sum + (kind === 'refund' ? 1 : -1) * Number(cents);
    }, 0);
}
