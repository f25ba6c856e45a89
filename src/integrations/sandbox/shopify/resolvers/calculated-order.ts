import { currentTaxCents, unitsValue } from '../../shop/line-value.ts';
import type { Order, OrderLine } from '../../shop/model.ts';
import {
  currentQuantity,
  currentSubtotalCents,
  currentTotalCents,
  currentValue,
  discountedUnitCents,
  outstandingCents,
  sum,
  unfulfilledQuantity,
} from '../../shop/order-math.ts';
import { connect, type PageArgs } from '../connection.ts';
import { toGid } from '../gid.ts';
import { toMoneyBag } from '../money.ts';
import type { ResolverMap } from '../request-context.ts';
import type { EditSession } from './edit-session.ts';

type CalculatedLine = OrderLine & { readonly session: EditSession };

export const calculatedOrderResolvers = {
  CalculatedOrder: {
    id: (it: EditSession) => toGid('CalculatedOrder', it.id),
    originalOrder: (it: EditSession) => it.original,
    lineItems: (it: EditSession, args: PageArgs) => connect(toLines(it), args, (line) => line.id),
    addedLineItems: (it: EditSession, args: PageArgs) =>
      connect(
        toLines(it).filter((line) => !it.original.lines.some((old) => old.id === line.id)),
        args,
        (line) => line.id,
      ),
    subtotalLineItemsQuantity: (it: EditSession) => sum(it.draft.lines, (line) => currentQuantity(it.draft, line)),
    subtotalPriceSet: (it: EditSession) => bag(it.draft, currentSubtotalCents(it.draft)),
    totalPriceSet: (it: EditSession) => bag(it.draft, currentTotalCents(it.draft)),
    totalOutstandingSet: (it: EditSession) => bag(it.draft, outstandingCents(it.draft)),
    taxLines: (it: EditSession) => toTaxLines(it.draft, currentTaxCents(it.draft)),
  },
  CalculatedLineItem: {
    id: (line: CalculatedLine) => toGid('CalculatedLineItem', line.id),
    title: (line: CalculatedLine) => line.product.title,
    variantTitle: (line: CalculatedLine) => (line.variant.title === 'Default Title' ? null : line.variant.title),
    sku: (line: CalculatedLine) => line.variant.sku,
    variant: (line: CalculatedLine) => ({ ...line.variant, product: line.product }),
    quantity: (line: CalculatedLine) => currentQuantity(line.session.draft, line),
    editableQuantity: (line: CalculatedLine) => unfulfilledQuantity(line.session.draft, line),
    editableQuantityBeforeChanges: ({ session, id }: CalculatedLine) => {
      const before = session.original.lines.find((it) => it.id === id);
      return before ? unfulfilledQuantity(session.original, before) : 0;
    },
    restockable: (line: CalculatedLine) => !line.product.isGiftCard,
    restocking: (line: CalculatedLine) => line.session.restocked.has(line.id),
    originalUnitPriceSet: (line: CalculatedLine) => bag(line.session.draft, line.unitCents),
    discountedUnitPriceSet: (line: CalculatedLine) => bag(line.session.draft, discountedUnitCents(line)),
    editableSubtotalSet: (line: CalculatedLine) => bag(line.session.draft, editableCents(line)),
    uneditableSubtotalSet: (line: CalculatedLine) =>
      bag(line.session.draft, currentValue(line.session.draft, line).goods - editableCents(line)),
  },
} satisfies ResolverMap;

export function toTaxLines(order: Order, cents: number) {
  if (!order.tax) return [];
  const { title, percent } = order.tax;
  return [{ title, rate: percent / 100, ratePercentage: percent, priceSet: bag(order, cents) }];
}

function editableCents(line: CalculatedLine): number {
  const count = unfulfilledQuantity(line.session.draft, line);
  return unitsValue(line, line.quantity - count, count).goods;
}

function toLines(it: EditSession): CalculatedLine[] {
  return it.draft.lines.map((line) => ({ ...line, session: it }));
}

function bag(order: Order, cents: number) {
  return toMoneyBag(cents, order.currency);
}
