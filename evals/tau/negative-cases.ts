import type { Database } from '../../src/platform/db.ts';
import { compareStates } from './compare-state.ts';
import { describeData, describeShop } from './read-state.ts';
import type { TauAction, TauDatabase, TauOrder, TauUser } from './tau-data.ts';
import { ownMethodOf, TauSession } from './tau-session.ts';
import { TauShop } from './tau-shop.ts';
import { callTool } from './tau-tools.ts';

export interface NegativeReport {
  readonly id: string;
  readonly problems: readonly string[];
  /** Why each forbidden call was refused. */
  readonly refusals: readonly string[];
}

/** What must not happen, whoever asks: `allowed` first changes something, `forbidden` must then be refused. */
interface NegativeCase {
  readonly id: string;
  readonly user: TauUser;
  readonly allowed: readonly TauAction[];
  readonly forbidden: readonly TauAction[];
  readonly saysYes?: boolean;
}

/** Made of the data's own orders; each in a shop of its own, in which the forbidden calls change nothing. */
export async function runNegativeCases(
  data: TauDatabase,
  database: Database,
  onDone: (report: NegativeReport) => void,
): Promise<readonly NegativeReport[]> {
  const reports: NegativeReport[] = [];
  for (const one of createNegativeCases(data)) {
    const report = await runCase(one, data, database);
    onDone(report);
    reports.push(report);
  }
  return reports;
}

async function runCase(one: NegativeCase, data: TauDatabase, database: Database): Promise<NegativeReport> {
  const shop = await TauShop.open(data, database);
  try {
    const session = new TauSession(shop, data, one.saysYes);
    session.signInAs(one.user);
    const problems: string[] = [];
    const refusals: string[] = [];
    for (const action of one.allowed) {
      const outcome = await callTool(action, session);
      if (outcome.kind !== 'done') problems.push(`${action.name}: wanted done, found ${outcome.kind}`);
    }
    const before = describeShop(shop.sandbox.state, data);
    for (const action of one.forbidden) {
      const outcome = await callTool(action, session);
      if (outcome.kind !== 'refused') problems.push(`${action.name}: wanted refused, found ${outcome.kind}`);
      else refusals.push(outcome.reason);
    }
    const nothing = describeData({ orders: {}, users: {} });
    const options = { paymentsOfPerson: new Set<string>(), balancesOfPerson: new Set<string>() };
    const changes = compareStates(nothing, before, describeShop(shop.sandbox.state, data), options);
    return { id: one.id, problems: [...problems, ...changes], refusals };
  } finally {
    await shop.close();
  }
}

