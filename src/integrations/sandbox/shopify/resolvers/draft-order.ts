import type { DraftLine, DraftOrder } from '../../shop/back-office.ts';
import { sum } from '../../shop/order-math.ts';
import { connect, type PageArgs } from '../connection.ts';
import { parseGid, toGid } from '../gid.ts';
import { toMoneyBag } from '../money.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { searchDraftOrders } from '../search/search-draft-orders.ts';

export const draftOrderResolvers = {
  QueryRoot: {
    draftOrder: (_: unknown, args: { id: string }, context: RequestContext) => findDraft(args.id, context),
    draftOrders: (_: unknown, args: PageArgs & { query?: string | null }, context: RequestContext) =>
      connect(searchDraftOrders(context.backOffice.drafts, args.query ?? undefined), args, (it) => it.id),
  },
  DraftOrder: {
    id: (it: DraftOrder) => toGid('DraftOrder', it.id),
    legacyResourceId: (it: DraftOrder) => String(it.id),
    name: (it: DraftOrder) => `#D${it.number}`,
    status: (it: DraftOrder) => (it.completedAt ? 'COMPLETED' : 'OPEN'),
    note2: (it: DraftOrder) => it.note,
    currencyCode: (_: DraftOrder, __: unknown, context: RequestContext) => context.shop.profile.currency,
    presentmentCurrencyCode: (it: DraftOrder) => it.currency,
    invoiceUrl: (it: DraftOrder, _: unknown, context: RequestContext) =>
      `https://${context.shop.profile.host}/invoices/${it.id}`,
    lineItems: (it: DraftOrder, args: PageArgs) =>
      connect(
        it.lines.map((line): DraftLineView => ({ ...line, draft: it })),
        args,
        (line) => line.id,
      ),
    subtotalPriceSet: (it: DraftOrder) => toMoneyBag(sum(it.lines, netCents), it.currency),
    totalDiscountsSet: (it: DraftOrder) =>
      toMoneyBag(
        sum(it.lines, (line) => line.discountCents),
        it.currency,
      ),
    totalShippingPriceSet: (it: DraftOrder) => toMoneyBag(it.shippingCents, it.currency),
    totalTaxSet: (it: DraftOrder) => toMoneyBag(0, it.currency),
    totalPriceSet: (it: DraftOrder) => toMoneyBag(sum(it.lines, netCents) + it.shippingCents, it.currency),
  },
  DraftOrderLineItem: {
    id: (it: DraftLineView) => toGid('DraftOrderLineItem', it.id),
    title: (it: DraftLineView) => it.product.title,
    variantTitle: (it: DraftLineView) => (it.variant.title === 'Default Title' ? null : it.variant.title),
    sku: (it: DraftLineView) => it.variant.sku,
    variant: (it: DraftLineView) => ({ ...it.variant, product: it.product }),
    originalUnitPriceSet: (it: DraftLineView) => toMoneyBag(it.unitCents, it.draft.currency),
    originalTotalSet: (it: DraftLineView) => toMoneyBag(it.unitCents * it.quantity, it.draft.currency),
    totalDiscountSet: (it: DraftLineView) => toMoneyBag(it.discountCents, it.draft.currency),
    discountedTotalSet: (it: DraftLineView) => toMoneyBag(netCents(it), it.draft.currency),
  },
} satisfies ResolverMap;

type DraftLineView = DraftLine & { readonly draft: DraftOrder };

export function findDraft(gid: string, context: RequestContext): DraftOrder | undefined {
  const id = parseGid(gid, 'DraftOrder');
  return context.backOffice.drafts.find((it) => it.id === id);
}

function netCents(line: DraftLine): number {
  return line.unitCents * line.quantity - line.discountCents;
}
