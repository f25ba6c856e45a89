import type { TauDatabase, TauOrder } from '../../../evals/tau/tau-data.ts';

/** An invented shop in the form of the data: a lamp, a rug and a mirror in three options each, four orders of Kim, one of Lee. */
export function createSmallShop(): TauDatabase {
  const address = {
    address1: '1 Main St',
    address2: 'Apt 2',
    city: 'Austin',
    country: 'USA',
    state: 'TX',
    zip: '78701',
  };
  const product = (product_id: string, name: string, prices: readonly number[]) => ({
    name,
    product_id,
    variants: Object.fromEntries(
      prices.map((price, index) => {
        const item_id = `${product_id}${index}`;
        return [item_id, { item_id, options: { size: String(index) }, available: index < 2, price }];
      }),
    ),
  });
  const products = {
    '7001': product('7001', 'Lamp', [20, 25.5, 30]),
    '7002': product('7002', 'Rug', [100, 90, 80]),
    '7003': product('7003', 'Mirror', [60, 61, 62]),
  };
  const item = (product_id: '7001' | '7002', index: number) => {
    const { item_id = '', price = 0, options = {} } = products[product_id].variants[`${product_id}${index}`] ?? {};
    return { name: products[product_id].name, product_id, item_id, price, options };
  };
  const order = (order_id: string, user_id: string, status: string, items: TauOrder['items']): TauOrder => {
    const total = items.reduce((sum, { price }) => sum + price, 0);
    const paid = { transaction_type: 'payment' as const, amount: total, payment_method_id: `credit_card_${user_id}` };
    return {
      order_id,
      user_id,
      address,
      items,
      status,
      fulfillments: [],
      payment_history: status === 'cancelled' ? [paid, { ...paid, transaction_type: 'refund' }] : [paid],
    };
  };
  const both = [item('7001', 0), item('7002', 0)];
  const orders = [
    order('#W1000001', 'kim', 'pending', both),
    order('#W1000002', 'kim', 'delivered', both),
    order('#W1000003', 'kim', 'processed', both),
    order('#W1000004', 'kim', 'cancelled', both),
    order('#W1000005', 'kim', 'delivered', [item('7001', 0), item('7001', 0)]),
    order('#W1000006', 'lee', 'pending', both),
    order('#W1000007', 'lee', 'delivered', both),
  ];
  const user = (user_id: string, first_name: string, zip: string) => ({
    user_id,
    name: { first_name, last_name: 'Doe' },
    address: { ...address, zip },
    email: `${user_id}@example.com`,
    payment_methods: {
      [`credit_card_${user_id}`]: { id: `credit_card_${user_id}`, source: 'credit_card' as const },
      [`gift_card_${user_id}`]: { id: `gift_card_${user_id}`, source: 'gift_card' as const, balance: 4 },
    },
    orders: orders.filter((one) => one.user_id === user_id).map(({ order_id }) => order_id),
  });
  return {
    products,
    users: { kim: user('kim', 'Kim', '78701'), lee: user('lee', 'Lee', '10001') },
    orders: Object.fromEntries(orders.map((one) => [one.order_id, one])),
  };
}

export function getOrder(data: TauDatabase, id: string): TauOrder {
  const order = data.orders[id];
  if (order === undefined) throw new Error(`no order ${id}`);
  return order;
}
