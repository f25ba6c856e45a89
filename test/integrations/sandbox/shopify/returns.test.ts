import { afterEach, describe, expect, it } from '@jest/globals';
import { closeTestShops, startTestShop, type TestShop, toOrderGid } from './shop-client.ts';

const RETURNABLE = `query($id: ID!) { returnableFulfillments(orderId: $id, first: 5) { nodes {
  returnableFulfillmentLineItems(first: 10) { nodes { quantity fulfillmentLineItem { id lineItem { title } } } } } } }`;
const REQUEST = `mutation($input: ReturnRequestInput!) { returnRequest(input: $input) {
  return { id name status totalQuantity } userErrors { code field } } }`;
const CREATE = `mutation($input: ReturnInput!) { returnCreate(returnInput: $input) {
  return { id status returnLineItems(first: 5) { nodes { id quantity } } exchangeLineItems(first: 5) { nodes { id quantity } } }
  userErrors { code field } } }`;
const APPROVE = `mutation($id: ID!) { returnApproveRequest(input: { id: $id }) { return { status } userErrors { code } } }`;
const DECLINE = `mutation($id: ID!) { returnDeclineRequest(input: { id: $id, declineReason: FINAL_SALE, declineNote: "no" }) {
  return { status decline { reason note } } userErrors { code } } }`;
const CANCEL = 'mutation($id: ID!) { returnCancel(id: $id) { return { status } userErrors { code } } }';
const OUTCOME = `query($id: ID!, $lines: [SuggestedOutcomeReturnLineItemInput!]!, $exchanges: [SuggestedOutcomeExchangeLineItemInput!]!) {
  return(id: $id) { suggestedFinancialOutcome(returnLineItems: $lines, exchangeLineItems: $exchanges) {
    financialTransfer { __typename
      ... on RefundReturnOutcome { amount { presentmentMoney { amount } } suggestedTransactions { parentTransaction { id } amountSet { presentmentMoney { amount currencyCode } } } }
      ... on InvoiceReturnOutcome { amount { presentmentMoney { amount } } } } } } }`;
const PROCESS = `mutation($input: ReturnProcessInput!) { returnProcess(input: $input) {
  return { status refunds(first: 5) { nodes { totalRefundedSet { presentmentMoney { amount } } } } } userErrors { code field } } }`;
const MONEY = `query($id: ID!) { order(id: $id) { returnStatus currentTotalPriceSet { presentmentMoney { amount } }
  totalOutstandingSet { presentmentMoney { amount } } totalRefundedSet { presentmentMoney { amount } } lineItems(first: 9) { nodes { title currentQuantity } } } }`;

const id = toOrderGid(1069);
const jacket = 'gid://shopify/FulfillmentLineItem/12000106900';
const socks = 'gid://shopify/FulfillmentLineItem/12000106901';

function units(fulfillmentLineItemId: string, quantity = 1) {
  return {
    fulfillmentLineItemId,
    quantity,
    returnReasonDefinitionId: 'gid://shopify/ReturnReasonDefinition/9900000001',
  };
}

function variantGid(shop: TestShop, title: string, variant: string): string {
  const product = shop.sandbox.state.products.find((it) => it.title === title);
  return `gid://shopify/ProductVariant/${product?.variants.find((it) => it.title === variant)?.id}`;
}

async function listReturnable(shop: TestShop) {
  const { nodes } = (await shop.ask(RETURNABLE, { id })).body.data.returnableFulfillments;
  // biome-ignore lint/suspicious/noExplicitAny: a raw vendor reply
  const parts = nodes.flatMap((it: any) => it.returnableFulfillmentLineItems.nodes);
  return Object.fromEntries(
    // biome-ignore lint/suspicious/noExplicitAny: a raw vendor reply
    parts.map((it: any) => [it.fulfillmentLineItem.lineItem.title, it.quantity]),
  );
}

async function request(shop: TestShop, lines: readonly object[], orderId = id) {
  return (await shop.ask(REQUEST, { input: { orderId, returnLineItems: lines } })).body.data.returnRequest;
}

afterEach(closeTestShops);

