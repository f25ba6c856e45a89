import type { Customer } from '../../shop/model.ts';
import type { Subscription } from '../../shop/subscriptions.ts';
import { connect, type PageArgs } from '../connection.ts';
import { parseGid, toGid } from '../gid.ts';
import { toMoney } from '../money.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';

type LineView = Subscription['lines'][number] & { readonly contract: Subscription };

/** Contracts of this app only, as Shopify shows them. */
export const subscriptionContractResolvers = {
  QueryRoot: {
    subscriptionContract: (_: unknown, args: { id: string }, context: RequestContext) => findContract(args.id, context),
  },
  Customer: {
    subscriptionContracts: (it: Customer, args: PageArgs, context: RequestContext) =>
      connect(
        context.backOffice.subscriptions.filter((contract) => contract.customer === it),
        args,
        (contract) => contract.id,
      ),
  },
  SubscriptionContract: {
    id: (it: Subscription) => toGid('SubscriptionContract', it.id),
    currencyCode: (it: Subscription) => it.currency,
    revisionId: (it: Subscription) => String(it.revision),
    deliveryPrice: (it: Subscription) => toMoney(0, it.currency),
    billingPolicy: (it: Subscription) => ({ ...toInterval(it), minCycles: it.minCycles }),
    deliveryPolicy: toInterval,
    lastPaymentStatus: (it: Subscription) => (it.billedCycles > 0 ? 'SUCCEEDED' : null),
    lines: (it: Subscription, args: PageArgs) =>
      connect(
        it.lines.map((line): LineView => ({ ...line, contract: it })),
        args,
        (line) => line.id,
      ),
  },
  SubscriptionLine: {
    id: (it: LineView) => toGid('SubscriptionLine', it.id),
    title: (it: LineView) => it.product.title,
    variantTitle: (it: LineView) => (it.variant.title === 'Default Title' ? null : it.variant.title),
    sku: (it: LineView) => it.variant.sku,
    productId: (it: LineView) => toGid('Product', it.product.id),
    variantId: (it: LineView) => toGid('ProductVariant', it.variant.id),
    currentPrice: (it: LineView) => toMoney(it.unitCents, it.contract.currency),
    lineDiscountedPrice: (it: LineView) => toMoney(it.unitCents * it.quantity, it.contract.currency),
    requiresShipping: (it: LineView) => !it.product.isGiftCard,
  },
} satisfies ResolverMap;

export function findContract(gid: string, context: RequestContext): Subscription | undefined {
  const id = parseGid(gid, 'SubscriptionContract');
  return context.backOffice.subscriptions.find((it) => it.id === id);
}

function toInterval(contract: Subscription) {
  return { interval: contract.interval, intervalCount: contract.intervalCount };
}
