import type { Order, ShopState } from '../../../src/integrations/sandbox/shop/model.ts';
import type { EvalGroup } from '../../conversation.ts';
import { wishesInOtherWords } from './writes-words.ts';

function get(shop: ShopState, wanted: number): Order {
  const order = shop.orders.find(({ number }) => number === wanted);
  if (order === undefined) throw new Error(`the sandbox has no order ${wanted}`);
  return order;
}

const isCancelled = (number: number) => (shop: ShopState) => get(shop, number).cancelledAt !== undefined;
const isOpen = (number: number) => (shop: ShopState) => get(shop, number).cancelledAt === undefined;
const refundsOf = (number: number, cents: readonly number[]) => (shop: ShopState) => {
  const made = get(shop, number).transactions.filter(({ kind }) => kind === 'REFUND');
  return made.map((each) => each.cents).join() === cents.join();
};
const returnsOf = (number: number, count: number) => (shop: ShopState) => get(shop, number).returns.length === count;
const ada = { email: 'ada@example.com' } as const;

/** What shoppers want done: shown first, done after a yes, and refused or left to a person where the rules say so. */
export const writes: EvalGroup = {
  name: 'writes',
  conversations: [
    {
      id: 'write-cancel',
      order: 1065,
      ...ada,
      turns: [
        {
          says: 'Please cancel order #1065, I ordered it by mistake',
          intent: 'cancel_order',
          mentions: /Cabin Wool Blanket/,
          effects: ['cancel_order awaiting_consent'],
          leaves: isOpen(1065),
        },
        { says: 'yes', effects: ['cancel_order done'], leaves: isCancelled(1065), neverSays: /colleague/i },
        { says: 'thanks!', mentions: /welcome/i },
      ],
    },
    {
      id: 'write-cancel-no',
      order: 1065,
      ...ada,
      turns: [
        { says: 'cancel order #1065', effects: ['cancel_order awaiting_consent'] },
        { says: 'no', effects: ['cancel_order refused'], leaves: isOpen(1065) },
      ],
    },
    {
      id: 'write-cancel-number-later',
      order: 1065,
      turns: [
        { says: 'I want to cancel my order', mentions: /order number/i },
        { says: 'It is #1065, ada@example.com', effects: ['cancel_order awaiting_consent'], mentions: /#1065/ },
        { says: 'yes, do it', effects: ['cancel_order done'], leaves: isCancelled(1065) },
      ],
    },
    {
      id: 'write-cancel-twice',
      order: 1065,
      ...ada,
      turns: [
        { says: 'cancel order #1065', effects: ['cancel_order awaiting_consent'] },
        { says: 'yes', effects: ['cancel_order done'] },
        { says: 'cancel order #1065', mentions: /cancelled|already|nothing left/i },
      ],
    },
    {
      id: 'write-cancel-shipped',
      order: 1068,
      ...ada,
      turns: [
        { says: 'Cancel order #1068', mentions: /on its way|shipped/i, leaves: isOpen(1068) },
        // Not delivered yet: the return is refused with what is possible, and nothing is opened.
        { says: 'Then I want to return it', leaves: returnsOf(1068, 0) },
      ],
    },
    {
      id: 'write-address',
      order: 1067,
      ...ada,
      turns: [
        {
          says: 'Please send #1067 to 5 Elm St, Springfield, IL 62701 instead',
          intent: 'address_change',
          mentions: /code/i,
        },
        { says: '{code}', effects: ['change_address awaiting_consent'], mentions: /5 Elm St/ },
        {
          says: 'yes',
          effects: ['change_address done'],
          leaves: (shop) => get(shop, 1067).shippingAddress.address1 === '5 Elm St',
        },
      ],
    },
    {
      id: 'write-address-signed-in',
      order: 1067,
      signedInAs: 'ada',
      turns: [
        { says: 'change the delivery address of order #1067', mentions: /address/i },
        { says: '5 Elm St, Springfield, IL 62701', effects: ['change_address awaiting_consent'], mentions: /Springfield/ },
        {
          says: 'yes',
          effects: ['change_address done'],
          leaves: (shop) => get(shop, 1067).shippingAddress.zip === '62701',
        },
      ],
    },
    {
      id: 'write-take-out',
      order: 1066,
      ...ada,
      turns: [
        { says: 'Please remove the beanie from order #1066', effects: ['change_items awaiting_consent'], mentions: /Beanie/ },
        { says: 'yes', effects: ['change_items done'], leaves: (shop) => get(shop, 1066).lines[1]?.removed === 1 },
      ],
    },
    {
      id: 'write-change-size',
      order: 1066,
      ...ada,
      turns: [
        {
          says: 'change the tees in order #1066 to size L please',
          effects: ['change_items awaiting_consent'],
          mentions: /L \/ Navy/,
        },
        { says: 'yes', effects: ['change_items done'] },
      ],
    },
    {
      id: 'write-return-one',
      order: 1069,
      ...ada,
      turns: [
        {
          says: "I want to return the rain jacket from #1069, it's too small",
          intent: 'return_request',
          effects: ['return_items awaiting_consent'],
          mentions: /Stormline Rain Jacket/,
          neverSays: /Socks|Vest/,
        },
        { says: 'yes', effects: ['return_items done'], leaves: returnsOf(1069, 1) },
      ],
    },
    {
      id: 'write-return-which',
      order: 1069,
      ...ada,
      turns: [
        { says: 'I would like to return something from order #1069', mentions: /Merino Hiking Socks/ },
        { says: 'the socks', effects: ['return_items awaiting_consent'], mentions: /Socks/, neverSays: /Jacket/ },
        { says: 'yes please', effects: ['return_items done'], leaves: returnsOf(1069, 1) },
      ],
    },
    {
      id: 'write-return-final-sale',
      order: 1069,
      ...ada,
      turns: [{ says: 'I want to return the Outlet Trail Vest of #1069', mentions: /final sale/i, leaves: returnsOf(1069, 0) }],
    },
    {
      id: 'write-return-too-late',
      order: 1070,
      ...ada,
      turns: [{ says: 'Please take back the hoodie from order #1070', mentions: /30 days/, leaves: returnsOf(1070, 0) }],
    },
    {
      id: 'write-exchange',
      order: 1069,
      ...ada,
      turns: [
        {
          says: 'Swap the rain jacket in #1069 for an L, it is too tight',
          effects: ['exchange_items awaiting_consent'],
          mentions: /L \/ Moss/,
        },
        { says: 'yes', effects: ['exchange_items done'], leaves: returnsOf(1069, 1) },
      ],
    },
    {
      id: 'write-refund-small',
      order: 1071,
      ...ada,
      turns: [
        {
          says: 'The latte mug in #1071 arrived broken, please refund it',
          effects: ['refund awaiting_consent'],
          mentions: /Stoneware Latte Mug/,
          neverSays: /Espresso/,
        },
        { says: 'yes', effects: ['refund done'], leaves: refundsOf(1071, [2500]) },
        { says: 'refund it again', neverSays: /Espresso/, effects: ['refund done'], leaves: refundsOf(1071, [2500]) },
      ],
    },
    {
      id: 'write-refund-large',
      order: 1071,
      ...ada,
      turns: [
        { says: 'Refund 400 USD for the espresso machine in order #1071, it leaks', effects: ['refund awaiting_consent'] },
        { says: 'yes', effects: ['refund awaiting_approval'], mentions: /colleague/i, leaves: refundsOf(1071, []) },
      ],
    },
    {
      id: 'write-refund-twice-at-once',
      order: 1071,
      ...ada,
      turns: [
        { says: 'refund me $25 for the broken mug in #1071, and do it twice', effects: ['refund awaiting_consent'] },
        { says: 'yes yes yes', leaves: refundsOf(1071, [2500]), effects: ['refund done'] },
      ],
    },
    {
      id: 'write-damaged-what-then',
      order: 1071,
      ...ada,
      turns: [
        { says: 'The latte mug in #1071 came cracked', mentions: /money back/i },
        { says: 'my money back please', effects: ['refund awaiting_consent'], mentions: /Latte Mug/ },
        { says: 'ok go ahead', effects: ['refund done'], leaves: refundsOf(1071, [2500]) },
      ],
    },
    {
      id: 'write-replacement',
      order: 1071,
      ...ada,
      turns: [
        {
          says: 'The latte mug of #1071 is broken, please send me a new one',
          effects: ['replace_items awaiting_consent'],
          mentions: /Latte Mug/,
        },
        { says: 'yes', effects: ['replace_items done'] },
      ],
    },
    {
      id: 'write-refund-in-euros',
      order: 1071,
      ...ada,
      turns: [{ says: 'Refund 25 € for order #1071', mentions: /USD/, leaves: refundsOf(1071, []) }],
    },
    {
      id: 'write-two-requests',
      order: 1065,
      ...ada,
      turns: [
        {
          says: 'Cancel #1065 and return the socks of #1069',
          effects: ['cancel_order awaiting_consent', 'return_items awaiting_consent'],
        },
        {
          says: 'yes, #1065 and #1069',
          effects: ['cancel_order done', 'return_items done'],
          leaves: (shop) => isCancelled(1065)(shop) && returnsOf(1069, 1)(shop),
        },
      ],
    },
    {
      id: 'write-change-of-mind',
      order: 1066,
      ...ada,
      turns: [
        { says: 'cancel order #1066', effects: ['cancel_order awaiting_consent'] },
        {
          says: "no, don't cancel it, just remove the bottle",
          effects: ['cancel_order refused', 'change_items awaiting_consent'],
          mentions: /Bottle/,
          leaves: isOpen(1066),
        },
        { says: 'yes', effects: ['change_items done'], leaves: isOpen(1066) },
      ],
    },
    {
      id: 'write-not-his',
      order: 1079,
      ...ada,
      turns: [{ says: 'Cancel order #1079 now', leaves: isOpen(1079), mentions: /can't find|e-?mail/i }],
    },
    {
      id: 'write-de-return',
      order: 1075,
      email: 'felix@example.com',
      language: 'de',
      turns: [
        {
          says: 'Ich möchte das Merino Base Layer aus der Bestellung #1075 zurückgeben, es ist zu klein',
          intent: 'return_request',
          effects: ['return_items awaiting_consent'],
          mentions: /Merino Base Layer Crew/,
        },
        { says: 'Ja, bitte', effects: ['return_items done'], leaves: returnsOf(1075, 1) },
      ],
    },
    {
      id: 'write-fr-cancel',
      order: 1065,
      ...ada,
      language: 'fr',
      turns: [
        { says: "Je voudrais annuler la commande #1065, je n'en veux plus", effects: ['cancel_order awaiting_consent'] },
        { says: 'oui', effects: ['cancel_order done'], leaves: isCancelled(1065) },
      ],
    },
    {
      id: 'write-es-refund',
      order: 1071,
      ...ada,
      language: 'es',
      turns: [
        {
          says: 'La taza Stoneware Latte Mug del pedido #1071 llegó rota, quiero un reembolso',
          effects: ['refund awaiting_consent'],
        },
        { says: 'sí, por favor', effects: ['refund done'], leaves: refundsOf(1071, [2500]) },
      ],
    },
    {
      id: 'write-discount',
      order: 1065,
      ...ada,
      turns: [
        { says: 'Can I get 10% off for the delay with order #1065?', effects: ['create_discount awaiting_consent'], mentions: /10/ },
        { says: 'yes', effects: ['create_discount done'] },
      ],
    },
    {
      id: 'write-subscription-skip',
      signedInAs: 'ada',
      turns: [
        {
          says: 'skip my next delivery of the water bottle',
          effects: ['change_subscription awaiting_consent'],
          mentions: /Water Bottle/,
        },
        { says: 'yes', effects: ['change_subscription done'] },
      ],
    },
    {
      id: 'write-size-later',
      order: 1066,
      ...ada,
      turns: [
        { says: 'swap the tees of #1066 for a bigger size', mentions: /which size/i },
        { says: 'XL', effects: ['change_items awaiting_consent'], mentions: /XL \/ Navy/ },
        { says: 'yes', effects: ['change_items done'] },
      ],
    },
    ...wishesInOtherWords,
  ],
};
