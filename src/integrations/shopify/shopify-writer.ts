import type { StoreWriter, WriteInput } from '../../commerce/store-writer.ts';
import type { WriteAction } from '../../commerce/write-request.ts';
import type { Clock } from '../../platform/clock.ts';
import type { AdminClient } from './admin-client.ts';
import { SubjectStore } from './subject-store.ts';
import { type BoundAction, bindAction } from './writes/action.ts';
import { cancelOrder } from './writes/cancel-order.ts';
import { changeAddress } from './writes/change-address.ts';
import { changeCustomerAddress } from './writes/change-customer-address.ts';
import { changeItems } from './writes/change-items.ts';
import { changeSubscription } from './writes/change-subscription.ts';
import { createDiscount } from './writes/create-discount.ts';
import { exchangeItems } from './writes/exchange-items.ts';
import { grantStoreCredit } from './writes/grant-store-credit.ts';
import { refund } from './writes/refund.ts';
import { replaceItems } from './writes/replace-items.ts';
import { returnItems } from './writes/return-items.ts';

export interface ShopifyWriterDeps {
  readonly client: AdminClient;
  readonly clock: Clock;
}

/** One shop's writes. No call sends a mutation twice; each action's file says how its outcome is proved. */
export function createShopifyWriter({ client, clock }: ShopifyWriterDeps): StoreWriter {
  const subjects = new SubjectStore({ client, clock });
  const find = ({ request }: WriteInput): BoundAction => actions[request.action];
  return {
    readSubject: (request, context) => subjects.readSubject(request, context),
    readOrder: (orderId, context) => subjects.readOrder(orderId, context),
    listVariants: (productId, context) => subjects.listVariants(productId, context),
    listSubscriptions: (customerId, context) => subjects.listSubscriptions(customerId, context),
    preview: (input, context) => find(input).preview(input, { client, clock, context }),
    write: (input, consequence, stamp, context) =>
      find(input).write(input, { consequence, stamp }, { client, clock, context }),
    lookUp: (input, consequence, stamp, context) =>
      find(input).lookUp(input, { consequence, stamp }, { client, clock, context }),
  };
}

const actions: Readonly<Record<WriteAction, BoundAction>> = {
  cancel_order: bindAction('cancel_order', 'order', cancelOrder),
  change_address: bindAction('change_address', 'order', changeAddress),
  change_items: bindAction('change_items', 'order', changeItems),
  return_items: bindAction('return_items', 'order', returnItems),
  exchange_items: bindAction('exchange_items', 'order', exchangeItems),
  refund: bindAction('refund', 'order', refund),
  create_discount: bindAction('create_discount', 'order', createDiscount),
  grant_store_credit: bindAction('grant_store_credit', 'order', grantStoreCredit),
  replace_items: bindAction('replace_items', 'order', replaceItems),
  change_subscription: bindAction('change_subscription', 'subscription', changeSubscription),
  change_customer_address: bindAction('change_customer_address', 'customer', changeCustomerAddress),
};
