import { afterEach, describe, expect, it } from '@jest/globals';
import { closeTestShops, startTestShop, type TestShop } from './shop-client.ts';

const ADA = 'gid://shopify/Customer/7000000001';
const MONTHLY = 'gid://shopify/SubscriptionContract/9300000001';
const PAUSED = 'gid://shopify/SubscriptionContract/9300000002';
const DRAFT = `mutation($input: DraftOrderInput!) { draftOrderCreate(input: $input) {
  draftOrder { id totalPriceSet { presentmentMoney { amount } } totalDiscountsSet { presentmentMoney { amount } } } userErrors { field message } } }`;
const COMPLETE = `mutation($id: ID!) { draftOrderComplete(id: $id) {
  draftOrder { id status order { id name tags note customer { id } lineItems(first: 5) { nodes { quantity unfulfilledQuantity discountedTotalSet { presentmentMoney { amount } } } } } } userErrors { message } } }`;
const SUBSCRIPTIONS = `query($id: ID!) { customer(id: $id) { subscriptionContracts(first: 5) { nodes {
  id status nextBillingDate lines(first: 2) { nodes { title currentPrice { amount } } } } } } }`;
const CYCLES = `query($id: ID!, $from: DateTime!, $until: DateTime!) { subscriptionBillingCycles(contractId: $id, first: 20,
  billingCyclesDateRangeSelector: { startDate: $from, endDate: $until }) { nodes { cycleIndex skipped status billingAttemptExpectedDate } } }`;
const SKIP = `mutation($input: SubscriptionBillingCycleInput!) { subscriptionBillingCycleSkip(billingCycleInput: $input) {
  billingCycle { cycleIndex skipped } userErrors { code } } }`;
const UNSKIP = SKIP.replace('CycleSkip', 'CycleUnskip');

const statusCall = (name: string) =>
  `mutation($id: ID!) { ${name}(subscriptionContractId: $id) { contract { status } userErrors { code } } }`;

const window = { from: '2026-11-20T18:00:00Z', until: '2027-02-20T18:00:00Z' };

async function listCycles(shop: TestShop) {
  return (await shop.ask(CYCLES, { id: MONTHLY, ...window })).body.data.subscriptionBillingCycles.nodes;
}

function findStock(shop: TestShop) {
  const variant = shop.sandbox.state.products.find((it) => it.title === 'Stoneware Latte Mug')?.variants[0];
  if (!variant) throw new Error('no mug');
  return variant;
}

afterEach(closeTestShops);

describe('a replacement by draft order', () => {
  it('costs nothing, becomes a real order with its tags and note, and takes the stock then', async () => {
    const shop = await startTestShop();
    const mug = findStock(shop);
    const before = mug.stock;
    const input = {
      purchasingEntity: { customerId: ADA },
      lineItems: [{ variantId: `gid://shopify/ProductVariant/${mug.id}`, quantity: 3 }],
      appliedDiscount: { value: 100, valueType: 'PERCENTAGE', title: 'Replacement' },
      useCustomerDefaultAddress: true,
      tags: ['effect-7', 'replacement'],
      note: 'Replacement for #1071',
    };
    const { draftOrder } = (await shop.ask(DRAFT, { input })).body.data.draftOrderCreate;
    expect(draftOrder).toMatchObject({
      totalPriceSet: { presentmentMoney: { amount: '0.0' } },
      totalDiscountsSet: { presentmentMoney: { amount: '75.0' } },
    });
    expect(mug.stock).toBe(before);

    const { order } = (await shop.ask(COMPLETE, { id: draftOrder.id })).body.data.draftOrderComplete.draftOrder;
    expect(order).toMatchObject({
      tags: ['effect-7', 'replacement'],
      note: 'Replacement for #1071',
      customer: { id: ADA },
      lineItems: {
        nodes: [{ quantity: 3, unfulfilledQuantity: 3, discountedTotalSet: { presentmentMoney: { amount: '0.0' } } }],
      },
    });
    expect(mug.stock).toBe(before - 3);
    expect(shop.sandbox.ledger.commits.map((it) => [it.mutation, it.amountMinor])).toEqual([
      ['draftOrderCreate', 0],
      ['draftOrderComplete', 7500],
    ]);
  });

  it('is completed once, and without lines it is none', async () => {
    const shop = await startTestShop();
    const line = { variantId: `gid://shopify/ProductVariant/${findStock(shop).id}`, quantity: 1 };
    const input = { purchasingEntity: { customerId: ADA }, lineItems: [line] };
    const { draftOrder } = (await shop.ask(DRAFT, { input })).body.data.draftOrderCreate;
    await shop.ask(COMPLETE, { id: draftOrder.id });

    const again = (await shop.ask(COMPLETE, { id: draftOrder.id })).body.data.draftOrderComplete;
    const empty = (await shop.ask(DRAFT, { input: { ...input, lineItems: [] } })).body.data.draftOrderCreate;
    expect([again.userErrors.length, empty.userErrors.length]).toEqual([1, 1]);
    expect(shop.sandbox.ledger.get('commit:draftOrderComplete')).toBe(1);
  });

  it('spreads a discount over its lines to the cent', async () => {
    const shop = await startTestShop();
    const variants = shop.sandbox.state.products.slice(0, 3).map((it) => it.variants[0]?.id);
    const lineItems = variants.map((id) => ({ variantId: `gid://shopify/ProductVariant/${id}`, quantity: 1 }));
    const appliedDiscount = { value: 33.33, valueType: 'PERCENTAGE' };
    await shop.ask(DRAFT, { input: { purchasingEntity: { customerId: ADA }, lineItems, appliedDiscount } });

    const lines = shop.sandbox.backOffice.drafts[0]?.lines ?? [];
    const total = lines.reduce((sum, line) => sum + line.unitCents, 0);
    expect(lines.reduce((sum, line) => sum + line.discountCents, 0)).toBe(Math.round(total * 0.3333));
  });
});

