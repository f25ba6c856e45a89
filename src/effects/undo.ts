import type { WriteRequest } from '../commerce/write-request.ts';
import type { Effect } from './effect-row.ts';

/**
 * The wish that puts back what an effect changed. Absent where the shop has no way back: money that was paid out, an
 * order that was cancelled, a return that was requested (only the shop's people close one), a code that was told.
 */
export function toInverse({ request, consequence }: Pick<Effect, 'request' | 'consequence'>): WriteRequest | undefined {
  const before = consequence.address?.from;
  switch (request.action) {
    case 'change_address':
    case 'change_customer_address':
      return before && { ...request, address: before };
    case 'change_subscription':
      return request.change === 'pause' ? { ...request, change: 'resume' } : undefined;
    case 'cancel_order':
    case 'change_items':
    case 'return_items':
    case 'exchange_items':
    case 'refund':
    case 'create_discount':
    case 'grant_store_credit':
    case 'replace_items':
      return undefined;
  }
}
