import { fromShopCents } from '../../shop/currency-rates.ts';
import { parseGid, toGid } from '../gid.ts';
import { toMoneyBag } from '../money.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { valueUnits } from './book-refund.ts';
import { findOrder } from './order.ts';
import { type ExchangeInput, findReturnProblem, toExchangeLine, toMinor } from './return-open.ts';
import { valueExchange } from './return-outcome.ts';
import { findFulfillmentLine } from './returnable.ts';

interface CalculateInput {
  readonly orderId: string;
  readonly returnLineItems?:
    | readonly {
        readonly fulfillmentLineItemId: string;
        readonly quantity: number;
        readonly restockingFee?: { readonly percentage: number } | null;
      }[]
    | null;
  readonly exchangeLineItems?: readonly ExchangeInput[] | null;
  readonly returnShippingFee?: {
    readonly amount: { readonly amount: string | number; readonly currencyCode: string };
  } | null;
}

/** A preview that makes nothing. Null for what could not be returned, as the field allows. */
export const returnCalculateResolvers = {
  QueryRoot: {
    returnCalculate: (_: unknown, { input }: { input: CalculateInput }, context: RequestContext) => {
      const order = findOrder(input.orderId, context);
      const asked = { ...input, returnLineItems: input.returnLineItems ?? [] };
      if (!order || findReturnProblem(order, asked, context)) return null;
      const bag = (cents: number) => toMoneyBag(cents, order.currency);
      const units = asked.returnLineItems.flatMap((it) => {
        const found = findFulfillmentLine(order, parseGid(it.fulfillmentLineItemId, 'FulfillmentLineItem'));
        return found ? [{ ...found, quantity: it.quantity, percent: it.restockingFee?.percentage }] : [];
      });
      const values = valueUnits(order, units);
      const feeCents = toMinor(order, input.returnShippingFee?.amount);
      return {
        id: toGid('CalculatedReturn', order.id),
        returnLineItems: units.map(({ part, line, quantity, percent }, index) => {
          const { goods, tax } = values[index] ?? { goods: 0, tax: 0 };
          return {
            quantity,
            fulfillmentLineItem: part,
            subtotalBeforeOrderDiscountsSet: bag(line.unitCents * quantity),
            subtotalSet: bag(goods),
            totalTaxSet: bag(tax),
            restockingFee:
              percent === undefined ? null : toFee(part.id, percent, bag(Math.round((goods * percent) / 100))),
          };
        }),
        exchangeLineItems: (input.exchangeLineItems ?? []).flatMap((it) =>
          toExchangeLine(order, it, context).map((line) => {
            const { goods, tax } = valueExchange(order, line, line.quantity);
            return {
              quantity: line.quantity,
              variant: { ...line.variant, product: line.product },
              originalUnitPriceSet: bag(fromShopCents(line.variant.priceCents, order.currency)),
              discountedUnitPriceSet: bag(Math.round(goods / line.quantity)),
              subtotalSet: bag(goods),
              totalTaxSet: bag(tax),
            };
          }),
        ),
        returnShippingFee:
          feeCents === undefined
            ? null
            : { id: toGid('CalculatedReturnShippingFee', order.id), amountSet: bag(feeCents) },
      };
    },
  },
} satisfies ResolverMap;

function toFee(id: number, percentage: number, amountSet: object) {
  return { id: toGid('CalculatedRestockingFee', id), percentage, amountSet };
}
