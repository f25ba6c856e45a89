import type { ReturnCase } from '../../src/integrations/sandbox/shop/after-sale.ts';
import type { Product } from '../../src/integrations/sandbox/shop/catalogue.ts';
import type {
  Address,
  Customer,
  Fulfillment,
  Order,
  OrderLine,
  ShopState,
  Transaction,
} from '../../src/integrations/sandbox/shop/model.ts';
import { shopProfile } from '../../src/integrations/sandbox/shop/shop-profile.ts';
import type { TauAddress, TauDatabase, TauOrder, TauProduct, TauUser } from './tau-data.ts';
import { toCents } from './tau-money.ts';

/**
 * The retail shop as a Shopify shop: users are customers, item ids are variant ids and SKUs, each item of an order is a
 * line of its own (two of the same, too). Pending orders have no parcel, processed ones one under way, delivered ones
 * one that arrived. Dates are ours: the data has none.
 */
export function buildWorld(database: TauDatabase, now: Date): ShopState {
  const daysAgo = (days: number) => new Date(Math.round(now.getTime() / 1000) * 1000 - days * dayMs);
  const products = Object.values(database.products).map((product) => toProduct(product, daysAgo(300)));
  const customers = Object.values(database.users).map((user, index) => toCustomer(user, index, daysAgo(200)));
  const byUser = new Map(customers.map((customer) => [customer.key, customer]));
  const byProduct = new Map(products.map((product) => [String(product.id), product]));
  const orders = Object.values(database.orders).map((order) => {
    const customer = byUser.get(order.user_id);
    if (customer === undefined) throw new Error(`${order.order_id} is nobody's`);
    return toOrder(order, customer, byProduct, daysAgo);
  });
  return {
    profile: { ...shopProfile, name: 'Retail', timeZone: 'America/New_York' },
    policies: [],
    customers,
    products,
    orders,
  };
}

const dayMs = 86_400_000;

/** Digits of a Shopify id. */
function toOrderKey(orderId: string): number {
  return Number(orderId.replaceAll(/\D/g, ''));
}

function toProduct({ name, product_id, variants }: TauProduct, createdAt: Date): Product {
  const all = Object.values(variants);
  const optionNames = [...new Set(all.flatMap(({ options }) => Object.keys(options)))];
  return {
    __typename: 'Product',
    id: Number(product_id),
    handle: `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${product_id}`,
    title: name,
    type: name,
    vendor: 'Retail',
    descriptionHtml: '',
    status: 'ACTIVE',
    options: optionNames.map((option) => ({
      name: option,
      values: [...new Set(all.flatMap(({ options }) => options[option] ?? []))],
    })),
    variants: all.map((variant, index) => ({
      id: Number(variant.item_id),
      position: index + 1,
      sku: variant.item_id,
      title: Object.values(variant.options).join(' / ') || 'Default Title',
      options: Object.entries(variant.options).map(([option, value]) => ({ name: option, value })),
      priceCents: toCents(variant.price),
      policy: 'DENY',
      stock: variant.available ? 1_000 : 0,
    })),
    createdAt,
    isGiftCard: false,
    tags: [],
  };
}

function toCustomer(user: TauUser, index: number, createdAt: Date): Customer {
  const { first_name: firstName, last_name: lastName } = user.name;
  const phone = `+1555${String(1_000_000 + index)}`;
  return {
    __typename: 'Customer',
    id: 7_000_000_001 + index,
    key: user.user_id,
    firstName,
    lastName,
    email: user.email,
    phone,
    locale: 'en',
    currency: 'USD',
    address: { firstName, lastName, ...toShopAddress(user.address), phone },
    createdAt,
    storeCreditCents: 0,
    tags: [],
  };
}

function toShopAddress({ address1, address2, city, country, state, zip }: TauAddress): Address {
  return {
    address1,
    ...(address2 === '' ? {} : { address2 }),
    city,
    provinceCode: state,
    zip,
    countryCode: country === 'USA' ? 'US' : country,
  };
}

