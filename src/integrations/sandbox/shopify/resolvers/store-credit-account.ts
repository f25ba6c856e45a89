import type { CreditEntry } from '../../shop/back-office.ts';
import type { Currency, Customer } from '../../shop/model.ts';
import { connect, type PageArgs } from '../connection.ts';
import { parseGid, toGid, toGidType } from '../gid.ts';
import { parseCents, toMoney } from '../money.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';

interface CreditArgs {
  readonly id: string;
  readonly creditInput: {
    readonly creditAmount: { readonly amount: string; readonly currencyCode: Currency };
    readonly expiresAt?: string | null;
  };
}

/** There is no idempotency here, as at Shopify: the same call twice credits twice. */
export const storeCreditResolvers = {
  QueryRoot: {
    storeCreditAccount: (_: unknown, args: { id: string }, context: RequestContext) => {
      const customer = findOwner(args.id, 'StoreCreditAccount', context);
      return customer && hasAccount(customer, context) ? toAccount(customer) : undefined;
    },
  },
  Customer: {
    storeCreditAccounts: (it: Customer, args: PageArgs, context: RequestContext) =>
      connect(hasAccount(it, context) ? [toAccount(it)] : [], args, (account) => account.customer.id),
  },
  StoreCreditAccount: {
    id: (it: Account) => toGid('StoreCreditAccount', it.customer.id),
    balance: (it: Account) => toMoney(it.customer.storeCreditCents, it.customer.currency),
    transactions: (it: Account, args: PageArgs, context: RequestContext) =>
      connect(entriesOf(it.customer, context).map(toTransaction), args, (entry) => entry.entryId),
  },
  StoreCreditAccountCreditTransaction: {
    id: (it: TransactionView) => toGid('StoreCreditAccountCreditTransaction', it.entryId),
  },
  Mutation: {
    storeCreditAccountCredit: (_: unknown, args: CreditArgs, context: RequestContext) => {
      const isAccount = toGidType(args.id) === 'StoreCreditAccount';
      const customer = findOwner(args.id, isAccount ? 'StoreCreditAccount' : 'Customer', context);
      const refusal = findRefusal(args, customer, isAccount, context);
      const { amount, currencyCode } = args.creditInput.creditAmount;
      const cents = parseCents(String(amount), currencyCode);
      if (refusal || !customer || cents === undefined) {
        return { storeCreditAccountTransaction: null, userErrors: [refusal] };
      }
      const { expiresAt } = args.creditInput;
      const entry = bookStoreCredit(
        customer,
        cents,
        'ADJUSTMENT',
        context,
        expiresAt ? new Date(expiresAt) : undefined,
      );
      context.ledger.commit({
        at: entry.createdAt,
        mutation: 'storeCreditAccountCredit',
        customerId: toGid('Customer', customer.id),
        amountMinor: cents,
        currency: currencyCode,
        reference: toGid('StoreCreditAccountCreditTransaction', entry.id),
        input: args,
      });
      return { storeCreditAccountTransaction: toTransaction(entry), userErrors: [] };
    },
  },
} satisfies ResolverMap;

/** The one way to put money on an account, for refunds and cancellations too; makes the account when there is none. */
export function bookStoreCredit(
  customer: Customer,
  cents: number,
  event: CreditEntry['event'],
  context: Pick<RequestContext, 'backOffice' | 'clock' | 'createNumber'>,
  expiresAt?: Date,
): CreditEntry {
  customer.storeCreditCents += cents;
  const entry: CreditEntry = {
    id: context.createNumber(),
    customer,
    cents,
    balanceCents: customer.storeCreditCents,
    createdAt: context.clock.now(),
    event,
    ...(expiresAt && { expiresAt }),
  };
  context.backOffice.credits.push(entry);
  return entry;
}

interface Account {
  readonly __typename: 'StoreCreditAccount';
  readonly customer: Customer;
}

type TransactionView = ReturnType<typeof toTransaction>;

function findOwner(gid: string, type: string, context: RequestContext): Customer | undefined {
  const id = parseGid(gid, type);
  return context.shop.customers.find((it) => it.id === id);
}

function findRefusal(args: CreditArgs, customer: Customer | undefined, isAccount: boolean, context: RequestContext) {
  const { amount, currencyCode } = args.creditInput.creditAmount;
  const cents = parseCents(String(amount), currencyCode);
  const expiresAt = args.creditInput.expiresAt ? new Date(args.creditInput.expiresAt) : undefined;
  if (!customer) {
    return isAccount
      ? refuse('ACCOUNT_NOT_FOUND', ['id'], 'The store credit account could not be found')
      : refuse('OWNER_NOT_FOUND', ['id'], 'The owner does not exist');
  }
  if (!cents) return refuse('NEGATIVE_OR_ZERO_AMOUNT', amountField, 'A positive amount must be used');
  if (currencyCode !== customer.currency) {
    return isAccount
      ? refuse('MISMATCHING_CURRENCY', amountField, 'The currency does not match the currency of the account')
      : refuse('UNSUPPORTED_CURRENCY', amountField, 'Currency is not supported');
  }
  if (expiresAt && expiresAt <= context.clock.now()) {
    return refuse('EXPIRES_AT_IN_PAST', ['creditInput', 'expiresAt'], 'The expiry date must be in the future');
  }
  const limit = parseCents(creditLimit, currencyCode) ?? 0;
  return customer.storeCreditCents + cents > limit
    ? refuse('CREDIT_LIMIT_EXCEEDED', amountField, 'The operation would exceed the credit limit of the account')
    : undefined;
}

/** Of one account, in its own currency. */
const creditLimit = '100000.00';

const amountField = ['creditInput', 'creditAmount'];

function refuse(code: string, field: readonly string[], message: string) {
  return { code, field, message };
}

/** An account comes into being with its first credit. */
function hasAccount(customer: Customer, context: RequestContext): boolean {
  return customer.storeCreditCents > 0 || entriesOf(customer, context).length > 0;
}

function toAccount(customer: Customer): Account {
  return { __typename: 'StoreCreditAccount', customer };
}

function entriesOf(customer: Customer, context: RequestContext): CreditEntry[] {
  return context.backOffice.credits.filter((it) => it.customer === customer);
}

function toTransaction(entry: CreditEntry) {
  const amount = toMoney(entry.cents, entry.customer.currency);
  return {
    __typename: 'StoreCreditAccountCreditTransaction' as const,
    entryId: entry.id,
    account: toAccount(entry.customer),
    amount,
    remainingAmount: amount,
    balanceAfterTransaction: toMoney(entry.balanceCents, entry.customer.currency),
    createdAt: entry.createdAt,
    event: entry.event,
    expiresAt: entry.expiresAt,
  };
}
