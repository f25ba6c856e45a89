import type { Order, OrderLine } from '../../shop/model.ts';
import type { RequestContext } from '../request-context.ts';

/** What an edit or an exchange sends in addition; its units leave the stock, which may fall below zero. */
export function addOrderLine(
  order: Order,
  line: Omit<OrderLine, 'id' | 'removed' | 'isAdded'>,
  context: RequestContext,
): OrderLine {
  const added = { ...line, id: context.createNumber(), removed: 0, isAdded: true };
  order.lines.push(added);
  line.variant.stock -= line.quantity;
  return added;
}
