import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type GraphQLField,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { orderSpecs } from '../../../../src/integrations/sandbox/shop/orders/build-orders.ts';
import { getAdminSchema } from '../../../../src/integrations/sandbox/shopify/admin-schema.ts';
import { closeTestShops, startTestShop, type TestShop, toOrderGid } from './shop-client.ts';

let shop: TestShop;

beforeAll(async () => {
  const bucket = { maximumAvailable: 10_000_000, restoreRate: 1_000_000 };
  shop = await startTestShop({
    bucket,
    scopes: [
      'read_orders',
      'read_all_orders',
      'read_customers',
      'read_products',
      'read_inventory',
      'read_locations',
      'read_returns',
      'read_legal_policies',
      'read_merchant_managed_fulfillment_orders',
      'read_store_credit_accounts',
      'read_store_credit_account_transactions',
      'read_own_subscription_contracts',
    ],
  });
});
afterAll(closeTestShops);

/** Every field of a type, nested as deep as asked; fields that lead back up are left out. */
function selectAll(typeName: string, depth: number): string {
  const type = getAdminSchema().getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  const fields = Object.values(type.getFields())
    .map((field) => selectField(field, depth))
    .filter(Boolean);
  return `{ __typename ${fields.join(' ')} }`;
}

function selectField(field: GraphQLField<unknown, unknown>, depth: number): string {
  const type = getNamedType(field.type);
  const args = field.args.flatMap((arg) => {
    if (arg.name === 'first') return ['first: 3'];
    if (arg.name === 'names') return ['names: ["available", "on_hand"]'];
    return isRequiredArgument(arg) ? [undefined] : [];
  });
  if (args.includes(undefined) || UPWARD.has(type.name)) return '';
  const call = `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}`;
  if (isLeafType(type)) return call;
  const isWrapper = type.name.endsWith('Connection') || type.name.endsWith('Edge');
  if (field.name === 'edges') return '';
  return depth > 0 ? `${call} ${selectAll(type.name, isWrapper ? depth : depth - 1)}` : '';
}

const UPWARD = new Set(['Order', 'QueryRoot', 'Product', 'Customer']);

/** All plain fields at once, then one query for each object, so that none costs too much. */
function listQueries(root: string, typeName: string): [string, string][] {
  const type = getAdminSchema().getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type`);
  const fields = Object.values(type.getFields());
  const plain = fields.filter((field) => isLeafType(getNamedType(field.type))).map((field) => selectField(field, 0));
  const nested = fields
    .filter((field) => !isLeafType(getNamedType(field.type)))
    .map((field): [string, string] => [field.name, selectField(field, 2)])
    .filter(([, selection]) => selection !== '');
  const all: [string, string][] = [['plain fields', plain.join(' ')], ...nested];
  return all.map(([name, selection]) => [name, root.replace('…', selection)]);
}

async function listProblems(queries: readonly [string, string][], variables: object): Promise<string[]> {
  const problems: string[] = [];
  for (const [name, query] of queries) {
    const { body } = await shop.ask(query, variables);
    if (body.errors) problems.push(`${name}: ${body.errors[0].message} at ${body.errors[0].path}`);
  }
  return problems;
}

describe('every field of the subset can be read', () => {
  const states = [
    'fully refunded',
    'cancelled',
    'return open',
    'split shipment',
    'gift',
    'authorised',
    'pending payment',
  ];
  const cases = states.map((state) => [state, orderSpecs.find((spec) => spec.state === state)?.number ?? 0] as const);

  it.each(cases)('on an order that is %s', async (_, number) => {
    const queries = listQueries('query($id: ID!) { order(id: $id) { … } }', 'Order');

    expect(await listProblems(queries, { id: toOrderGid(number) })).toEqual([]);
  });

  it('on each customer and product', async () => {
    const customers = listQueries('query($id: ID!) { customer(id: $id) { … } }', 'Customer');
    const products = listQueries('query($id: ID!) { product(id: $id) { … } }', 'Product');

    for (const { id } of shop.sandbox.state.customers.slice(5, 7)) {
      expect(await listProblems(customers, { id: `gid://shopify/Customer/${id}` })).toEqual([]);
    }
    for (const { id } of shop.sandbox.state.products.slice(10, 15)) {
      expect(await listProblems(products, { id: `gid://shopify/Product/${id}` })).toEqual([]);
    }
  });

  it('on the shop, the app and a return', async () => {
    expect(await listProblems(listQueries('{ shop { … } }', 'Shop'), {})).toEqual([]);
    expect(await listProblems(listQueries('{ currentAppInstallation { … } }', 'AppInstallation'), {})).toEqual([]);
    const open = 'query($id: ID!) { return(id: $id) { … } }';
    expect(await listProblems(listQueries(open, 'Return'), { id: 'gid://shopify/Return/9800010210' })).toEqual([]);
  });
});

describe('reads that decide', () => {
  it('offers for return only what was shipped and is in no return yet', async () => {
    const query = `query($id: ID!) { returnableFulfillments(orderId: $id, first: 5) { nodes {
      returnableFulfillmentLineItems(first: 5) { nodes { quantity fulfillmentLineItem { lineItem { title } } } } } } }`;
    const reply = await shop.ask(query, { id: toOrderGid(1021) });
    const unshipped = await shop.ask(query, { id: toOrderGid(1056) });

    expect(reply.body.data.returnableFulfillments.nodes[0].returnableFulfillmentLineItems.nodes).toEqual([
      { quantity: 2, fulfillmentLineItem: { lineItem: { title: 'Merino Hiking Socks 2-Pack' } } },
    ]);
    expect(unshipped.body.data.returnableFulfillments.nodes).toEqual([]);
  });

  it('finds a customer by exact e-mail or phone, and by nothing less', async () => {
    const query = 'query($by: CustomerIdentifierInput!) { customerByIdentifier(identifier: $by) { displayName } }';
    const find = async (by: object) => (await shop.ask(query, { by })).body.data?.customerByIdentifier;

    expect(await find({ emailAddress: 'ada@example.com' })).toEqual({ displayName: 'Ada Moreno' });
    expect(await find({ phoneNumber: '+15550100001' })).toEqual({ displayName: 'Ada Moreno' });
    expect(await find({ emailAddress: 'ada' })).toBeNull();
    expect(await find({ emailAddress: 'ada@example.com', phoneNumber: '+15550100001' })).toBeUndefined();
  });

  it('suggests no refund of money that a pending refund claims', async () => {
    const query =
      'query($id: ID!) { order(id: $id) { suggestedRefund(suggestFullRefund: true) { maximumRefundableSet { presentmentMoney { amount currencyCode } } } totalReceivedSet { presentmentMoney { amount } } } }';
    const { order } = (await shop.ask(query, { id: toOrderGid(1024) })).body.data;

    expect(order.suggestedRefund.maximumRefundableSet.presentmentMoney.currencyCode).toBe('EUR');
    expect(Number(order.suggestedRefund.maximumRefundableSet.presentmentMoney.amount)).toBeLessThan(
      Number(order.totalReceivedSet.presentmentMoney.amount),
    );
  });

  it('shows an edited order with the quantity that is left', async () => {
    const query =
      'query($id: ID!) { order(id: $id) { edited fullyPaid lineItems(first: 1) { nodes { quantity currentQuantity } } } }';

    expect((await shop.ask(query, { id: toOrderGid(1053) })).body.data.order).toEqual({
      edited: true,
      fullyPaid: true,
      lineItems: { nodes: [{ quantity: 3, currentQuantity: 2 }] },
    });
  });
});
