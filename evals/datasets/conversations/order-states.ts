import type { EvalConversation, EvalGroup, OrderFact } from '../../conversation.ts';

/** Every state that the demo shop has, asked for by the order's own buyer. */
export const orderStates: EvalGroup = {
  name: 'order states',
  conversations: [
    ask('in-transit-usd', 1042, 'ada', 'Where is my order #1042?', ['carrier', 'tracking', 'estimated_on']),
    ask('in-transit-gbp', 1034, 'emma', 'Any news on order 1034? Where is it now?', ['carrier', 'tracking', 'estimated_on']),
    ask('in-transit-eur', 1036, 'felix', 'Where is my package? Order #1036', ['carrier', 'tracking', 'estimated_on']),
    ask('split-shipment', 1037, 'grace', 'Only one parcel came, where is the rest of #1037?', [
      'carrier',
      'tracking',
      'delivered_on',
      'estimated_on',
    ]),
    ask('partially-fulfilled', 1041, 'ines', 'Has everything from order 1041 shipped?', ['tracking', 'open_items']),
    ask('stalled-scan', 1029, 'noah', 'Order #1029 has not moved for ages, where is it?', ['tracking', 'last_scan_on']),
    ask('stalled-scan-shorter', 1035, 'kayla', 'Tracking for order 1035 is stuck. Where is it?', [
      'tracking',
      'last_scan_on',
    ]),
    ask(
      'delivered-but-missing',
      1039,
      'liam',
      'Order #1039 says delivered but I never got it',
      ['carrier', 'tracking', 'delivered_on'],
      /neighbou?r/i,
    ),
    ask(
      'delivered-but-missing-express',
      1045,
      'jonas',
      'My order 1045 is marked as delivered but there is no package here',
      ['delivered_on'],
      /neighbou?r/i,
    ),
    ask('gift', 1040, 'mei', 'When will the gift order #1040 arrive?', ['carrier', 'tracking', 'estimated_on']),
    ask('out-for-delivery', 1043, 'noah', 'Is order #1043 coming today?', ['carrier', 'tracking'], /out for delivery/i),
    ask('label-only', 1046, 'chloe', 'Has order 1046 shipped yet?', ['carrier', 'tracking'], /label/i),
    ask('attempted-delivery', 1033, 'diego', 'What happened with the delivery of #1033?', ['carrier', 'tracking'], /attempt/i),
    ask('delayed', 1032, 'chloe', 'Where is order #1032?', ['carrier', 'tracking'], /delayed|late/i),
    ask('ready-for-pickup', 1048, 'kayla', 'Where can I find my order 1048?', ['carrier', 'tracking'], /pick-?\s?up/i),
    ask('carrier-picked-up', 1049, 'emma', 'Where is #1049?', ['carrier', 'tracking', 'estimated_on']),
    ask('lost-returned-to-sender', 1028, 'mei', 'Where is my order #1028?', ['carrier', 'tracking'], /not delivered|returned/i),
    ask('delivered', 1044, 'ben', 'Has order #1044 been delivered?', ['carrier', 'delivered_on']),
    tooOld('older-than-60-days', 1002, 'ada', 'What is the status of order #1002?'),
    tooOld('three-months-ago', 1001, 'noah', 'When did order 1001 arrive?'),
    ask('delivered-vip', 1003, 'grace', 'When was my order 1003 delivered?', ['delivered_on']),
    ask('unfulfilled-vip', 1051, 'grace', 'When does order #1051 ship?', ['placed_on'], /not shipped|prepar/i),
    ask('unfulfilled-just-placed', 1064, 'grace', 'Did you get my order 1064? What is its status?', ['placed_on'], /prepar|not shipped/i),
    ask('pending-payment', 1052, 'hassan', 'What is the status of order #1052?', ['placed_on'], /payment/i),
    ask('authorised', 1050, 'felix', 'What is happening with order #1050?', ['placed_on']),
    ask('partially-paid', 1057, 'ben', 'What is the status of #1057?', ['placed_on']),
    ask('backordered', 1059, 'jonas', 'Why has order 1059 not shipped yet?', ['placed_on'], /not shipped|prepar/i),
    ask('edited', 1053, 'liam', 'Where is my order 1053?', ['placed_on'], /not shipped|prepar/i),
    ask('draft-like', 1055, 'noah', 'Status of order #1055 please', ['placed_on'], /payment/i),
    ask('cancelled-by-shopper', 1054, 'mei', 'What happened to order #1054?', ['cancelled_on']),
    ask('cancelled-no-stock', 1017, 'ben', 'Where is order 1017?', ['cancelled_on']),
    ask('cancelled-older', 1009, 'hassan', 'Where is my order #1009?', ['cancelled_on']),
    ask('partly-refunded-in-transit', 1047, 'diego', 'Where is order 1047?', ['carrier', 'tracking', 'estimated_on']),
  ],
};

function ask(
  name: string,
  order: number,
  buyer: string,
  says: string,
  facts: readonly OrderFact[],
  mentions?: RegExp,
): EvalConversation {
  return {
    id: `state-${name}`,
    order,
    email: `${buyer}@example.com`,
    turns: [
      {
        says,
        intent: 'order_status',
        route: 'wismo',
        tools: ['get_order'],
        facts: ['name', ...facts],
        ...(mentions === undefined ? {} : { mentions }),
      },
    ],
  };
}

/** Without `read_all_orders` a store's orders of more than 60 days are as good as not there. */
function tooOld(name: string, order: number, buyer: string, says: string): EvalConversation {
  return {
    id: `state-${name}`,
    order,
    email: `${buyer}@example.com`,
    turns: [{ says, intent: 'order_status', route: 'wismo', tools: ['get_order'], mentions: /check/i }],
  };
}