describe('a return request', () => {
  it('waits for the merchant and takes its units from what can be returned', async () => {
    const shop = await startTestShop();

    const asked = await request(shop, [units(socks)]);

    expect(asked).toMatchObject({
      return: { name: '#1069-R1', status: 'REQUESTED', totalQuantity: 1 },
      userErrors: [],
    });
    expect(await listReturnable(shop)).toEqual({
      'Stormline Rain Jacket': 1,
      'Merino Hiking Socks 2-Pack': 1,
      'Outlet Trail Vest': 1,
    });
    expect((await shop.ask(MONEY, { id })).body.data.order.returnStatus).toBe('RETURN_REQUESTED');
    expect(shop.sandbox.ledger.commits).toMatchObject([
      { mutation: 'returnRequest', orderId: id, amountMinor: 0, currency: 'USD', reference: asked.return.id },
    ]);
  });

  it.each([
    ['too many units', [units(socks, 3)], 'INVALID', ['input', 'returnLineItems', '0', 'quantity']],
    [
      'one line named twice for too many',
      [units(socks, 2), units(socks)],
      'INVALID',
      ['input', 'returnLineItems', '1', 'quantity'],
    ],
    ['no units', [units(socks, 0)], 'GREATER_THAN', ['input', 'returnLineItems', '0', 'quantity']],
    [
      "another order's parcel",
      [units('gid://shopify/FulfillmentLineItem/12000107100')],
      'NOT_FOUND',
      ['input', 'returnLineItems', '0', 'fulfillmentLineItemId'],
    ],
    [
      'a line item instead of a fulfilled one',
      [units('gid://shopify/LineItem/14000010690')],
      'NOT_FOUND',
      ['input', 'returnLineItems', '0', 'fulfillmentLineItemId'],
    ],
    [
      'a long note',
      [{ ...units(socks), customerNote: 'x'.repeat(301) }],
      'TOO_LONG',
      ['input', 'returnLineItems', '0', 'customerNote'],
    ],
    ['nothing', [], 'BLANK', ['input', 'returnLineItems']],
  ])('refuses %s', async (_, lines, code, field) => {
    const shop = await startTestShop();

    expect(await request(shop, lines)).toEqual({ return: null, userErrors: [{ code, field }] });
    expect(shop.sandbox.ledger.commits).toEqual([]);
  });

  it('can be approved or declined once, and cancelled before anything was done', async () => {
    const shop = await startTestShop();
    const first = (await request(shop, [units(socks)])).return.id;
    const second = (await request(shop, [units(jacket)])).return.id;

    expect((await shop.ask(APPROVE, { id: first })).body.data.returnApproveRequest.return.status).toBe('OPEN');
    expect((await shop.ask(APPROVE, { id: first })).body.data.returnApproveRequest.userErrors).toEqual([
      { code: 'INVALID_STATE' },
    ]);
    expect((await shop.ask(DECLINE, { id: second })).body.data.returnDeclineRequest.return).toEqual({
      status: 'DECLINED',
      decline: { reason: 'FINAL_SALE', note: 'no' },
    });
    expect((await shop.ask(CANCEL, { id: second })).body.data.returnCancel.userErrors).toEqual([
      { code: 'INVALID_STATE' },
    ]);
    expect((await shop.ask(CANCEL, { id: first })).body.data.returnCancel.return.status).toBe('CANCELED');
    expect(await listReturnable(shop)).toMatchObject({ 'Stormline Rain Jacket': 1, 'Merino Hiking Socks 2-Pack': 2 });
  });

  it('is not possible for what was refunded', async () => {
    const shop = await startTestShop();
    const order = shop.sandbox.admin.getOrder('#1069');
    await shop.ask(
      'mutation($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "k") { userErrors { message } } }',
      {
        input: {
          orderId: id,
          refundLineItems: [{ lineItemId: `gid://shopify/LineItem/${order.lines[1]?.id}`, quantity: 2 }],
        },
      },
    );

    expect((await request(shop, [units(socks)])).userErrors).toMatchObject([{ code: 'INVALID' }]);
  });
});

