import type { StoreWriter, WriteInput } from '../../commerce/store-writer.ts';
import type { WriteAction } from '../../commerce/write-request.ts';
import type { Clock } from '../../platform/clock.ts';
import type { AdminClient } from './admin-client.ts';
import { SubjectStore } from './subject-store.ts';
import { type BoundAction, bindAction } from './writes/action.ts';
import { cancelOrder } from './writes/cancel-order.ts';
import { refund } from './writes/refund.ts';
import { returnItems } from './writes/return-items.ts';

export interface ShopifyWriterDeps {
  readonly client: AdminClient;
  readonly clock: Clock;
}

/** One shop's writes. No call sends a mutation twice; see each action for how its outcome is proved. */
export function createShopifyWriter({ client, clock }: ShopifyWriterDeps): StoreWriter {
  const subjects = new SubjectStore({ client, clock });
  const find = ({ request }: WriteInput): BoundAction => {
    const action = actions[request.action];
    if (!action) throw new Error(`${request.action} is not built yet`);
    return action;
  };
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

const actions: Readonly<Partial<Record<WriteAction, BoundAction>>> = {
  cancel_order: bindAction('cancel_order', 'order', cancelOrder),
  refund: bindAction('refund', 'order', refund),
  return_items: bindAction('return_items', 'order', returnItems),
};
