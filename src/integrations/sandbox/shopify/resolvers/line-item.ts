import {
  currentQuantity,
  discountedUnitCents,
  fulfilledQuantity,
  lineTotalCents,
  refundedQuantity,
  unfulfilledQuantity,
} from '../../shop/order-math.ts';
import { toGid } from '../gid.ts';
import { toMoneyBag } from '../money.ts';
import type { ResolverMap } from '../request-context.ts';
import type { LineView } from './order-views.ts';

export const lineItemResolvers = {
  LineItem: {
    id: (line: LineView) => toGid('LineItem', line.id),
    title: (line: LineView) => line.product.title,
    name: (line: LineView) => [line.product.title, variantTitle(line)].filter(Boolean).join(' - '),
    variantTitle,
    sku: (line: LineView) => line.variant.sku,
    vendor: (line: LineView) => line.product.vendor,
    variant: (line: LineView) => ({ ...line.variant, product: line.product }),
    currentQuantity: (line: LineView) => currentQuantity(line.order, line),
    refundableQuantity: (line: LineView) => currentQuantity(line.order, line),
    unfulfilledQuantity: (line: LineView) => unfulfilledQuantity(line.order, line),
    nonFulfillableQuantity: (line: LineView) => line.removed + refundedQuantity(line.order, line),
    requiresShipping: (line: LineView) => !line.product.isGiftCard,
    merchantEditable: (line: LineView) => fulfilledQuantity(line.order, line) === 0 && !line.order.cancelledAt,
    restockable: (line: LineView) => !line.product.isGiftCard,
    isGiftCard: (line: LineView) => line.product.isGiftCard,
    taxable: (line: LineView) => !line.product.isGiftCard,
    customAttributes: () => [],
    originalUnitPriceSet: (line: LineView) => toMoneyBag(line.unitCents, line.order.currency),
    discountedUnitPriceSet: (line: LineView) => toMoneyBag(discountedUnitCents(line), line.order.currency),
    discountedUnitPriceAfterAllDiscountsSet: (line: LineView) =>
      toMoneyBag(discountedUnitCents(line), line.order.currency),
    originalTotalSet: (line: LineView) => toMoneyBag(line.unitCents * line.quantity, line.order.currency),
    discountedTotalSet: (line: LineView) => toMoneyBag(lineTotalCents(line), line.order.currency),
    totalDiscountSet: (line: LineView) => toMoneyBag(line.discountCents, line.order.currency),
  },
} satisfies ResolverMap;

function variantTitle(line: LineView): string | null {
  return line.variant.title === 'Default Title' ? null : line.variant.title;
}
