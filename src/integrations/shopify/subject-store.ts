import type {
  CustomerSnapshot,
  OrderSnapshot,
  Subject,
  SubscriptionSnapshot,
  VariantChoice,
} from '../../commerce/order-snapshot.ts';
import type { CallContext, StoreAnswer } from '../../commerce/store-backend.ts';
import type { SubjectReader } from '../../commerce/store-writer.ts';
import type { WriteRequest } from '../../commerce/write-request.ts';
import type { Clock } from '../../platform/clock.ts';
import type { AdminClient } from './admin-client.ts';
import { toCustomerSnapshot } from './customer-snapshot.ts';
import { mapAnswer } from './map-answer.ts';
import {
  customerForWriteOperation,
  customerSubscriptionsOperation,
  productVariantsOperation,
} from './operations.gen.ts';
import { readOrderSnapshot } from './order-snapshot-reader.ts';
import { readSubscription } from './subscription-reader.ts';
import { toVariantChoices } from './variant-mapping.ts';

/** What writes are done to, read fresh at each call. Ids that are none of Shopify's are answered "no such thing". */
export class SubjectStore implements SubjectReader {
  private readonly deps: { readonly client: AdminClient; readonly clock: Clock };

  constructor(deps: { readonly client: AdminClient; readonly clock: Clock }) {
    this.deps = deps;
  }

  readSubject(request: WriteRequest, context: CallContext): Promise<StoreAnswer<Subject | undefined>> {
    if (request.action === 'change_subscription') return readSubscription(this.deps, request.contractId, context);
    if (request.action === 'change_customer_address') return this.readCustomer(request.customerId, context);
    return this.readOrder(request.orderId, context);
  }

  readOrder(orderId: string, context: CallContext): Promise<StoreAnswer<OrderSnapshot | undefined>> {
    return readOrderSnapshot(this.deps.client, orderId, context);
  }

  async listVariants(productId: string, context: CallContext): Promise<StoreAnswer<readonly VariantChoice[]>> {
    if (!/^gid:\/\/shopify\/Product\/\d+$/.test(productId)) return { ok: true, value: [] };
    const answer = await this.deps.client.execute(productVariantsOperation, { id: productId }, context);
    return mapAnswer(answer, toVariantChoices);
  }

  /** The five newest. */
  async listSubscriptions(
    customerId: string,
    context: CallContext,
  ): Promise<StoreAnswer<readonly SubscriptionSnapshot[]>> {
    if (!isCustomerId(customerId)) return { ok: true, value: [] };
    const answer = await this.deps.client.execute(customerSubscriptionsOperation, { id: customerId }, context);
    if (!answer.ok) return answer;
    const ids = answer.value.customer?.subscriptionContracts.nodes.map(({ id }) => id) ?? [];
    const found = await Promise.all(ids.map((id) => readSubscription(this.deps, id, context)));
    const snapshots: SubscriptionSnapshot[] = [];
    for (const each of found) {
      if (!each.ok) return each;
      if (each.value) snapshots.push(each.value);
    }
    return { ok: true, value: snapshots };
  }

  private async readCustomer(id: string, context: CallContext): Promise<StoreAnswer<CustomerSnapshot | undefined>> {
    if (!isCustomerId(id)) return { ok: true, value: undefined };
    const answer = await this.deps.client.execute(customerForWriteOperation, { id }, context);
    return mapAnswer(answer, ({ customer }) => (customer ? toCustomerSnapshot(customer) : undefined));
  }
}

function isCustomerId(id: string): boolean {
  return /^gid:\/\/shopify\/Customer\/\d+$/.test(id);
}
