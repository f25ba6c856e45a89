import type { CallContext, StoreAnswer } from '../../commerce/store-backend.ts';
import type { AdminClient } from './admin-client.ts';
import { mapAnswer } from './map-answer.ts';
import { shopFactsOperation } from './operations.gen.ts';

/** For what is done to no order: limits are counted in the shop's own currency. */
export async function readShopCurrency({
  client,
  context,
}: {
  readonly client: AdminClient;
  readonly context: CallContext;
}): Promise<StoreAnswer<string>> {
  return mapAnswer(await client.execute(shopFactsOperation, {}, context), ({ shop }) => shop.currencyCode);
}
