import type { OrderSpec } from './order-spec.ts';

const delivered = { carrier: 'UPS', status: 'DELIVERED' } as const;
const salesTax = (title: string, percent: number) => ({ title, percent, isIncluded: false });

/**
 * What writes are tried on: cancel, change, return, exchange, refund. Numbers do not follow time here. Ada lives in
 * Oregon, which has no sales tax.
 */
export const writeOrders: readonly OrderSpec[] = [
  {
    number: 1065,
    buyer: 'ada',
    daysAgo: 0.09,
    state: 'to cancel, one item',
    items: [['Cabin Wool Blanket', 'Forest Stripe', 1]],
  },
  {
    number: 1066,
    buyer: 'ada',
    daysAgo: 0.08,
    state: 'to cancel or change, three items',
    items: [
      ['Organic Cotton Camp Tee', 'M / Navy', 2],
      ['Tundra Wool Beanie', 'Oat', 1],
      ['Creekside Water Bottle 750 ml', 'Steel', 1],
    ],
  },
  {
    number: 1067,
    buyer: 'ada',
    daysAgo: 0.07,
    state: 'to send to another address',
    items: [['Daytrip 22L Backpack', 'Navy', 1]],
  },
  {
    number: 1068,
    buyer: 'ada',
    daysAgo: 2,
    state: 'shipped today',
    items: [['Juniper Flannel Shirt', 'M / Red Check', 1]],
    parcels: [{ carrier: 'UPS', status: 'IN_TRANSIT', shipped: 0.3, scanned: 0.1, due: 3 }],
  },
  {
    number: 1069,
    buyer: 'ada',
    daysAgo: 8,
    state: 'delivered, one final sale',
    items: [
      ['Stormline Rain Jacket', 'M / Moss', 1],
      ['Merino Hiking Socks 2-Pack', 'M', 2],
      ['Outlet Trail Vest', 'L', 1],
    ],
    parcels: [{ ...delivered, shipped: 6, scanned: 3 }],
  },
  {
    number: 1070,
    buyer: 'ada',
    daysAgo: 36,
    state: 'delivered 31 days ago',
    items: [['Larkspur Fleece Hoodie', 'L / Navy', 1]],
    parcels: [{ ...delivered, shipped: 35, scanned: 31 }],
  },
  {
    number: 1071,
    buyer: 'ada',
    daysAgo: 9,
    state: 'delivered, one small and one large amount',
    items: [
      ['Stoneware Latte Mug', '', 1],
      ['Copperline Espresso Machine', '', 1],
    ],
    parcels: [{ ...delivered, shipped: 8, scanned: 5 }],
  },
  {
    number: 1072,
    buyer: 'ada',
    daysAgo: 0.9,
    state: 'being prepared',
    items: [['Oak Serving Board', '', 1]],
    isBeingPrepared: true,
  },
  {
    number: 1073,
    buyer: 'ada',
    daysAgo: 6,
    state: 'partly delivered',
    items: [
      ['Waffle Bath Towel', 'Sage', 2],
      ['Pour-Over Coffee Set', '', 1],
    ],
    parcels: [{ ...delivered, shipped: 5, scanned: 2, lines: [[0, 1]] }],
  },
  {
    number: 1074,
    buyer: 'kayla',
    daysAgo: 0.4,
    state: 'on hold, high risk',
    items: [['Kestrel Down Jacket', 'M / Black', 2]],
    shipTo: {
      firstName: 'K.',
      lastName: 'Brooks',
      address1: 'Postfach 1190',
      city: 'Hamburg',
      zip: '20095',
      countryCode: 'DE',
    },
    hold: 'HIGH_RISK_OF_FRAUD',
    risk: 'HIGH',
    method: 'express',
  },
  {
    number: 1075,
    buyer: 'felix',
    daysAgo: 9,
    state: 'delivered, euros with tax inside',
    items: [
      ['Merino Base Layer Crew', 'L / Charcoal', 1],
      ['Tundra Wool Beanie', 'Navy', 3],
    ],
    tax: { title: 'MwSt', percent: 19, isIncluded: true },
    discount: { code: 'TREUE10', percent: 10 },
    method: 'international',
    parcels: [{ carrier: 'DPD', status: 'DELIVERED', shipped: 8, scanned: 4 }],
  },
  {
    number: 1076,
    buyer: 'yuki',
    daysAgo: 12,
    state: 'delivered, yen with tax inside',
    items: [
      ['Hearth Enamel Mug', 'Navy', 3],
      ['Linen Tea Towels Set of 3', 'Sage', 1],
    ],
    tax: { title: 'Consumption tax', percent: 10, isIncluded: true },
    discount: { code: 'HARU7', percent: 7 },
    method: 'international',
    parcels: [{ carrier: 'DHL Express', status: 'DELIVERED', shipped: 11, scanned: 6 }],
  },
  {
    number: 1077,
    buyer: 'omar',
    daysAgo: 14,
    state: 'delivered, dinars with three digits',
    items: [
      ['Lantern Beeswax Candle', '', 3],
      ['Oak Serving Board', '', 1],
    ],
    tax: salesTax('VAT', 5),
    discount: { code: 'HOME15', percent: 15 },
    method: 'international',
    parcels: [{ carrier: 'DHL Express', status: 'DELIVERED', shipped: 13, scanned: 8 }],
  },
  {
    number: 1078,
    buyer: 'grace',
    daysAgo: 11,
    state: 'delivered, tax on top',
    items: [
      ['Feather Down Pillow', 'Standard', 3],
      ['Waffle Bath Towel', 'White', 2],
    ],
    tax: salesTax('Washington sales tax', 10.35),
    discount: { code: 'VIP15', percent: 15 },
    method: 'express',
    tags: ['VIP'],
    parcels: [{ ...delivered, shipped: 10, scanned: 7 }],
  },
  {
    number: 1079,
    buyer: 'diego',
    daysAgo: 0.2,
    state: 'to cancel or change, tax on top',
    items: [
      ['Trailhead Headlamp 400', 'Black', 2],
      ['Ember Pocket Stove', '', 1],
    ],
    tax: salesTax('Texas sales tax', 8.25),
  },
];
