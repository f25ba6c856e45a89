import type { Subscription } from '../../shop/subscriptions.ts';
import { toGid } from '../gid.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { findContract } from './subscription-contract.ts';

interface ContractArgs {
  readonly subscriptionContractId: string;
}

/** A contract that is over stays over; asking for the state that it has changes nothing. */
export const subscriptionStatusResolvers = {
  Mutation: {
    subscriptionContractPause: (_: unknown, args: ContractArgs, context: RequestContext) =>
      setStatus('subscriptionContractPause', 'PAUSED', args, context),
    subscriptionContractActivate: (_: unknown, args: ContractArgs, context: RequestContext) =>
      setStatus('subscriptionContractActivate', 'ACTIVE', args, context),
    subscriptionContractCancel: (_: unknown, args: ContractArgs, context: RequestContext) =>
      setStatus('subscriptionContractCancel', 'CANCELLED', args, context),
  },
} satisfies ResolverMap;

function setStatus(mutation: string, status: Subscription['status'], args: ContractArgs, context: RequestContext) {
  const contract = findContract(args.subscriptionContractId, context);
  if (!contract) return refuse('INVALID', 'Subscription contract does not exist');
  if (contract.status === status) return { contract, userErrors: [] };
  if (contract.status === 'CANCELLED' || contract.status === 'EXPIRED') {
    return refuse('CONTRACT_TERMINATED', 'The contract has been terminated');
  }
  const now = context.clock.now();
  contract.status = status;
  contract.updatedAt = now;
  contract.revision += 1;
  context.ledger.commit({
    at: now,
    mutation,
    customerId: toGid('Customer', contract.customer.id),
    amountMinor: 0,
    currency: contract.currency,
    reference: toGid('SubscriptionContract', contract.id),
    input: args,
  });
  return { contract, userErrors: [] };
}

function refuse(code: string, message: string) {
  return { contract: null, userErrors: [{ code, field: ['subscriptionContractId'], message }] };
}
