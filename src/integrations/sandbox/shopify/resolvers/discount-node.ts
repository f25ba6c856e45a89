import type { Discount } from '../../shop/back-office.ts';
import { connect, type PageArgs } from '../connection.ts';
import { parseGid, toGid } from '../gid.ts';
import { toMoney } from '../money.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';

export const discountNodeResolvers = {
  QueryRoot: {
    codeDiscountNodeByCode: (_: unknown, args: { code: string }, context: RequestContext) => {
      const found = context.backOffice.discounts.find((it) => isSameCode(it.code, args.code));
      return found && toDiscountNode(found);
    },
  },
  Mutation: {
    discountCodeDeactivate: (_: unknown, args: { id: string }, context: RequestContext) => {
      const discount = context.backOffice.discounts.find((it) => it.id === parseGid(args.id, 'DiscountCodeNode'));
      if (!discount) {
        const refusal = { code: 'INVALID', field: ['id'], message: 'Discount does not exist', extraInfo: null };
        return { codeDiscountNode: null, userErrors: [refusal] };
      }
      if (toStatus(discount, context) !== 'EXPIRED') deactivate(discount, args, context);
      return { codeDiscountNode: toDiscountNode(discount), userErrors: [] };
    },
  },
  DiscountCodeNode: {
    id: (it: DiscountNode) => toGid('DiscountCodeNode', it.discount.id),
    codeDiscount: (it: DiscountNode) => ({ ...it.discount, __typename: 'DiscountCodeBasic' }),
  },
  DiscountCodeBasic: {
    status: (it: Discount, _: unknown, context: RequestContext) => toStatus(it, context),
    asyncUsageCount: (it: Discount) => it.usageCount,
    summary: toSummary,
    shortSummary: toSummary,
    context: (it: Discount) =>
      it.customers.length === 0
        ? { __typename: 'DiscountBuyerSelectionAll', all: 'ALL' }
        : { __typename: 'DiscountCustomers', customers: it.customers },
    customerGets: (it: Discount, _: unknown, context: RequestContext) => ({
      appliesOnOneTimePurchase: true,
      appliesOnSubscription: false,
      value:
        'percentage' in it.value
          ? { __typename: 'DiscountPercentage', percentage: it.value.percentage }
          : {
              __typename: 'DiscountAmount',
              amount: toMoney(it.value.cents, context.shop.profile.currency),
              appliesOnEachItem: false,
            },
    }),
    codes: (it: Discount, args: PageArgs) =>
      connect(
        [{ id: toGid('DiscountRedeemCode', it.id), code: it.code, asyncUsageCount: it.usageCount }],
        args,
        (code) => code.id,
      ),
  },
} satisfies ResolverMap;

interface DiscountNode {
  readonly __typename: 'DiscountCodeNode';
  readonly discount: Discount;
}

export function toDiscountNode(discount: Discount): DiscountNode {
  return { __typename: 'DiscountCodeNode', discount };
}

export function isSameCode(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function deactivate(discount: Discount, input: unknown, context: RequestContext): void {
  const now = context.clock.now();
  discount.endsAt = now;
  discount.updatedAt = now;
  context.ledger.commit({
    at: now,
    mutation: 'discountCodeDeactivate',
    amountMinor: 0,
    currency: context.shop.profile.currency,
    reference: toGid('DiscountCodeNode', discount.id),
    input,
  });
}

function toStatus(discount: Discount, context: RequestContext): 'ACTIVE' | 'EXPIRED' | 'SCHEDULED' {
  const now = context.clock.now();
  if (discount.endsAt && discount.endsAt <= now) return 'EXPIRED';
  return discount.startsAt > now ? 'SCHEDULED' : 'ACTIVE';
}

function toSummary(discount: Discount): string {
  const share = 'percentage' in discount.value ? `${Math.round(discount.value.percentage * 100)}%` : 'Amount';
  return `${share} off entire order`;
}
