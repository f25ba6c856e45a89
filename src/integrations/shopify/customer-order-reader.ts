import type { CallContext, FoundOrder, StoreAnswer } from '../../commerce/store-backend.ts';
import { present } from '../../platform/present.ts';
import type { AdminClient } from './admin-client.ts';
import { mapAnswer } from './map-answer.ts';
import { customerOrdersOperation } from './operations.gen.ts';
import { toFoundOrder } from './order-mapping.ts';

/** Orders of one customer, read in pages that keep within a query's cost. */
export class CustomerOrderReader {
  private readonly client: AdminClient;

  constructor(client: AdminClient) {
    this.client = client;
  }

  /** Newest first; at most 15, in at most three calls. */
  async list(customerId: string, limit: number, context: CallContext): Promise<StoreAnswer<readonly FoundOrder[]>> {
    const orders: FoundOrder[] = [];
    if (!/^gid:\/\/shopify\/Customer\/\d+$/.test(customerId)) return { ok: true, value: orders };
    let after: string | undefined;
    for (let page = 0; page < maxPages && orders.length < limit; page += 1) {
      const first = Math.min(pageSize, limit - orders.length);
      const variables = present({ id: customerId, first, after });
      const answer = await this.client.execute(customerOrdersOperation, variables, context);
      const read = mapAnswer(answer, ({ customer }) => ({
        found: customer?.orders.nodes.map(toFoundOrder) ?? [],
        next: customer?.orders.pageInfo.hasNextPage ? customer.orders.pageInfo.endCursor : null,
      }));
      if (!read.ok) return read;
      orders.push(...read.value.found);
      if (read.value.next === null) break;
      after = read.value.next;
    }
    return { ok: true, value: orders };
  }
}

const pageSize = 5;
const maxPages = 3;
