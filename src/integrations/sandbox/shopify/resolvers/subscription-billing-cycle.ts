import { GraphQLError } from 'graphql';
import {
  type BillingCycle,
  findCycle,
  findCycleAt,
  furthestCycle,
  type Subscription,
} from '../../shop/subscriptions.ts';
import { connect, type PageArgs } from '../connection.ts';
import { toGid } from '../gid.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { findContract } from './subscription-contract.ts';

interface CycleInput {
  readonly contractId: string;
  readonly selector: { readonly index?: number | null; readonly date?: string | null };
}

interface CyclesArgs extends PageArgs {
  readonly contractId: string;
  readonly billingCyclesDateRangeSelector?: { readonly startDate: string; readonly endDate: string } | null;
  readonly billingCyclesIndexRangeSelector?: { readonly startIndex: number; readonly endIndex: number } | null;
}

export const subscriptionBillingCycleResolvers = {
  QueryRoot: {
    subscriptionBillingCycle: (_: unknown, args: { billingCycleInput: CycleInput }, context: RequestContext) =>
      findView(args.billingCycleInput, context),
    subscriptionBillingCycles: (_: unknown, args: CyclesArgs, context: RequestContext) => {
      const contract = findContract(args.contractId, context);
      if (!contract)
        throw new GraphQLError('Subscription contract does not exist', { extensions: { code: 'NOT_FOUND' } });
      return connect(listCycles(contract, args), args, (it) => it.index);
    },
  },
  SubscriptionBillingCycle: {
    cycleIndex: (it: CycleView) => it.index,
    cycleStartAt: (it: CycleView) => it.startAt,
    cycleEndAt: (it: CycleView) => it.endAt,
    billingAttemptExpectedDate: (it: CycleView) => it.endAt,
    edited: () => false,
    skipped: (it: CycleView) => it.contract.skippedCycles.has(it.index),
    status: (it: CycleView) => (it.isBilled ? 'BILLED' : 'UNBILLED'),
    sourceContract: (it: CycleView) => it.contract,
  },
  Mutation: {
    subscriptionBillingCycleSkip: (_: unknown, args: { billingCycleInput: CycleInput }, context: RequestContext) =>
      setSkipped('subscriptionBillingCycleSkip', true, args.billingCycleInput, context),
    subscriptionBillingCycleUnskip: (_: unknown, args: { billingCycleInput: CycleInput }, context: RequestContext) =>
      setSkipped('subscriptionBillingCycleUnskip', false, args.billingCycleInput, context),
  },
} satisfies ResolverMap;

type CycleView = BillingCycle & { readonly contract: Subscription };

function findView(input: CycleInput, context: RequestContext): CycleView | undefined {
  const contract = findContract(input.contractId, context);
  const { index, date } = input.selector;
  if (!contract) return undefined;
  const byDate = date ? findCycleAt(contract, new Date(date)) : undefined;
  const cycle = index !== undefined && index !== null ? findCycle(contract, index) : byDate;
  return cycle && cycle.index <= furthestCycle ? { ...cycle, contract } : undefined;
}

function listCycles(contract: Subscription, args: CyclesArgs): CycleView[] {
  const indexes = args.billingCyclesIndexRangeSelector;
  const dates = args.billingCyclesDateRangeSelector;
  const all = Array.from({ length: furthestCycle }, (_, index) => findCycle(contract, index + 1));
  return all
    .filter((it) => it !== undefined)
    .filter((it) => !indexes || (it.index >= indexes.startIndex && it.index <= indexes.endIndex))
    .filter((it) => !dates || (it.endAt >= new Date(dates.startDate) && it.startAt <= new Date(dates.endDate)))
    .map((it) => ({ ...it, contract }));
}

/** The contract's own next billing date stays as it is: the app that bills keeps it. */
function setSkipped(mutation: string, isSkipped: boolean, input: CycleInput, context: RequestContext) {
  const cycle = findView(input, context);
  if (!cycle) return refuse('Billing cycle does not exist');
  const { contract, index } = cycle;
  if (cycle.isBilled) return refuse('Billing cycle has already been billed');
  if (contract.status === 'CANCELLED' || contract.status === 'EXPIRED') return refuse('The contract is not active');
  if (contract.skippedCycles.has(index) === isSkipped) return { billingCycle: cycle, userErrors: [] };
  if (isSkipped) contract.skippedCycles.add(index);
  else contract.skippedCycles.delete(index);
  const now = context.clock.now();
  contract.updatedAt = now;
  context.ledger.commit({
    at: now,
    mutation,
    customerId: toGid('Customer', contract.customer.id),
    amountMinor: 0,
    currency: contract.currency,
    reference: toGid('SubscriptionContract', contract.id),
    input: { ...input, cycleIndex: index },
  });
  return { billingCycle: cycle, userErrors: [] };
}

function refuse(message: string) {
  return { billingCycle: null, userErrors: [{ code: 'INVALID', field: ['billingCycleInput'], message }] };
}
