import type { DraftLine, DraftOrder } from '../../shop/back-office.ts';
import { fromShopCents } from '../../shop/currency-rates.ts';
import type { Address, Currency, Customer } from '../../shop/model.ts';
import { sum } from '../../shop/order-math.ts';
import { parseGid, toGid } from '../gid.ts';
import { parseCents } from '../money.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { type AddressInput, toAddress } from './order-update.ts';

interface DiscountInput {
  readonly value: number;
  readonly valueType: 'PERCENTAGE' | 'FIXED_AMOUNT';
}

interface DraftInput {
  readonly appliedDiscount?: DiscountInput | null;
  readonly customAttributes?: readonly { key: string; value: string }[] | null;
  readonly email?: string | null;
  readonly lineItems?: readonly LineInput[] | null;
  readonly note?: string | null;
  readonly presentmentCurrencyCode?: Currency | null;
  readonly purchasingEntity?: { readonly customerId?: string | null } | null;
  readonly shippingAddress?: AddressInput | null;
  readonly shippingLine?: {
    readonly title?: string | null;
    readonly priceWithCurrency?: { readonly amount: string } | null;
  } | null;
  readonly sourceName?: string | null;
  readonly tags?: readonly string[] | null;
  readonly useCustomerDefaultAddress?: boolean | null;
}

interface LineInput {
  readonly quantity: number;
  readonly variantId?: string | null;
  readonly appliedDiscount?: DiscountInput | null;
}

/** A draft moves neither stock nor money; each call makes another one. Untaxed: ours are made for replacements. */
export const draftOrderCreateResolvers = {
  Mutation: {
    draftOrderCreate: (_: unknown, { input }: { input: DraftInput }, context: RequestContext) => {
      const refusal = findRefusal(input, context);
      if (refusal) return refusal;
      const draft = createDraft(input, context);
      context.backOffice.drafts.push(draft);
      context.ledger.commit({
        at: draft.createdAt,
        mutation: 'draftOrderCreate',
        ...(draft.customer && { customerId: toGid('Customer', draft.customer.id) }),
        amountMinor: 0,
        currency: draft.currency,
        reference: toGid('DraftOrder', draft.id),
        input,
      });
      return { draftOrder: draft, userErrors: [] };
    },
  },
} satisfies ResolverMap;

function findRefusal(input: DraftInput, context: RequestContext) {
  const lines = input.lineItems ?? [];
  const customerId = input.purchasingEntity?.customerId;
  if (lines.length === 0) return refuse('lineItems', 'Add at least 1 product');
  if (lines.some((line) => line.quantity < 1))
    return refuse('lineItems', 'Quantity must be greater than or equal to 1');
  if (lines.some((line) => !findVariant(line, context))) {
    return refuse('lineItems', 'Product with ID is no longer available.');
  }
  if (customerId && !findCustomer(customerId, context)) return refuse('customerId', 'Customer does not exist');
  const discounts = [input.appliedDiscount, ...lines.map((line) => line.appliedDiscount)];
  const isSane = discounts.every((it) => !it || (it.value >= 0 && (it.valueType !== 'PERCENTAGE' || it.value <= 100)));
  return isSane ? undefined : refuse('appliedDiscount', 'Discount value must be between 0 and 100');
}

function createDraft(input: DraftInput, context: RequestContext): DraftOrder {
  const now = context.clock.now();
  const customer = findBuyer(input, context);
  const currency = input.presentmentCurrencyCode ?? context.shop.profile.currency;
  const email = input.email ?? customer?.email;
  const shippingAddress = toShippingAddress(input, customer);
  const shippingTitle = input.shippingLine?.title;
  return {
    id: context.createNumber(),
    number: context.backOffice.drafts.length + 1,
    ...(customer && { customer }),
    ...(email && { email }),
    currency,
    lines: toLines(input, currency, context),
    ...(shippingTitle && { shippingTitle }),
    shippingCents: toShippingCents(input, currency),
    ...(shippingAddress && { shippingAddress }),
    ...(input.note && { note: input.note }),
    tags: [...new Set((input.tags ?? []).map((tag) => tag.trim()).filter(Boolean))].sort(),
    customAttributes: input.customAttributes ?? [],
    ...(input.sourceName && { sourceName: input.sourceName }),
    createdAt: now,
    updatedAt: now,
  };
}

function toShippingCents(input: DraftInput, currency: Currency): number {
  return parseCents(String(input.shippingLine?.priceWithCurrency?.amount ?? ''), currency) ?? 0;
}

function toShippingAddress(input: DraftInput, customer: Customer | undefined): Address | undefined {
  if (input.shippingAddress) return toAddress(input.shippingAddress);
  return input.useCustomerDefaultAddress ? customer?.address : undefined;
}

/** The order's discount is spread over the lines in proportion, the last one taking what rounding left. */
function toLines(input: DraftInput, currency: Currency, context: RequestContext): DraftLine[] {
  const lines = (input.lineItems ?? []).flatMap((line): DraftLine[] => {
    const found = findVariant(line, context);
    if (!found) return [];
    const unitCents = fromShopCents(found.variant.priceCents, currency);
    const discountCents = toDiscountCents(line.appliedDiscount, unitCents * line.quantity, currency);
    return [{ ...found, id: context.createNumber(), quantity: line.quantity, unitCents, discountCents }];
  });
  const netOf = (line: DraftLine) => line.unitCents * line.quantity - line.discountCents;
  const net = sum(lines, netOf);
  let left = toDiscountCents(input.appliedDiscount, net, currency);
  const whole = left;
  return lines.map((line, index) => {
    const isLast = index === lines.length - 1;
    const share = isLast ? left : Math.min(left, Math.round((whole * netOf(line)) / Math.max(1, net)));
    left -= share;
    return { ...line, discountCents: line.discountCents + share };
  });
}

function toDiscountCents(discount: DiscountInput | null | undefined, cents: number, currency: Currency): number {
  if (!discount) return 0;
  if (discount.valueType === 'PERCENTAGE') return Math.round((cents * discount.value) / 100);
  return Math.min(cents, parseCents(String(discount.value), currency) ?? 0);
}

function findBuyer(input: DraftInput, context: RequestContext): Customer | undefined {
  const customerId = input.purchasingEntity?.customerId;
  return customerId ? findCustomer(customerId, context) : undefined;
}

function findVariant(line: LineInput, context: RequestContext) {
  const id = line.variantId ? parseGid(line.variantId, 'ProductVariant') : undefined;
  for (const product of context.shop.products) {
    const variant = product.variants.find((it) => it.id === id);
    if (variant) return { product, variant };
  }
  return undefined;
}

function findCustomer(gid: string, context: RequestContext): Customer | undefined {
  const id = parseGid(gid, 'Customer');
  return context.shop.customers.find((it) => it.id === id);
}

function refuse(field: string, message: string) {
  return { draftOrder: null, userErrors: [{ field: ['input', field], message }] };
}
