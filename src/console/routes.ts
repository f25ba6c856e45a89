import type { z } from 'zod';
import type { Decision, EditAnswer } from '../effects/approvals.ts';
import { type Call, defineRoute, type Route } from '../http/route.ts';
import { AppError } from '../platform/errors.ts';
import type { OperatorDesk } from './operator-desk.ts';
import { presentOperatorEffect } from './presenter.ts';
import {
  approveBodySchema,
  decisionAnswerSchema,
  editBodySchema,
  effectListSchema,
  effectParamsSchema,
  listQuerySchema,
  refuseBodySchema,
  settleBodySchema,
} from './schemas.ts';

export interface ConsoleDeps {
  readonly operators: Pick<OperatorDesk, 'listWaiting' | 'listUnknown' | 'approve' | 'edit' | 'refuse' | 'settle'>;
}

/** The operator's doors: secret keys with the scope `effects:approve` only. */
export function createConsoleRoutes(deps: ConsoleDeps): readonly Route[] {
  return [
    ...createListRoutes(deps),
    createApproveRoute(deps),
    createRefuseRoute(deps),
    createEditRoute(deps),
    createSettleRoute(deps),
  ];
}

const door = { scope: 'effects:approve', rateClass: 'messages', audience: 'server' } as const;
const decision = { ...door, method: 'post', params: effectParamsSchema, response: decisionAnswerSchema } as const;
/** Editing asks the shop for a preview. */
const decisionMs = 30_000;

function createListRoutes({ operators }: ConsoleDeps): Route[] {
  const list = { ...door, method: 'get', rateClass: 'reads', response: effectListSchema } as const;
  return [
    defineRoute({
      ...list,
      path: '/approvals',
      operationId: 'listApprovals',
      summary: 'Effects that wait for an operator, oldest first, at most 200.',
      handle: async ({ principal }) => ({
        data: (await operators.listWaiting(principal.storeId)).map(presentOperatorEffect),
      }),
    }),
    defineRoute({
      ...list,
      path: '/effects',
      operationId: 'listEffectsByState',
      summary: 'Effects of the store that a person has to look at, oldest first, at most 200.',
      query: listQuerySchema,
      handle: async ({ principal: { storeId }, query }) => {
        const isUnknown = query.state === 'unknown';
        const effects = isUnknown ? await operators.listUnknown(storeId) : await operators.listWaiting(storeId);
        return { data: effects.map(presentOperatorEffect) };
      },
    }),
  ];
}

function createApproveRoute({ operators }: ConsoleDeps): Route {
  return defineRoute({
    ...decision,
    path: '/approvals/:id/approve',
    operationId: 'approveEffect',
    summary: 'Lets it run; the shopper is told how it ended.',
    body: approveBodySchema,
    handle: async (call) => answer(await operators.approve(toDecision(call), toContext())),
  });
}

function createRefuseRoute({ operators }: ConsoleDeps): Route {
  return defineRoute({
    ...decision,
    path: '/approvals/:id/refuse',
    operationId: 'refuseEffect',
    summary: 'It never runs; the shopper is told, the reason stays here.',
    body: refuseBodySchema,
    handle: async (call) =>
      answer(await operators.refuse({ ...toDecision(call), reason: call.body.reason }, toContext())),
  });
}

function createEditRoute({ operators }: ConsoleDeps): Route {
  return defineRoute({
    ...decision,
    path: '/approvals/:id/edit',
    operationId: 'editEffect',
    summary: 'Puts another wish in its place, approved already; the shopper is asked for his consent again.',
    body: editBodySchema,
    handle: async (call) =>
      answer(await operators.edit({ ...toDecision(call), request: call.body.request }, toContext())),
  });
}

function createSettleRoute({ operators }: ConsoleDeps): Route {
  return defineRoute({
    ...decision,
    path: '/effects/:id/settle',
    operationId: 'settleEffect',
    summary: 'What a person found in the shop about an effect whose outcome is unknown.',
    body: settleBodySchema,
    handle: async (call) => {
      const { outcome, note } = call.body;
      return answer(await operators.settle({ ...toDecision(call), outcome, note }, toContext()));
    },
  });
}

type DecisionCall = Call<z.output<typeof effectParamsSchema>, unknown, { readonly operator?: string | undefined }>;

/** The key proves the store; whose hands it is in only the caller can say. */
function toDecision({ params, principal, body }: DecisionCall): Decision {
  const operator = [principal.keyPrefix, ...(body.operator === undefined ? [] : [body.operator])].join(' ');
  return { storeId: principal.storeId, effectId: params.id, operator };
}

function toContext() {
  return { signal: AbortSignal.timeout(decisionMs) };
}

function answer(result: EditAnswer) {
  if (result.ok) {
    return { effect: presentOperatorEffect(result.effect) };
  }
  switch (result.reason) {
    case 'not_found':
      throw new AppError('not_found', 'There is no such effect.', { details: { field: 'id', reason: 'unknown' } });
    case 'not_waiting':
      throw new AppError('effect_not_waiting', `It is ${result.effect.state} by now.`, {
        details: { field: 'id', reason: result.effect.state },
      });
    case 'not_allowed':
      throw new AppError('invalid_request', 'The edited wish does not pass the gate; the effect waits on.', {
        details: { field: 'request', reason: result.proposal.kind },
      });
  }
}
