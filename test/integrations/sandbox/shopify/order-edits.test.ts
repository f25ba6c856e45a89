import { afterEach, describe, expect, it } from '@jest/globals';
import { closeTestShops, startTestShop, type TestShop, toOrderGid } from './shop-client.ts';

const CALCULATED = `calculatedOrder { id totalOutstandingSet { presentmentMoney { amount } } totalPriceSet { presentmentMoney { amount } }
  lineItems(first: 10) { nodes { id title quantity editableQuantity } } } userErrors { field message }`;
const BEGIN = `mutation($id: ID!) { orderEditBegin(id: $id) { ${CALCULATED} } }`;
const ADD = `mutation($id: ID!, $variantId: ID!, $quantity: Int!, $locationId: ID) {
  orderEditAddVariant(id: $id, variantId: $variantId, quantity: $quantity, locationId: $locationId) { calculatedLineItem { id } ${CALCULATED} } }`;
const SET = `mutation($id: ID!, $lineItemId: ID!, $quantity: Int!) {
  orderEditSetQuantity(id: $id, lineItemId: $lineItemId, quantity: $quantity, restock: true) { ${CALCULATED} } }`;
const COMMIT = `mutation($id: ID!) { orderEditCommit(id: $id) { order { edited totalOutstandingSet { presentmentMoney { amount } }
  currentTotalPriceSet { presentmentMoney { amount } } originalTotalPriceSet { presentmentMoney { amount } } lineItems(first: 10) { nodes { title currentQuantity } } }
  userErrors { field message } } }`;
const AGREEMENTS = `query($id: ID!) { order(id: $id) { agreements(first: 5, reverse: true) { nodes { reason
  sales(first: 5) { nodes { actionType quantity ... on ProductSale { lineItem { title } } } } } } } }`;

async function begin(shop: TestShop, number: number) {
  return (await shop.ask(BEGIN, { id: toOrderGid(number) })).body.data.orderEditBegin;
}

async function setQuantity(shop: TestShop, id: string, lineItemId: string, quantity: number) {
  return (await shop.ask(SET, { id, lineItemId, quantity })).body.data.orderEditSetQuantity;
}

function findVariant(shop: TestShop, title: string, name: string) {
  const product = shop.sandbox.state.products.find((it) => it.title === title);
  const variant = product?.variants.find((it) => it.title === name);
  if (!variant) throw new Error(`no ${title} ${name}`);
  return { variant, variantId: `gid://shopify/ProductVariant/${variant.id}` };
}

afterEach(closeTestShops);