function createNegativeCases(data: TauDatabase): readonly NegativeCase[] {
  const pick = new OrderPicker(data);
  const pending = pick.find(({ status }) => status === 'pending');
  const delivered = pick.find(({ status }) => status === 'delivered');
  const processed = pick.find(({ status }) => status === 'processed');
  const cancelled = pick.find(({ status }) => status === 'cancelled');
  const other = pick.find(({ status, user_id }) => status === 'pending' && user_id !== pending.user_id);
  const otherDelivered = pick.find(({ status, user_id }) => status === 'delivered' && user_id !== delivered.user_id);
  const swap = (order: TauOrder, name: string, changes: Record<string, unknown> = {}) =>
    toAction(name, { ...pick.swapOf(order), ...changes });
  const second = pick.swapOf(delivered, 1);
  const own = { payment_method_id: ownMethodOf(pending) };
  const modify = (order: TauOrder, changes?: Record<string, unknown>) =>
    swap(order, 'modify_pending_order_items', changes);
  const exchange = (order: TauOrder, changes?: Record<string, unknown>) =>
    swap(order, 'exchange_delivered_order_items', changes);
  const giveBack = (order: TauOrder, changes: Record<string, unknown> = {}) =>
    toAction('return_delivered_order_items', {
      order_id: order.order_id,
      item_ids: [pick.swapOf(order).item_ids[0]],
      payment_method_id: ownMethodOf(order),
      ...changes,
    });
  const cancel = (order: TauOrder, reason = 'no longer needed') =>
    toAction('cancel_pending_order', { order_id: order.order_id, reason });
  const readdress = (order: TauOrder) =>
    toAction('modify_pending_order_address', { order_id: order.order_id, ...address });
  const at = (order: TauOrder, id: string, forbidden: readonly TauAction[], allowed: readonly TauAction[] = []) => ({
    id,
    user: pick.ownerOf(order),
    allowed,
    forbidden,
  });
  return [
    at(
      delivered,
      'exchange-twice',
      [exchange(delivered), exchange(delivered, second), giveBack(delivered, { item_ids: second.item_ids })],
      [exchange(delivered)],
    ),
    at(
      delivered,
      'return-then-exchange',
      [exchange(delivered, second), giveBack(delivered, { item_ids: second.item_ids }), giveBack(delivered)],
      [giveBack(delivered)],
    ),
    at(
      pending,
      'modify-after-modify',
      [pick.modifyBack(pending), cancel(pending), readdress(pending)],
      [modify(pending)],
    ),
    at(pending, 'cancel-twice', [cancel(pending), modify(pending), readdress(pending)], [cancel(pending)]),
    at(pending, 'cancel-for-another-reason', [cancel(pending, 'too expensive')]),
    at(pending, 'return-of-pending', [giveBack(pending), exchange(pending)]),
    at(delivered, 'change-of-delivered', [cancel(delivered), modify(delivered), readdress(delivered)]),
    at(processed, 'change-of-processed', [
      cancel(processed),
      modify(processed),
      readdress(processed),
      giveBack(processed),
      exchange(processed),
    ]),
    at(cancelled, 'change-of-cancelled', [cancel(cancelled), modify(cancelled), readdress(cancelled)]),
    at(pending, 'order-of-another', [
      cancel(other),
      modify(other, own),
      readdress(other),
      exchange(otherDelivered, own),
      giveBack(otherDelivered, own),
    ]),
    at(pending, 'account-of-another', [toAction('modify_user_address', { user_id: other.user_id, ...address })]),
    at(pending, 'variant-of-another-product', [modify(pending, { new_item_ids: [pick.strangerTo(pending)] })]),
    at(delivered, 'exchange-for-another-product', [
      exchange(delivered, { new_item_ids: [pick.strangerTo(delivered)] }),
    ]),
    ...pick.soldOutCases().map(({ id, order, soldOut }) =>
      at(order, id, [
        swap(order, order.status === 'pending' ? 'modify_pending_order_items' : 'exchange_delivered_order_items', {
          item_ids: [soldOut.itemId],
          new_item_ids: [soldOut.newItemId],
        }),
      ]),
    ),
    at(delivered, 'item-not-in-the-order', [giveBack(delivered, { item_ids: [pick.strangerTo(delivered)] })]),
    at(delivered, 'more-than-there-is', [giveBack(delivered, { item_ids: pick.tooMany(delivered) })]),
    at(pending, 'no-such-variant', [modify(pending, { new_item_ids: ['1'] })]),
    at(pending, 'payment-method-of-another', [modify(pending, { payment_method_id: 'credit_card_0000000' })]),
    at(pending, 'no-such-order', [cancel({ ...pending, order_id: '#W0000001' })]),
    { ...at(pending, 'pending-without-a-yes', [cancel(pending), modify(pending), readdress(pending)]), saysYes: false },
    { ...at(delivered, 'delivered-without-a-yes', [exchange(delivered), giveBack(delivered)]), saysYes: false },
    at(pending, 'lists-of-different-length', [
      modify(pending, { new_item_ids: [...pick.swapOf(pending).new_item_ids, pick.strangerTo(pending)] }),
    ]),
  ];
}

