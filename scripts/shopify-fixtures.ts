/**
 * Variables for each operation, with the largest page sizes that our code ever sends: the lint coerces them against the
 * real schema and estimates cost from them.
 */
export const operationFixtures: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  FindOrder: { query: 'name:"1042" OR name:"#1042"' },
  OrderNameFormat: {},
  OrderById: { id: 'gid://shopify/Order/1042' },
  CustomerOrders: { id: 'gid://shopify/Customer/7', first: 5 },
  SearchProducts: { query: 'status:active AND (linen OR shirt)', first: 10 },
  ShopFacts: {},
  ShopPolicies: {},
  GrantedScopes: {},
  OrderForWrite: { id: 'gid://shopify/Order/1042' },
  OrderWriteFacts: { id: 'gid://shopify/Order/1042' },
  CancelOrder: {
    orderId: 'gid://shopify/Order/1042',
    reason: 'CUSTOMER',
    refundMethod: { originalPaymentMethodsRefund: true },
    staffNote: 'by support-agent',
  },
  JobStatus: { id: 'gid://shopify/Job/7' },
  OrderCancellation: { id: 'gid://shopify/Order/1042' },
  LeaveMark: {
    id: 'gid://shopify/Order/1042',
    tags: ['sa-01234567'],
    input: { id: 'gid://shopify/Order/1042', note: 'by support-agent' },
  },
  AddTags: { id: 'gid://shopify/Customer/7', tags: ['sa-01234567'] },
  SuggestRefund: {
    id: 'gid://shopify/Order/1042',
    lines: [{ lineItemId: 'gid://shopify/LineItem/7', quantity: 1, restockType: 'NO_RESTOCK' }],
    refundShipping: true,
    full: false,
  },
  CreateRefund: {
    key: '0123456789abcdef',
    input: {
      orderId: 'gid://shopify/Order/1042',
      currency: 'USD',
      note: 'by support-agent',
      notify: true,
      refundLineItems: [
        {
          lineItemId: 'gid://shopify/LineItem/7',
          quantity: 1,
          restockType: 'CANCEL',
          locationId: 'gid://shopify/Location/7',
        },
      ],
      shipping: { amount: '4.00' },
      transactions: [
        {
          orderId: 'gid://shopify/Order/1042',
          parentId: 'gid://shopify/OrderTransaction/7',
          kind: 'REFUND',
          gateway: 'shopify_payments',
          amount: '10.00',
        },
      ],
      refundMethods: [{ storeCreditRefund: { amount: { amount: '5.00', currencyCode: 'USD' } } }],
    },
  },
  OrderRefunds: { id: 'gid://shopify/Order/1042' },
  ReturnReasons: { first: 50 },
  CalculateReturn: {
    orderId: 'gid://shopify/Order/1042',
    input: {
      orderId: 'gid://shopify/Order/1042',
      returnLineItems: [
        {
          fulfillmentLineItemId: 'gid://shopify/FulfillmentLineItem/7',
          quantity: 1,
          restockingFee: { percentage: 10 },
        },
      ],
      exchangeLineItems: [{ variantId: 'gid://shopify/ProductVariant/7', quantity: 1 }],
      returnShippingFee: { amount: { amount: '5.00', currencyCode: 'USD' } },
    },
  },
  RequestReturn: {
    input: {
      orderId: 'gid://shopify/Order/1042',
      returnLineItems: [
        {
          fulfillmentLineItemId: 'gid://shopify/FulfillmentLineItem/7',
          quantity: 1,
          returnReasonDefinitionId: 'gid://shopify/ReturnReasonDefinition/7',
          customerNote: 'by support-agent',
          restockingFee: { percentage: 10 },
        },
      ],
      returnShippingFee: { amount: { amount: '5.00', currencyCode: 'USD' } },
    },
  },
  CreateReturn: {
    input: {
      orderId: 'gid://shopify/Order/1042',
      returnLineItems: [
        {
          fulfillmentLineItemId: 'gid://shopify/FulfillmentLineItem/7',
          quantity: 1,
          returnReasonDefinitionId: 'gid://shopify/ReturnReasonDefinition/7',
          returnReasonNote: 'by support-agent',
        },
      ],
      exchangeLineItems: [{ variantId: 'gid://shopify/ProductVariant/7', quantity: 1 }],
    },
  },
  OrderReturns: { id: 'gid://shopify/Order/1042' },
  UpdateOrderAddress: {
    input: {
      id: 'gid://shopify/Order/1042',
      shippingAddress: { address1: '1 Main St', city: 'Erie', provinceCode: 'PA', zip: '16501', countryCode: 'US' },
    },
  },
  OrderAddress: { id: 'gid://shopify/Order/1042' },
  BeginOrderEdit: { id: 'gid://shopify/Order/1042' },
  EditAddVariant: {
    id: 'gid://shopify/CalculatedOrder/7',
    variantId: 'gid://shopify/ProductVariant/7',
    quantity: 1,
  },
  EditSetQuantity: {
    id: 'gid://shopify/CalculatedOrder/7',
    lineItemId: 'gid://shopify/CalculatedLineItem/7',
    quantity: 0,
  },
  CommitOrderEdit: { id: 'gid://shopify/CalculatedOrder/7', staffNote: 'by support-agent' },
  OrderEdits: { id: 'gid://shopify/Order/1042' },
  ProductVariants: { id: 'gid://shopify/Product/7' },
  CreateDiscountCode: {
    input: {
      title: 'by support-agent',
      code: 'SORRY-7K3M',
      startsAt: '2026-11-20T00:00:00Z',
      endsAt: '2026-12-31T23:59:59Z',
      usageLimit: 1,
      appliesOncePerCustomer: true,
      context: { customers: { add: ['gid://shopify/Customer/7'] } },
      customerGets: { value: { percentage: 0.1 }, items: { all: true } },
    },
  },
  DiscountByCode: { code: 'SORRY-7K3M' },
  CreditStoreCredit: {
    id: 'gid://shopify/Customer/7',
    input: { creditAmount: { amount: '5.00', currencyCode: 'USD' } },
  },
  StoreCreditHistory: { id: 'gid://shopify/Customer/7' },
  CreateDraftOrder: {
    input: {
      purchasingEntity: { customerId: 'gid://shopify/Customer/7' },
      email: 'ada@example.com',
      lineItems: [{ variantId: 'gid://shopify/ProductVariant/7', quantity: 1 }],
      shippingAddress: { address1: '1 Main St', city: 'Erie', countryCode: 'US' },
      appliedDiscount: { title: 'Replacement', value: 100, valueType: 'PERCENTAGE' },
      note: 'by support-agent',
      tags: ['sa-01234567'],
    },
  },
  CompleteDraftOrder: { id: 'gid://shopify/DraftOrder/7' },
  RecentDraftOrders: {},
  SubscriptionById: { id: 'gid://shopify/SubscriptionContract/7' },
  BillingCycles: {
    id: 'gid://shopify/SubscriptionContract/7',
    from: '2026-11-20T00:00:00Z',
    until: '2027-11-20T00:00:00Z',
  },
  CustomerSubscriptions: { id: 'gid://shopify/Customer/7' },
  PauseSubscription: { id: 'gid://shopify/SubscriptionContract/7' },
  ActivateSubscription: { id: 'gid://shopify/SubscriptionContract/7' },
  CancelSubscription: { id: 'gid://shopify/SubscriptionContract/7' },
  SkipBillingCycle: { input: { contractId: 'gid://shopify/SubscriptionContract/7', selector: { index: 2 } } },
  CustomerForWrite: { id: 'gid://shopify/Customer/7' },
  UpdateCustomerAddress: {
    customerId: 'gid://shopify/Customer/7',
    addressId: 'gid://shopify/MailingAddress/7',
    address: { address1: '1 Main St', city: 'Erie', countryCode: 'US' },
  },
  CreateCustomerAddress: {
    customerId: 'gid://shopify/Customer/7',
    address: { address1: '1 Main St', city: 'Erie', countryCode: 'US' },
  },
};
