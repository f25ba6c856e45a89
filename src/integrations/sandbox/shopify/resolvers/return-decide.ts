import type { ReturnCase } from '../../shop/after-sale.ts';
import { toGid } from '../gid.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import type { ReturnView } from './order-views.ts';
import { findReturn } from './return-case.ts';
import { type ReturnProblem, toReturnPayload, toReturnRefusal } from './return-refusal.ts';
import { isUnderWay } from './returnable.ts';

interface ApproveInput {
  readonly id: string;
}

interface DeclineInput {
  readonly id: string;
  readonly declineReason: 'FINAL_SALE' | 'OTHER' | 'RETURN_PERIOD_ENDED';
  readonly declineNote?: string | null;
}

/** What the merchant makes of a request, and the way out of a return that nobody has worked on. */
export const returnDecideResolvers = {
  Mutation: {
    returnApproveRequest: (_: unknown, { input }: { input: ApproveInput }, context: RequestContext) =>
      decide({ mutation: 'returnApproveRequest', argument: 'input', id: input.id, input }, context, (it) => {
        if (it.status !== 'REQUESTED') return wrongState('Return is not in a requested state.');
        it.status = 'OPEN';
        it.requestApprovedAt = context.clock.now();
        return undefined;
      }),
    returnDeclineRequest: (_: unknown, { input }: { input: DeclineInput }, context: RequestContext) =>
      decide({ mutation: 'returnDeclineRequest', argument: 'input', id: input.id, input }, context, (it) => {
        if (it.status !== 'REQUESTED') return wrongState('Return is not in a requested state.');
        it.status = 'DECLINED';
        it.decline = { reason: input.declineReason, note: input.declineNote ?? '' };
        return undefined;
      }),
    returnCancel: (_: unknown, args: { id: string }, context: RequestContext) =>
      decide({ mutation: 'returnCancel', argument: 'id', id: args.id, input: args }, context, (it) => {
        const isTouched =
          it.lines.some((line) => line.processed) || (it.exchanges ?? []).some((line) => line.processed > 0);
        if (!isUnderWay(it) || isTouched) return wrongState('Return is not cancelable.');
        it.status = 'CANCELED';
        return undefined;
      }),
  },
} satisfies ResolverMap;

interface Decision {
  readonly mutation: string;
  readonly argument: string;
  readonly id: string;
  readonly input: unknown;
}

function decide(decision: Decision, context: RequestContext, apply: (it: ReturnCase) => ReturnProblem | undefined) {
  const { argument, mutation } = decision;
  const view = findReturn(decision.id, context);
  const it = view?.order.returns.find((other) => other.id === view.id);
  if (!view || !it) {
    return toReturnRefusal(argument, { code: 'NOT_FOUND', field: [], message: 'Return not found.' });
  }
  const problem = apply(it);
  if (problem) return toReturnRefusal(argument, problem);
  const { order } = view;
  order.updatedAt = context.clock.now();
  context.ledger.commit({
    at: order.updatedAt,
    mutation,
    orderId: toGid('Order', order.id),
    customerId: toGid('Customer', order.customer.id),
    amountMinor: 0,
    currency: order.currency,
    reference: toGid('Return', it.id),
    input: decision.input,
  });
  context.events.updated(order);
  const changed: ReturnView = { ...it, order };
  return toReturnPayload(changed);
}

function wrongState(message: string): ReturnProblem {
  return { code: 'INVALID_STATE', field: [], message };
}
