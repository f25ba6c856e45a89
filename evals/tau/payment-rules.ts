import type { TauOrder } from './tau-data.ts';
import { toCents } from './tau-money.ts';
import { ownMethodOf, type TauSession } from './tau-session.ts';

/** What a tool asks of a payment method; the shop's vault knows the methods and the gift cards' balances. */
export type PaymentWish =
  | { readonly kind: 'return' | 'payment'; readonly methodId: string }
  | {
      readonly kind: 'difference';
      readonly methodId: string;
      readonly item_ids: readonly string[];
      readonly new_item_ids: readonly string[];
    };

export type Wanted =
  | {
      readonly ok: true;
      readonly refundTo: 'original' | 'store_credit';
      /** Not the one that the order was paid with: Shopify has no call for it. */
      readonly otherMethod?: string;
    }
  | { readonly ok: false; readonly reason: string };

/**
 * The method must be the user's own; a return goes to the order's own method or to a gift card (store credit here); a
 * gift card must cover what it has to pay.
 */
export function readWanted(wish: PaymentWish, order: TauOrder, session: TauSession): Wanted {
  const method = session.findMethod(wish.methodId);
  if (method === undefined) return { ok: false, reason: 'not a payment method of his' };
  const isOwn = ownMethodOf(order) === method.id;
  if (wish.kind === 'return' && !isOwn && method.source !== 'gift_card') {
    return { ok: false, reason: 'a return is paid back the way it was paid, or to a gift card' };
  }
  if (wish.kind === 'payment' && isOwn) return { ok: false, reason: 'the order is paid with that already' };
  if (method.cents !== undefined && toPay(wish, order, session) > method.cents) {
    return { ok: false, reason: 'not enough on the gift card' };
  }
  return {
    ok: true,
    refundTo: isOwn ? 'original' : 'store_credit',
    ...(isOwn ? {} : { otherMethod: method.id }),
  };
}

/** Cents. */
function toPay(wish: PaymentWish, order: TauOrder, { data }: TauSession): number {
  switch (wish.kind) {
    case 'return':
      return 0;
    case 'payment':
      return toCents(order.payment_history[0]?.amount ?? 0);
    case 'difference': {
      const prices = new Map(
        Object.values(data.products).flatMap(({ variants }) =>
          Object.values(variants).map(({ item_id, price }) => [item_id, toCents(price)] as const),
        ),
      );
      const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + (prices.get(id) ?? 0), 0);
      return sum(wish.new_item_ids) - sum(wish.item_ids);
    }
  }
}
