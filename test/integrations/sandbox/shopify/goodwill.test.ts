import { afterEach, describe, expect, it } from '@jest/globals';
import { closeTestShops, startTestShop, type TestShop, toOrderGid } from './shop-client.ts';

const ADA = 'gid://shopify/Customer/7000000001';
const DISCOUNT = `mutation($input: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $input) {
  codeDiscountNode { id } userErrors { code } } }`;
const BY_CODE = `query($code: String!) { codeDiscountNodeByCode(code: $code) { id codeDiscount { ... on DiscountCodeBasic {
  status usageLimit appliesOncePerCustomer endsAt
  context { ... on DiscountCustomers { customers { id } } }
  customerGets { value { ... on DiscountPercentage { percentage } } }
  codes(first: 1) { nodes { code } } } } } }`;
const CREDIT = `mutation($id: ID!, $input: StoreCreditAccountCreditInput!) { storeCreditAccountCredit(id: $id, creditInput: $input) {
  storeCreditAccountTransaction { id event balanceAfterTransaction { amount } } userErrors { code } } }`;
const HISTORY = `query($id: ID!) { customer(id: $id) { storeCreditAccounts(first: 1) { nodes { id balance { amount }
  transactions(first: 10, reverse: true) { nodes { event amount { amount } } } } } } }`;
const GIFT_CARD = `mutation($input: GiftCardCreateInput!) { giftCardCreate(input: $input) {
  giftCard { id maskedCode balance { amount } } giftCardCode userErrors { code } } }`;

const discountInput = (changes = {}) => ({
  title: 'Sorry',
  code: 'SORRY-8F3K2M9Q',
  startsAt: '2026-11-20T18:00:00Z',
  endsAt: '2026-12-20T18:00:00Z',
  usageLimit: 1,
  appliesOncePerCustomer: true,
  context: { customers: { add: [ADA] } },
  customerGets: { items: { all: true }, value: { percentage: 0.1 } },
  ...changes,
});

async function createDiscount(shop: TestShop, changes = {}) {
  return (await shop.ask(DISCOUNT, { input: discountInput(changes) })).body.data.discountCodeBasicCreate;
}

async function credit(shop: TestShop, amount: string, currencyCode = 'USD', id = ADA) {
  const reply = await shop.ask(CREDIT, { id, input: { creditAmount: { amount, currencyCode } } });
  return reply.body.data.storeCreditAccountCredit;
}

afterEach(closeTestShops);

describe('discount codes', () => {
  it('are found by their code in any case, for one customer and one use, until they end', async () => {
    const shop = await startTestShop();
    await createDiscount(shop);
    const find = async () => (await shop.ask(BY_CODE, { code: 'sorry-8f3k2m9q' })).body.data.codeDiscountNodeByCode;

    expect((await find()).codeDiscount).toEqual({
      status: 'ACTIVE',
      usageLimit: 1,
      appliesOncePerCustomer: true,
      endsAt: '2026-12-20T18:00:00Z',
      context: { customers: [{ id: ADA }] },
      customerGets: { value: { percentage: 0.1 } },
      codes: { nodes: [{ code: 'SORRY-8F3K2M9Q' }] },
    });
    shop.clock.advance(31 * 86_400_000);
    expect((await find()).codeDiscount.status).toBe('EXPIRED');
  });

  it('are taken once they were given, also when they were switched off', async () => {
    const shop = await startTestShop();
    const { codeDiscountNode } = await createDiscount(shop);
    await shop.ask('mutation($id: ID!) { discountCodeDeactivate(id: $id) { userErrors { code } } }', {
      id: codeDiscountNode.id,
    });

    expect((await createDiscount(shop, { code: 'sorry-8F3K2M9Q' })).userErrors).toEqual([{ code: 'TAKEN' }]);
    expect(shop.sandbox.ledger.commits.map((it) => it.mutation)).toEqual([
      'discountCodeBasicCreate',
      'discountCodeDeactivate',
    ]);
  });

  it.each([
    ['BLANK', { code: ' ' }],
    ['BLANK', { startsAt: undefined }],
    ['END_DATE_BEFORE_START_DATE', { endsAt: '2026-11-20T17:59:59Z' }],
    ['GREATER_THAN', { usageLimit: 0 }],
    ['VALUE_OUTSIDE_RANGE', { customerGets: { value: { percentage: 10 } } }],
    ['INVALID', { context: { customers: { add: ['gid://shopify/Customer/1'] } } }],
  ])('are refused as %s: %j', async (code, changes) => {
    const shop = await startTestShop();

    expect((await createDiscount(shop, changes)).userErrors).toEqual([{ code }]);
    expect(shop.sandbox.ledger.commits).toEqual([]);
  });
});