describe('subscriptions', () => {
  it('are listed for their customer, one active and one paused', async () => {
    const shop = await startTestShop();
    const { nodes } = (await shop.ask(SUBSCRIPTIONS, { id: ADA })).body.data.customer.subscriptionContracts;

    expect(nodes).toMatchObject([
      { id: MONTHLY, status: 'ACTIVE', nextBillingDate: '2026-12-15T18:00:00Z' },
      { id: PAUSED, status: 'PAUSED' },
    ]);
  });

  it('skip the cycle that was named, which leaves the next billing date to the app', async () => {
    const shop = await startTestShop();
    const [next] = await listCycles(shop);
    expect(next).toEqual({
      cycleIndex: 4,
      skipped: false,
      status: 'UNBILLED',
      billingAttemptExpectedDate: '2026-12-15T18:00:00Z',
    });
    const input = { contractId: MONTHLY, selector: { index: 4 } };
    await shop.ask(SKIP, { input });
    await shop.ask(SKIP, { input });

    expect((await listCycles(shop)).map((it: { skipped: boolean }) => it.skipped).slice(0, 2)).toEqual([true, false]);
    expect(shop.sandbox.ledger.get('commit:subscriptionBillingCycleSkip')).toBe(1);
    const byDate = { contractId: MONTHLY, selector: { date: '2026-12-01T00:00:00Z' } };
    const unskipped = (await shop.ask(UNSKIP, { input: byDate })).body.data.subscriptionBillingCycleUnskip;
    expect(unskipped.billingCycle).toEqual({ cycleIndex: 4, skipped: false });
  });

  it('do not skip what was billed or is not planned', async () => {
    const shop = await startTestShop();
    const skip = async (index: number) =>
      (await shop.ask(SKIP, { input: { contractId: MONTHLY, selector: { index } } })).body.data
        .subscriptionBillingCycleSkip.userErrors;

    expect([await skip(3), await skip(0), await skip(9999)]).toEqual(Array(3).fill([{ code: 'INVALID' }]));
  });

  it('pause, go on, and are over when they were cancelled', async () => {
    const shop = await startTestShop();
    const call = async (name: string) => (await shop.ask(statusCall(name), { id: MONTHLY })).body.data[name];

    expect((await call('subscriptionContractPause')).contract.status).toBe('PAUSED');
    expect((await call('subscriptionContractActivate')).contract.status).toBe('ACTIVE');
    expect((await call('subscriptionContractCancel')).contract.status).toBe('CANCELLED');
    expect((await call('subscriptionContractActivate')).userErrors).toEqual([{ code: 'CONTRACT_TERMINATED' }]);
    expect(shop.sandbox.ledger.commits).toHaveLength(3);
  });
});

describe('addresses of a customer', () => {
  const address = { firstName: 'Ada', lastName: 'Moreno', address1: '9 Elm Road', city: 'Salem', countryCode: 'US' };
  const UPDATE = `mutation($customerId: ID!, $addressId: ID!, $address: MailingAddressInput!) {
    customerAddressUpdate(customerId: $customerId, addressId: $addressId, address: $address, setAsDefault: true) { address { id address1 } userErrors { message } } }`;
  const CREATE = `mutation($customerId: ID!, $address: MailingAddressInput!) {
    customerAddressCreate(customerId: $customerId, address: $address, setAsDefault: true) { address { id } userErrors { message } } }`;
  const DEFAULT =
    'query($id: ID!) { customer(id: $id) { defaultAddress { id address1 zip } addressesV2(first: 5) { nodes { id } } } }';

  it('are overwritten as a whole and keep their id; orders keep theirs', async () => {
    const shop = await startTestShop();
    const before = (await shop.ask(DEFAULT, { id: ADA })).body.data.customer.defaultAddress;
    await shop.ask(UPDATE, { customerId: ADA, addressId: before.id, address });

    const after = (await shop.ask(DEFAULT, { id: ADA })).body.data.customer.defaultAddress;
    expect(after).toEqual({ id: before.id, address1: '9 Elm Road', zip: null });
    expect(shop.sandbox.admin.getOrder('#1056').shippingAddress.address1).toBe('418 Alder Street');
  });

  it('are added, the same one not twice, and nobody writes into another book', async () => {
    const shop = await startTestShop();
    const grace = 'gid://shopify/Customer/7000000007';
    const adas = (await shop.ask(DEFAULT, { id: ADA })).body.data.customer.defaultAddress.id;
    await shop.ask(CREATE, { customerId: grace, address });
    const twice = (await shop.ask(CREATE, { customerId: grace, address })).body.data.customerAddressCreate;
    const foreign = (await shop.ask(UPDATE, { customerId: grace, addressId: adas, address })).body.data
      .customerAddressUpdate;

    const { defaultAddress, addressesV2 } = (await shop.ask(DEFAULT, { id: grace })).body.data.customer;
    expect(defaultAddress.address1).toBe('9 Elm Road');
    expect(addressesV2.nodes).toHaveLength(2);
    expect([twice.userErrors.length, foreign.userErrors.length]).toEqual([1, 1]);
    expect(shop.sandbox.ledger.commits.map((it) => it.mutation)).toEqual(['customerAddressCreate']);
  });
});
