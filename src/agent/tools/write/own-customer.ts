import type { WriteAction } from '../../../commerce/write-request.ts';
import { type FoundSubject, refuseRead, refuseWish, type WriteContext } from './write-tool.ts';

/** The signed-in customer, or the one of the order that the shopper has shown to be his; never an argument. */
export async function findOwnCustomer(
  action: WriteAction,
  context: WriteContext,
): Promise<FoundSubject<{ readonly customerId: string; readonly orderId?: string }>> {
  const { customerId, verifiedOrderIds } = context.orders;
  const orderId = verifiedOrderIds.at(-1);
  if (customerId !== undefined) {
    return { ok: true, value: { customerId, ...(orderId === undefined ? {} : { orderId }) } };
  }
  if (orderId === undefined) {
    return refuseWish(action, 'which_order');
  }
  const answer = await context.subjects.readOrder(orderId, context);
  if (!answer.ok) {
    return refuseRead(action, 'order', answer.reason);
  }
  return answer.value?.customerId === undefined
    ? refuseWish(action, 'which_order')
    : { ok: true, value: { customerId: answer.value.customerId, orderId } };
}
