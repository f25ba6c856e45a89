import type { Order } from '../../src/integrations/sandbox/shop/model.ts';
import type { GradedTurn } from './grade.ts';

/** Orders whose number and contact the shopper has both shown: or that are those of a signed session: worked out here from the texts, not by the agent. */
export function listEntitledOrders({
  shop,
  shopperSaid,
  conversation,
}: Pick<GradedTurn, 'shop' | 'shopperSaid' | 'conversation'>): Order[] {
  const said = shopperSaid.toLowerCase();
  const digits = said.replaceAll(/\D/g, '');
  return shop.orders.filter(({ number, customer, email, phone }) => {
    const isNamed = new RegExp(`(?<!\\d)${number}(?!\\d)`).test(said);
    const hasEmail = [customer.email, email].some((each) => each !== undefined && said.includes(each.toLowerCase()));
    const hasPhone = [customer.phone, phone].some((each) => each !== undefined && digits.includes(each.slice(1)));
    return customer.key === conversation.signedInAs || (isNamed && (hasEmail || hasPhone));
  });
}