const address = {
  address1: '1 Nowhere Lane',
  address2: '',
  city: 'Springfield',
  state: 'IL',
  country: 'USA',
  zip: '62701',
};

function toAction(name: string, args: Readonly<Record<string, unknown>>): TauAction {
  return { name, arguments: args };
}

/** Finds orders and items that a case needs; @throws when the data has none of the kind. */
class OrderPicker {
  constructor(private readonly data: TauDatabase) {}

  find(fits: (order: TauOrder) => boolean): TauOrder {
    const order = Object.values(this.data.orders).find((one) => fits(one) && this.hasSwap(one));
    if (order === undefined) throw new Error('the data has no such order');
    return order;
  }

  ownerOf({ user_id }: TauOrder): TauUser {
    const user = this.data.users[user_id];
    if (user === undefined) throw new Error(`${user_id} is unknown`);
    return user;
  }

  /** An item that has another option in stock, paid or paid back the way the order was. */
  swapOf(order: TauOrder, index = 0) {
    const items = [...new Set(order.items.map(({ item_id }) => item_id))];
    const swap = this.listSwaps(order).find(({ itemId }) => itemId === items[index]);
    if (swap === undefined) throw new Error(`${order.order_id} has nothing to swap`);
    return {
      order_id: order.order_id,
      item_ids: [swap.itemId],
      new_item_ids: [swap.newItemId],
      payment_method_id: ownMethodOf(order),
    };
  }

  /** What `swapOf` did, the other way round. */
  modifyBack(order: TauOrder): TauAction {
    const { item_ids, new_item_ids, ...rest } = this.swapOf(order);
    return toAction('modify_pending_order_items', { ...rest, item_ids: new_item_ids, new_item_ids: item_ids });
  }

  strangerTo(order: TauOrder): string {
    const own = new Set(order.items.map(({ product_id }) => product_id));
    const stranger = Object.values(this.data.products).find(({ product_id }) => !own.has(product_id));
    const variant = Object.values(stranger?.variants ?? {}).find(({ available }) => available);
    if (variant === undefined) throw new Error('the data has no other product');
    return variant.item_id;
  }

  tooMany(order: TauOrder): readonly string[] {
    const itemId = order.items[0]?.item_id ?? '';
    return [...order.items.filter(({ item_id }) => item_id === itemId), { item_id: itemId }].map(
      ({ item_id }) => item_id,
    );
  }

  soldOutCases() {
    return (['pending', 'delivered'] as const).flatMap((status) => {
      for (const order of Object.values(this.data.orders)) {
        const soldOut = order.status === status ? this.findSoldOut(order) : undefined;
        if (soldOut !== undefined) return [{ id: `sold-out-for-${status}`, order, soldOut }];
      }
      return [];
    });
  }

  private hasSwap(order: TauOrder): boolean {
    const [first, second] = new Set(order.items.map(({ item_id }) => item_id));
    const swapped = new Set(this.listSwaps(order).map(({ itemId }) => itemId));
    const isFree = first !== undefined && second !== undefined && swapped.has(first) && swapped.has(second);
    return isFree && ownMethodOf(order).startsWith('credit_card');
  }

  private listSwaps(order: TauOrder) {
    return order.items.flatMap(({ product_id, item_id }) =>
      Object.values(this.data.products[product_id]?.variants ?? {})
        .filter((variant) => variant.available && variant.item_id !== item_id)
        .map((variant) => ({ itemId: item_id, newItemId: variant.item_id })),
    );
  }

  private findSoldOut(order: TauOrder) {
    return order.items
      .flatMap(({ product_id, item_id }) =>
        Object.values(this.data.products[product_id]?.variants ?? {})
          .filter((variant) => !variant.available && variant.item_id !== item_id)
          .map((variant) => ({ itemId: item_id, newItemId: variant.item_id })),
      )
      .at(0);
  }
}
