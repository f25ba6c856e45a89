import { unitsValue } from '../../shop/line-value.ts';
import type { Order } from '../../shop/model.ts';
import { sum, taxOnTop } from '../../shop/order-math.ts';
import { connect, type PageArgs } from '../connection.ts';
import { toGid } from '../gid.ts';
import { toMoneyBag } from '../money.ts';
import type { ResolverMap } from '../request-context.ts';
import { findLine } from './order-views.ts';

/** The order as it was placed, then each edit; refunds and returns are read from `refunds` and `returns`. */
export const orderAgreementResolvers = {
  Order: {
    agreements: (order: Order, args: PageArgs) => connect(listAgreements(order), args, (it) => it.id),
  },
} satisfies ResolverMap;

function listAgreements(order: Order) {
  const edits = order.edits ?? [];
  const placed = order.lines
    .filter((line) => !line.isAdded)
    .map((line) => {
      const later = sum(edits, (edit) =>
        sum(edit.sales, (it) => (it.lineId === line.id ? Math.max(0, it.quantity) : 0)),
      );
      return { lineId: line.id, quantity: line.quantity - later };
    });
  return [
    toAgreement(order, { type: 'OrderAgreement', reason: 'ORDER', id: order.id, at: order.createdAt, sales: placed }),
    ...edits.map((it) => toAgreement(order, { ...it, type: 'OrderEditAgreement', reason: 'ORDER_EDIT' })),
  ];
}

interface Agreement {
  readonly type: string;
  readonly reason: string;
  readonly id: number;
  readonly at: Date;
  readonly sales: readonly { readonly lineId: number; readonly quantity: number }[];
}

function toAgreement(order: Order, { type, reason, id, at, sales }: Agreement) {
  const items = sales.map((it, index) => toSale(order, it, `${id}${index}`));
  return {
    __typename: type,
    id: toGid('SalesAgreement', id),
    happenedAt: at,
    reason,
    sales: (args: PageArgs) => connect(items, args, (it) => it.id),
  };
}

/** Units taken away have a quantity below zero. */
function toSale(order: Order, sale: Agreement['sales'][number], id: string) {
  const line = findLine(order, sale.lineId);
  const sign = Math.sign(sale.quantity);
  const value = line ? unitsValue(line, 0, Math.abs(sale.quantity)) : { goods: 0, tax: 0 };
  return {
    __typename: 'ProductSale',
    id: toGid('ProductSale', id),
    actionType: sign < 0 ? 'RETURN' : 'ORDER',
    lineType: line?.product.isGiftCard ? 'GIFT_CARD' : 'PRODUCT',
    lineItem: line,
    quantity: sale.quantity,
    totalAmount: toMoneyBag(sign * (value.goods + taxOnTop(order, value.tax)), order.currency),
    totalTaxAmount: toMoneyBag(sign * value.tax, order.currency),
  };
}