function toOrder(
  order: TauOrder,
  customer: Customer,
  products: ReadonlyMap<string, Product>,
  daysAgo: (days: number) => Date,
): Order {
  const number = toOrderKey(order.order_id);
  const { firstName = '', lastName = '' } = customer;
  const address = { firstName, lastName, ...toShopAddress(order.address), phone: customer.phone };
  const lines = order.items.map((item, index) => toLine(order, item, index, products));
  const isCancelled = order.status === 'cancelled';
  const parcels = isPending(order) || isCancelled ? [] : [toParcel(order, lines, daysAgo)];
  return {
    __typename: 'Order',
    id: number,
    number,
    name: order.order_id,
    confirmationNumber: `C${number}`,
    customer,
    currency: 'USD',
    createdAt: daysAgo(14),
    updatedAt: daysAgo(14),
    shipping: { id: number, title: 'Standard', code: 'Standard', cents: 0 },
    discountCodes: [],
    gateway: toGateway(order.payment_history[0]?.payment_method_id ?? ''),
    isEdited: order.status === modifiedStatus,
    isTest: false,
    sourceName: 'web',
    billingAddress: address,
    shippingAddress: address,
    customAttributes: [],
    lines,
    fulfillments: parcels,
    transactions: order.payment_history.flatMap((payment, index) => toTransaction(payment, index, number, daysAgo(14))),
    refunds: [],
    returns: toReturns(order, lines, parcels, daysAgo(1)),
    email: customer.email,
    phone: customer.phone,
    note: undefined,
    tags: [],
    ...(isCancelled && { cancelledAt: daysAgo(10), cancelReason: 'CUSTOMER' }),
  };
}

export const modifiedStatus = 'pending (item modified)';

function isPending({ status }: TauOrder): boolean {
  return status === 'pending' || status === modifiedStatus;
}

/** Of a payment method's id: `gift_card_4332117`. */
function toGateway(paymentMethodId: string): string {
  if (paymentMethodId.startsWith('gift_card')) return 'gift_card';
  return paymentMethodId.startsWith('paypal') ? 'paypal' : 'shopify_payments';
}

function toLine(
  order: TauOrder,
  item: TauOrder['items'][number],
  index: number,
  products: ReadonlyMap<string, Product>,
): OrderLine {
  const product = products.get(item.product_id);
  const variant = product?.variants.find(({ sku }) => sku === item.item_id);
  if (product === undefined || variant === undefined) throw new Error(`${order.order_id} holds an unknown item`);
  const id = toOrderKey(order.order_id) * 100 + index;
  return { id, product, variant, quantity: 1, unitCents: toCents(item.price), discountCents: 0, removed: 0 };
}

function toParcel(order: TauOrder, lines: readonly OrderLine[], daysAgo: (days: number) => Date): Fulfillment {
  const id = toOrderKey(order.order_id);
  const hasArrived = order.status !== 'processed';
  return {
    id,
    name: `${order.order_id}-F1`,
    carrier: 'UPS',
    trackingNumber: order.fulfillments[0]?.tracking_id[0] ?? String(id),
    createdAt: daysAgo(12),
    updatedAt: daysAgo(5),
    lines: lines.map((line, index) => ({ id: id * 100 + index, lineId: line.id, quantity: line.quantity })),
    status: 'SUCCESS',
    displayStatus: hasArrived ? 'DELIVERED' : 'IN_TRANSIT',
    inTransitAt: daysAgo(11),
    ...(hasArrived && { deliveredAt: daysAgo(5) }),
    events: [],
  };
}

function toTransaction(
  payment: TauOrder['payment_history'][number],
  index: number,
  number: number,
  createdAt: Date,
): Transaction[] {
  const isRefund = payment.transaction_type === 'refund';
  return [
    {
      id: number * 10 + index,
      kind: isRefund ? 'REFUND' : 'SALE',
      status: 'SUCCESS',
      gateway: toGateway(payment.payment_method_id),
      cents: toCents(payment.amount),
      ...(isRefund && { parentId: number * 10 }),
      createdAt,
    },
  ];
}

/** A return or an exchange that the data has under way already. */
function toReturns(
  order: TauOrder,
  lines: readonly OrderLine[],
  [parcel]: readonly Fulfillment[],
  createdAt: Date,
): ReturnCase[] {
  const items = [...(order.return_items ?? order.exchange_items ?? [])];
  if (items.length === 0 || parcel === undefined) return [];
  const id = toOrderKey(order.order_id);
  const returned = lines.flatMap((line, index) => {
    const at = items.indexOf(line.variant.sku);
    if (at === -1) return [];
    items.splice(at, 1);
    const fulfillmentLineId = parcel.lines[index]?.id ?? 0;
    return [{ id: id * 100 + index, fulfillmentLineId, quantity: 1, reasonHandle: 'unwanted' }];
  });
  return [{ id, name: `${order.order_id}-R1`, createdAt, status: 'OPEN', lines: returned }];
}
