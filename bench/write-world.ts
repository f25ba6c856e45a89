import type pg from 'pg';
import type { WriteRequest } from '../src/commerce/write-request.ts';
import { createOrder, createParcel } from '../test/factories/order.ts';
import { createSnapshot, type FakeShop } from '../test/fakes/store-writer.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const dayMs = 86_400_000;

/** An order of a customer of its own, delivered three days ago. */
export function addDeliveredOrder(shop: FakeShop, number: number): { orderId: string; email: string } {
  const orderId = `gid://shopify/Order/${number}`;
  const email = `shopper-${number}@example.com`;
  const deliveredAt = new Date(Date.now() - 3 * dayMs);
  const order = createOrder({
    id: orderId,
    name: `#${number}`,
    status: 'delivered',
    parcels: [createParcel({ status: 'delivered', deliveredAt })],
    total: usd('84.50'),
    customerId: `gid://shopify/Customer/${number}`,
  });
  const line = {
    lineItemId: 'gid://shopify/LineItem/1',
    title: 'Blue Shirt',
    quantity: 2,
    currentQuantity: 2,
    refundableQuantity: 2,
    unfulfilledQuantity: 0,
    unitPrice: usd('42.25'),
    returnable: [{ fulfillmentLineItemId: 'f1', quantity: 2, deliveredAt }],
    isFinalSale: false,
    isGiftCard: false,
    tags: [],
  };
  const payment = {
    id: 'p1',
    gateway: 'shopify_payments',
    kind: 'card' as const,
    paid: usd('84.50'),
    refundable: usd('84.50'),
  };
  shop.addOrder({
    ...createSnapshot(),
    order,
    customerId: `gid://shopify/Customer/${number}`,
    contacts: { emails: [email], phones: [] },
    lines: [line],
    payments: [payment],
  });
  return { orderId, email };
}

export function toRefund(orderId: string): WriteRequest {
  return {
    action: 'refund',
    orderId,
    items: [{ lineItemId: 'gid://shopify/LineItem/1', quantity: 1 }],
    shipping: false,
    reason: 'damaged',
    refundTo: 'original',
  };
}

/** Fills the store's day up to that many effects that are done, as the ledger leaves them; summed once, not row by row. */
export async function seedDoneToday(sql: pg.Pool, storeId: string, count: number): Promise<void> {
  await sql.query('ALTER TABLE effects DISABLE TRIGGER effects_count_new_day');
  await sql.query(
    `WITH filled AS (
       INSERT INTO effects (id, store_id, conversation_id, subject_id, subject_name, customer_id, action, wish, request, consequence,
         fees, verdict, hash, key, state, value_minor, value_currency, local_day, identity, consent, consent_expires_at, receipt, settled_at)
       SELECT gen_random_uuid(), $1, gen_random_uuid(), 'order-' || n, '#' || n, 'customer-' || n, 'refund', md5('wish' || n), '{}', '{}',
         '{}', '{}', md5('hash' || n), md5('key' || n || random()), 'done', 4225, 'USD', (now() AT TIME ZONE 'America/New_York')::date,
         'contact', '{}', now(), '{}', now()
       FROM generate_series(1, $2::int - (SELECT count(*)::int FROM effects WHERE store_id = $1 AND state = 'done')) AS n
       RETURNING store_id, local_day, action, value_minor)
     INSERT INTO effect_day_totals AS t (store_id, local_day, action, value_minor)
     SELECT store_id, local_day, action, sum(value_minor) FROM filled GROUP BY store_id, local_day, action
     ON CONFLICT (store_id, local_day, action) DO UPDATE SET value_minor = t.value_minor + EXCLUDED.value_minor`,
    [storeId, count],
  );
  await sql.query('ALTER TABLE effects ENABLE TRIGGER effects_count_new_day');
  await sql.query('ANALYZE effects');
}