describe('a return with an exchange', () => {
  async function open(shop: TestShop, variant: [string, string], extra: object = {}) {
    const reply = await shop.ask(CREATE, {
      input: {
        orderId: id,
        returnLineItems: [units(jacket)],
        exchangeLineItems: [{ variantId: variantGid(shop, ...variant), quantity: 1 }],
        ...extra,
      },
    });
    const made = reply.body.data.returnCreate.return;
    const returned = { id: made.returnLineItems.nodes[0].id, quantity: 1 };
    return { made, returned, exchanged: { id: made.exchangeLineItems.nodes[0].id, quantity: 1 } };
  }

  async function outcome(shop: TestShop, made: { id: string }, lines: object[], exchanges: object[]) {
    const reply = await shop.ask(OUTCOME, { id: made.id, lines, exchanges });
    return reply.body.data.return.suggestedFinancialOutcome.financialTransfer;
  }

  it('costs nothing for another size', async () => {
    const shop = await startTestShop();
    const { made, returned, exchanged } = await open(shop, ['Stormline Rain Jacket', 'L / Moss']);

    expect(made.status).toBe('OPEN');
    expect(await outcome(shop, made, [returned], [exchanged])).toBeNull();
  });

  it('asks for the difference when the new one is dearer, refunds it when it is cheaper', async () => {
    const shop = await startTestShop();
    const dearer = await open(shop, ['Kestrel Down Jacket', 'M / Black']);

    expect(await outcome(shop, dearer.made, [dearer.returned], [dearer.exchanged])).toEqual({
      __typename: 'InvoiceReturnOutcome',
      amount: { presentmentMoney: { amount: '40.0' } },
    });
    await shop.ask(CANCEL, { id: dearer.made.id });
    const cheaper = await open(shop, ['Larkspur Fleece Hoodie', 'L / Navy']);
    expect(await outcome(shop, cheaper.made, [cheaper.returned], [cheaper.exchanged])).toMatchObject({
      __typename: 'RefundReturnOutcome',
      amount: { presentmentMoney: { amount: '91.0' } },
    });
  });

  it('takes the fees off and books everything when it is processed', async () => {
    const shop = await startTestShop();
    const { made, returned, exchanged } = await open(shop, ['Larkspur Fleece Hoodie', 'L / Navy'], {
      returnLineItems: [{ ...units(jacket), restockingFee: { percentage: 10 } }],
      returnShippingFee: { amount: { amount: '6.95', currencyCode: 'USD' } },
    });
    const transfer = await outcome(shop, made, [returned], [exchanged]);
    const [suggested] = transfer.suggestedTransactions;

    expect(transfer.amount.presentmentMoney.amount).toBe('65.15');
    const processed = await shop.ask(PROCESS, {
      input: {
        returnId: made.id,
        returnLineItems: [returned],
        exchangeLineItems: [exchanged],
        financialTransfer: {
          issueRefund: {
            orderTransactions: [
              { parentId: suggested.parentTransaction.id, transactionAmount: suggested.amountSet.presentmentMoney },
            ],
          },
        },
      },
    });

    expect(processed.body.data.returnProcess).toMatchObject({
      return: {
        status: 'CLOSED',
        refunds: { nodes: [{ totalRefundedSet: { presentmentMoney: { amount: '65.15' } } }] },
      },
      userErrors: [],
    });
    const { order } = (await shop.ask(MONEY, { id })).body.data;
    expect(order).toMatchObject({
      returnStatus: 'RETURNED',
      totalOutstandingSet: { presentmentMoney: { amount: '0.0' } },
      currentTotalPriceSet: { presentmentMoney: { amount: '218.85' } },
    });
    expect(order.lineItems.nodes).toContainEqual({ title: 'Larkspur Fleece Hoodie', currentQuantity: 1 });
    expect(shop.sandbox.ledger.commits.at(-1)).toMatchObject({ mutation: 'returnProcess', amountMinor: 6515 });
  });

  it('is processed once, and never refunds more than was paid', async () => {
    const shop = await startTestShop();
    const { made, returned, exchanged } = await open(shop, ['Stormline Rain Jacket', 'L / Moss']);
    const parentId = 'gid://shopify/OrderTransaction/6500010690';
    const transactionAmount = { amount: '9999.00', currencyCode: 'USD' };
    const input = { returnId: made.id, returnLineItems: [returned], exchangeLineItems: [exchanged] };
    const greedy = {
      ...input,
      financialTransfer: { issueRefund: { orderTransactions: [{ parentId, transactionAmount }] } },
    };

    expect((await shop.ask(PROCESS, { input: greedy })).body.data.returnProcess.userErrors).toMatchObject([
      { code: 'INVALID' },
    ]);
    expect((await shop.ask(PROCESS, { input })).body.data.returnProcess.return.status).toBe('CLOSED');
    expect((await shop.ask(PROCESS, { input })).body.data.returnProcess.userErrors).toMatchObject([
      { code: 'INVALID_STATE' },
    ]);
  });
});
