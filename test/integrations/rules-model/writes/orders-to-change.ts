import type { Fact } from '../../../../src/agent/fact.ts';
import type { LineItem, Order } from '../../../../src/commerce/order.ts';
import { anOrder } from '../orders.ts';

function aLine(id: string, title: string, variantTitle?: string, quantity = 1): LineItem {
  return {
    id,
    title,
    ...(variantTitle === undefined ? {} : { variantTitle }),
    quantity,
    currentQuantity: quantity,
    unfulfilledQuantity: 0,
    refundableQuantity: quantity,
    unitPrice: { amount: '20.00', currency: 'USD' },
  };
}

/** Not shipped: a jacket and two pairs of socks. */
export const openOrder: Order = anOrder({
  id: 'o65',
  name: '#1065',
  status: 'processing',
  fulfillmentStatus: 'UNFULFILLED',
  parcels: [],
  lineItems: [aLine('l1', 'Kestrel Down Jacket', 'M / Black'), aLine('l2', 'Merino Hiking Socks 2-Pack', 'M', 2)],
});
/** Delivered: mugs of two colours, candles, a beanie. */
export const deliveredOrder: Order = anOrder({
  id: 'o68',
  name: '#1068',
  status: 'delivered',
  lineItems: [
    aLine('l3', 'Hearth Enamel Mug', 'White', 2),
    aLine('l4', 'Hearth Enamel Mug', 'Navy'),
    aLine('l5', 'Lantern Beeswax Candle', undefined, 3),
    aLine('l6', 'Tundra Wool Beanie', 'Oat'),
  ],
});
/** Delivered, one line. */
export const lampOrder: Order = anOrder({
  id: 'o44',
  name: '#1044',
  status: 'delivered',
  lineItems: [aLine('l7', 'Trailhead Headlamp 400', 'Amber')],
});
export const teeOrder: Order = anOrder({
  id: 'o30',
  name: '#1030',
  status: 'delivered',
  lineItems: [aLine('l8', 'Everyday Organic Tee', 'M / White', 2)],
});

export function toFacts(...orders: readonly Order[]): Fact[] {
  return orders.map((order, index) => ({ id: `f${index + 1}`, tool: 'get_order', kind: 'order', order }));
}
