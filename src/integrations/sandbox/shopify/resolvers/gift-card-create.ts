import type { GiftCard } from '../../shop/back-office.ts';
import type { Currency } from '../../shop/model.ts';
import { parseGid, toGid } from '../gid.ts';
import { parseCents, toMoney } from '../money.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';

interface CardInput {
  readonly code?: string | null;
  readonly customerId?: string | null;
  readonly expiresOn?: string | null;
  readonly note?: string | null;
  readonly initialAmount?: { readonly amount: string; readonly currencyCode: Currency } | null;
}

/** The code is told in this one answer only; without a code of the caller's, a second call makes a second card. */
export const giftCardResolvers = {
  QueryRoot: {
    giftCard: (_: unknown, args: { id: string }, context: RequestContext) =>
      context.backOffice.giftCards.find((it) => it.id === parseGid(args.id, 'GiftCard')),
  },
  GiftCard: {
    id: (it: GiftCard) => toGid('GiftCard', it.id),
    balance: (it: GiftCard) => toMoney(it.cents, it.currency),
    initialValue: (it: GiftCard) => toMoney(it.cents, it.currency),
    enabled: () => true,
    lastCharacters: (it: GiftCard) => it.code.slice(-4),
    maskedCode: (it: GiftCard) => `•••• •••• •••• ${it.code.slice(-4)}`,
  },
  Mutation: {
    giftCardCreate: (_: unknown, { input }: { input: CardInput }, context: RequestContext) => {
      const refusal = findRefusal(input, context);
      const { amount = '', currencyCode = 'USD' } = input.initialAmount ?? {};
      const cents = parseCents(String(amount), currencyCode);
      if (refusal || cents === undefined) return { giftCard: null, giftCardCode: null, userErrors: [refusal] };
      const card = createCard(input, cents, currencyCode, context);
      return { giftCard: card, giftCardCode: card.code, userErrors: [] };
    },
  },
} satisfies ResolverMap;

function findRefusal(input: CardInput, context: RequestContext) {
  const code = input.code === undefined || input.code === null ? undefined : toCode(input.code);
  if (!input.initialAmount) return refuse('MISSING_ARGUMENT', 'initialAmount', "Initial amount can't be blank");
  if (!parseCents(String(input.initialAmount.amount), input.initialAmount.currencyCode)) {
    return refuse('GREATER_THAN', 'initialAmount', 'Initial amount must be greater than 0');
  }
  if (input.customerId && !findCustomer(input.customerId, context)) {
    return refuse('CUSTOMER_NOT_FOUND', 'customerId', 'The customer could not be found');
  }
  if (code === undefined) return undefined;
  if (code.length < 8) return refuse('TOO_SHORT', 'code', 'Code is too short (minimum is 8 characters)');
  if (code.length > 20) return refuse('TOO_LONG', 'code', 'Code is too long (maximum is 20 characters)');
  if (!/^[a-z0-9]+$/.test(code)) return refuse('INVALID', 'code', 'Code can only contain letters and numbers');
  const isTaken = context.backOffice.giftCards.some((it) => it.code === code);
  return isTaken ? refuse('TAKEN', 'code', 'Code has already been taken') : undefined;
}

function createCard(input: CardInput, cents: number, currency: Currency, context: RequestContext): GiftCard {
  const id = context.createNumber();
  const customer = input.customerId ? findCustomer(input.customerId, context) : undefined;
  const card: GiftCard = {
    id,
    code: input.code ? toCode(input.code) : `${(id * 7_919).toString(36)}${(id * 104_729).toString(36)}`.slice(0, 16),
    cents,
    currency,
    ...(customer && { customer }),
    ...(input.expiresOn && { expiresOn: input.expiresOn }),
    ...(input.note && { note: input.note }),
    createdAt: context.clock.now(),
  };
  context.backOffice.giftCards.push(card);
  context.ledger.commit({
    at: card.createdAt,
    mutation: 'giftCardCreate',
    ...(customer && { customerId: toGid('Customer', customer.id) }),
    amountMinor: cents,
    currency,
    reference: toGid('GiftCard', id),
    input,
  });
  return card;
}

/** Blanks and dashes are for the eye only. */
function toCode(text: string): string {
  return text.replaceAll(/[\s-]/g, '').toLowerCase();
}

function findCustomer(gid: string, context: RequestContext) {
  const id = parseGid(gid, 'Customer');
  return context.shop.customers.find((it) => it.id === id);
}

function refuse(code: string, field: string, message: string) {
  return { code, field: ['input', field], message };
}