describe('an order edit', () => {
  it('is a draft until it is committed, then what the order shows', async () => {
    const shop = await startTestShop();
    const medium = findVariant(shop, 'Organic Cotton Camp Tee', 'M / Navy');
    const large = findVariant(shop, 'Organic Cotton Camp Tee', 'L / Navy');
    const stock = [medium.variant.stock, large.variant.stock] as const;
    const { calculatedOrder } = await begin(shop, 1066);
    const [tees] = calculatedOrder.lineItems.nodes;

    const fewer = await setQuantity(shop, calculatedOrder.id, tees.id, 1);
    expect(fewer.calculatedOrder.totalOutstandingSet.presentmentMoney.amount).toBe('-34.0');
    const added = await shop.ask(ADD, { id: calculatedOrder.id, variantId: large.variantId, quantity: 1 });
    expect(added.body.data.orderEditAddVariant.calculatedOrder.totalOutstandingSet.presentmentMoney.amount).toBe('0.0');
    expect(shop.sandbox.ledger.commits).toEqual([]);
    expect(shop.sandbox.admin.getOrder('#1066').lines).toHaveLength(3);

    const committed = (await shop.ask(COMMIT, { id: calculatedOrder.id })).body.data.orderEditCommit;
    expect(committed.userErrors).toEqual([]);
    expect(committed.order).toMatchObject({
      edited: true,
      totalOutstandingSet: { presentmentMoney: { amount: '0.0' } },
      currentTotalPriceSet: { presentmentMoney: { amount: '129.0' } },
      originalTotalPriceSet: { presentmentMoney: { amount: '129.0' } },
    });
    expect(committed.order.lineItems.nodes.map((it: { currentQuantity: number }) => it.currentQuantity)).toEqual([
      1, 1, 1, 1,
    ]);
    expect([medium.variant.stock, large.variant.stock]).toEqual([stock[0] + 1, stock[1] - 1]);
    expect(shop.sandbox.ledger.commits).toMatchObject([{ mutation: 'orderEditCommit', orderId: toOrderGid(1066) }]);
  });

  it('is told as an agreement, with units taken away below zero', async () => {
    const shop = await startTestShop();
    const { calculatedOrder } = await begin(shop, 1066);
    await setQuantity(shop, calculatedOrder.id, calculatedOrder.lineItems.nodes[1].id, 0);
    await shop.ask(COMMIT, { id: calculatedOrder.id });

    const { nodes } = (await shop.ask(AGREEMENTS, { id: toOrderGid(1066) })).body.data.order.agreements;

    expect(nodes[0]).toEqual({
      reason: 'ORDER_EDIT',
      sales: { nodes: [{ actionType: 'RETURN', quantity: -1, lineItem: { title: 'Tundra Wool Beanie' } }] },
    });
    expect(nodes[1].reason).toBe('ORDER');
  });

  it('counts the tax of what is added and of what is taken away', async () => {
    const shop = await startTestShop();
    const { calculatedOrder } = await begin(shop, 1079);
    const [headlamps] = calculatedOrder.lineItems.nodes;

    const fewer = await setQuantity(shop, calculatedOrder.id, headlamps.id, 1);
    expect(fewer.calculatedOrder.totalOutstandingSet.presentmentMoney.amount).toBe('-53.05');
    const more = await setQuantity(shop, calculatedOrder.id, headlamps.id, 3);
    expect(more.calculatedOrder.totalOutstandingSet.presentmentMoney.amount).toBe('53.04');
  });

  it('cannot touch what has shipped', async () => {
    const shop = await startTestShop();
    const { calculatedOrder } = await begin(shop, 1073);
    const [towels] = calculatedOrder.lineItems.nodes;

    expect(towels).toMatchObject({ quantity: 2, editableQuantity: 1 });
    expect((await setQuantity(shop, calculatedOrder.id, towels.id, 0)).userErrors).toMatchObject([
      { field: ['quantity'] },
    ]);
    expect((await setQuantity(shop, calculatedOrder.id, towels.id, 1)).userErrors).toEqual([]);
  });

  it('is stale once the order has shipped, was cancelled or was edited by somebody else', async () => {
    const shop = await startTestShop();
    const first = (await begin(shop, 1066)).calculatedOrder;
    const second = (await begin(shop, 1066)).calculatedOrder;
    const third = (await begin(shop, 1065)).calculatedOrder;
    for (const it of [first, second, third]) await setQuantity(shop, it.id, it.lineItems.nodes[0].id, 0);
    shop.sandbox.ship('#1065');

    expect((await shop.ask(COMMIT, { id: first.id })).body.data.orderEditCommit.userErrors).toEqual([]);
    expect((await shop.ask(COMMIT, { id: second.id })).body.data.orderEditCommit.userErrors).toHaveLength(1);
    expect((await shop.ask(COMMIT, { id: third.id })).body.data.orderEditCommit.userErrors).toHaveLength(1);
    expect((await shop.ask(COMMIT, { id: first.id })).body.data.orderEditCommit.userErrors).toHaveLength(1);
    expect(shop.sandbox.ledger.get('commit:orderEditCommit')).toBe(1);
  });

  it('looks at the stock only when a location is named, and refuses a variant that is there already', async () => {
    const shop = await startTestShop();
    const soldOut = findVariant(shop, 'Stormline Rain Jacket', 'S / Moss');
    const present = findVariant(shop, 'Organic Cotton Camp Tee', 'M / Navy');
    const { id } = (await begin(shop, 1066)).calculatedOrder;
    const add = async (variantId: string, locationId?: string) =>
      (await shop.ask(ADD, { id, variantId, quantity: 1, locationId })).body.data.orderEditAddVariant.userErrors;

    expect(await add(soldOut.variantId, 'gid://shopify/Location/81000000001')).toHaveLength(1);
    expect(await add(present.variantId)).toHaveLength(1);
    expect(await add(soldOut.variantId)).toEqual([]);
  });

  it.each([
    ['cancelled', 1054],
    ['archived', 1001],
  ])('cannot begin on an order that is %s', async (_, number) => {
    const shop = await startTestShop({ scopes: ['read_all_orders', 'write_order_edits', 'read_orders'] });

    expect((await begin(shop, number)).userErrors).toMatchObject([{ field: ['id'] }]);
  });
});

describe('a new address', () => {
  const MOVE = `mutation($input: OrderInput!) { orderUpdate(input: $input) { order {
    totalPriceSet { presentmentMoney { amount } } totalOutstandingSet { presentmentMoney { amount } } } userErrors { message } } }`;
  const shippingAddress = {
    address1: '900 Pine Crest Road',
    city: 'Seattle',
    provinceCode: 'WA',
    zip: '98109',
    countryCode: 'US',
  };

  it.each([
    ['leaves the taxes as they were up to 2026-07', '2026-07', '89.0', '0.0'],
    ['changes the taxes from 2026-10 on', '2026-10', '98.21', '9.21'],
  ])('%s', async (_, version, total, outstanding) => {
    const shop = await startTestShop();

    const reply = await shop.ask(MOVE, { input: { id: toOrderGid(1067), shippingAddress } }, { version });

    expect(reply.body.data.orderUpdate).toEqual({
      order: {
        totalPriceSet: { presentmentMoney: { amount: total } },
        totalOutstandingSet: { presentmentMoney: { amount: outstanding } },
      },
      userErrors: [],
    });
    expect(shop.sandbox.ledger.commits).toMatchObject([{ mutation: 'orderUpdate', orderId: toOrderGid(1067) }]);
  });
});
