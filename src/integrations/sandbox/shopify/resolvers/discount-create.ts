import type { Discount } from '../../shop/back-office.ts';
import type { Customer } from '../../shop/model.ts';
import { parseGid, toGid } from '../gid.ts';
import { parseCents } from '../money.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { isSameCode, toDiscountNode } from './discount-node.ts';

interface BasicInput {
  readonly code?: string | null;
  readonly title?: string | null;
  readonly startsAt?: string | null;
  readonly endsAt?: string | null;
  readonly usageLimit?: number | null;
  readonly appliesOncePerCustomer?: boolean | null;
  readonly tags?: readonly string[] | null;
  readonly context?: { readonly all?: string; readonly customers?: { readonly add?: readonly string[] | null } } | null;
  readonly customerGets?: {
    readonly value?: {
      readonly percentage?: number | null;
      readonly discountAmount?: { readonly amount?: string | null } | null;
    } | null;
  } | null;
}

/** A code is taken whatever its case, also by a discount that is over. */
export const discountCreateResolvers = {
  Mutation: {
    discountCodeBasicCreate: (
      _: unknown,
      { basicCodeDiscount: input }: { basicCodeDiscount: BasicInput },
      context: RequestContext,
    ) => {
      const { discount, refusal } = createDiscount(input, context);
      if (!discount) return { codeDiscountNode: null, userErrors: refusal ? [refusal] : [] };
      context.backOffice.discounts.push(discount);
      const owner = discount.customers[0];
      context.ledger.commit({
        at: discount.createdAt,
        mutation: 'discountCodeBasicCreate',
        ...(owner && { customerId: toGid('Customer', owner.id) }),
        amountMinor: 'cents' in discount.value ? discount.value.cents : 0,
        currency: context.shop.profile.currency,
        reference: toGid('DiscountCodeNode', discount.id),
        input,
      });
      return { codeDiscountNode: toDiscountNode(discount), userErrors: [] };
    },
  },
} satisfies ResolverMap;

interface Refusal {
  readonly code: string;
  readonly field: readonly string[];
  readonly message: string;
  readonly extraInfo: null;
}

function createDiscount(
  input: BasicInput,
  context: RequestContext,
): { readonly discount?: Discount; readonly refusal?: Refusal } {
  const now = context.clock.now();
  const code = input.code?.trim() ?? '';
  const value = toValue(input);
  const customers = findCustomers(input, context);
  const refusal = findTextProblem(input, code, context) ?? findTimeProblem(input);
  if (refusal) return { refusal };
  if (!customers) return { refusal: refuse('INVALID', 'context', 'Customers are invalid') };
  if (!value) return { refusal: refuse('VALUE_OUTSIDE_RANGE', 'customerGets', 'Value must be within the range') };
  return {
    discount: {
      id: context.createNumber(),
      code,
      title: input.title?.trim() ?? '',
      value,
      customers,
      ...(typeof input.usageLimit === 'number' && { usageLimit: input.usageLimit }),
      appliesOncePerCustomer: input.appliesOncePerCustomer ?? false,
      startsAt: new Date(input.startsAt ?? now),
      ...(input.endsAt && { endsAt: new Date(input.endsAt) }),
      createdAt: now,
      updatedAt: now,
      tags: input.tags ?? [],
      usageCount: 0,
    },
  };
}

function findTimeProblem({ startsAt, endsAt, usageLimit }: BasicInput): Refusal | undefined {
  if (!startsAt) return refuse('BLANK', 'startsAt', "Starts at can't be blank");
  if (endsAt && new Date(endsAt) <= new Date(startsAt)) {
    return refuse('END_DATE_BEFORE_START_DATE', 'endsAt', 'Ends at needs to be after starts_at');
  }
  const isLimitSane = usageLimit === undefined || usageLimit === null || usageLimit >= 1;
  return isLimitSane ? undefined : refuse('GREATER_THAN', 'usageLimit', 'Usage limit must be greater than 0');
}

function findTextProblem(input: BasicInput, code: string, context: RequestContext): Refusal | undefined {
  if (code === '') return refuse('BLANK', 'code', "Code can't be blank");
  if (code.length > 255) return refuse('TOO_LONG', 'code', 'Code is too long (maximum is 255 characters)');
  if (!input.title?.trim()) return refuse('BLANK', 'title', "Title can't be blank");
  const isTaken = context.backOffice.discounts.some((it) => isSameCode(it.code, code));
  return isTaken ? refuse('TAKEN', 'code', 'Code must be unique. Please try a different code.') : undefined;
}

function toValue(input: BasicInput): Discount['value'] | undefined {
  const { percentage, discountAmount } = input.customerGets?.value ?? {};
  if (typeof percentage === 'number') return percentage > 0 && percentage <= 1 ? { percentage } : undefined;
  const cents = parseCents(String(discountAmount?.amount ?? ''));
  return cents !== undefined && cents > 0 ? { cents } : undefined;
}

/** Nobody named: everybody. Absent when one named is not there. */
function findCustomers(input: BasicInput, context: RequestContext): Customer[] | undefined {
  const ids = (input.context?.customers?.add ?? []).map((gid) => parseGid(gid, 'Customer'));
  const found = ids.map((id) => context.shop.customers.find((it) => it.id === id));
  return found.every((it) => it !== undefined) ? found : undefined;
}

function refuse(code: string, field: string, message: string): Refusal {
  return { code, field: ['basicCodeDiscount', field], message, extraInfo: null };
}