describe('store credit', () => {
  it('makes the account, and a repeated call credits again', async () => {
    const shop = await startTestShop();
    await credit(shop, '10.00');
    const second = await credit(shop, '10.00');

    expect(second.storeCreditAccountTransaction).toMatchObject({
      event: 'ADJUSTMENT',
      balanceAfterTransaction: { amount: '20.0' },
    });
    const [account] = (await shop.ask(HISTORY, { id: ADA })).body.data.customer.storeCreditAccounts.nodes;
    expect(account.balance.amount).toBe('20.0');
    expect(account.transactions.nodes).toHaveLength(2);
    expect(shop.sandbox.ledger.commits.map((it) => [it.customerId, it.amountMinor])).toEqual([
      [ADA, 1000],
      [ADA, 1000],
    ]);
  });

  it('refuses nothing, another currency, an unknown owner and too much', async () => {
    const shop = await startTestShop();
    const codes = [
      await credit(shop, '0.00'),
      await credit(shop, '-5'),
      await credit(shop, '1.00001'),
      await credit(shop, '5.00', 'EUR'),
      await credit(shop, '5.00', 'USD', 'gid://shopify/Customer/1'),
      await credit(shop, '5000000.00'),
    ].map((it) => it.userErrors[0].code);

    expect(codes).toEqual([
      'NEGATIVE_OR_ZERO_AMOUNT',
      'NEGATIVE_OR_ZERO_AMOUNT',
      'NEGATIVE_OR_ZERO_AMOUNT',
      'UNSUPPORTED_CURRENCY',
      'OWNER_NOT_FOUND',
      'CREDIT_LIMIT_EXCEEDED',
    ]);
    expect(shop.sandbox.ledger.commits).toEqual([]);
  });
});

describe('gift cards', () => {
  it('tell their code once and are masked after that', async () => {
    const shop = await startTestShop();
    const input = { initialAmount: { amount: '25.00', currencyCode: 'USD' }, customerId: ADA, code: 'ABCD-EFGH-1234' };
    const { giftCard, giftCardCode } = (await shop.ask(GIFT_CARD, { input })).body.data.giftCardCreate;
    const again = (await shop.ask(GIFT_CARD, { input })).body.data.giftCardCreate;

    expect(giftCardCode).toBe('abcdefgh1234');
    expect(giftCard).toMatchObject({ maskedCode: '•••• •••• •••• 1234', balance: { amount: '25.0' } });
    expect(again.userErrors).toEqual([{ code: 'TAKEN' }]);
  });
});

describe('tags', () => {
  it('are added to orders and customers and stand in the ledger once', async () => {
    const shop = await startTestShop();
    const query = 'mutation($id: ID!) { tagsAdd(id: $id, tags: ["effect-1"]) { node { id } userErrors { message } } }';
    for (const id of [toOrderGid(1042), ADA, ADA]) await shop.ask(query, { id });

    expect(shop.sandbox.ledger.commits.map((it) => it.reference)).toEqual([toOrderGid(1042), ADA]);
    expect(shop.sandbox.ledger.commits[0]?.orderId).toBe(toOrderGid(1042));
  });
});
