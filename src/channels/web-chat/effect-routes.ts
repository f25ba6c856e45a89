import type { z } from 'zod';
import type { ClickResult } from '../../conversations/shopper-effects.ts';
import type { EffectPlace } from '../../effects/effect-ledger.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { AppError } from '../../platform/errors.ts';
import { presentClick, presentEffect } from './effect-presenter.ts';
import { clickAnswerSchema, consentBodySchema, effectListSchema, effectParamsSchema } from './effect-schemas.ts';
import { conversationParamsSchema } from './request-schemas.ts';
import { getOwnId, type WebChatDeps } from './web-chat.ts';

/** Buttons under a reply: what the agent proposed is confirmed, taken back or undone. */
export function createEffectRoutes(deps: WebChatDeps): Route[] {
  return [createListRoute(deps), createConsentRoute(deps), createWithdrawRoute(deps), createUndoRoute(deps)];
}

/** A click may wait for the shop: its write and the look-up after it. */
const clickMs = 30_000;

function createListRoute(deps: WebChatDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/conversations/:id/effects',
    operationId: 'listEffects',
    summary: 'What the agent proposed or did in the conversation, newest first, at most 20.',
    scope: 'conversations:read',
    rateClass: 'reads',
    audience: 'anyone',
    params: conversationParamsSchema,
    response: effectListSchema,
    handle: async (call) => {
      const place = { storeId: call.principal.storeId, conversationId: getOwnId(deps, call) };
      const effects = await deps.effects.list(place, toContext());
      return { data: effects.map(presentEffect) };
    },
  });
}

function createConsentRoute(deps: WebChatDeps): Route {
  return defineRoute({
    ...click('consent', "The shopper's consent to exactly what the token stands for. Repeating it changes nothing."),
    body: consentBodySchema,
    handle: async (call) => {
      const place = { ...toPlace(deps, call), token: call.body.token };
      return answer(await deps.effects.consent(place, toContext()));
    },
  });
}

function createWithdrawRoute(deps: WebChatDeps): Route {
  return defineRoute({
    ...click('withdraw', 'Takes an effect back that has not run.'),
    handle: async (call) => answer(await deps.effects.withdraw(toPlace(deps, call), toContext())),
  });
}

function createUndoRoute(deps: WebChatDeps): Route {
  return defineRoute({
    ...click('undo', 'Undoes an effect where the shop allows it; the answer says how it stands.'),
    handle: async (call) => answer(await deps.effects.undo(toPlace(deps, call), toContext())),
  });
}

function click(name: 'consent' | 'withdraw' | 'undo', summary: string) {
  return {
    method: 'post',
    path: `/conversations/:id/effects/:effectId/${name}`,
    operationId: `${name}Effect`,
    summary,
    scope: 'conversations:write',
    rateClass: 'messages',
    audience: 'anyone',
    params: effectParamsSchema,
    response: clickAnswerSchema,
  } as const;
}

function toPlace(deps: WebChatDeps, call: Call<z.output<typeof effectParamsSchema>, unknown, unknown>): EffectPlace {
  const { effectId } = call.params;
  return { storeId: call.principal.storeId, conversationId: getOwnId(deps, call), effectId };
}

/** The client may hang up: what has begun goes on. */
function toContext() {
  return { signal: AbortSignal.timeout(clickMs) };
}

/** No effect and a wrong token are told apart by nobody. */
function answer(result: ClickResult) {
  if (result.ok) {
    return presentClick(result);
  }
  throw result.reason === 'not_found'
    ? new AppError('not_found', 'There is no such effect to do that with.', {
        details: { field: 'effect', reason: 'unknown_or_token_does_not_match' },
      })
    : new AppError('effect_not_waiting', 'There is no way back from it.', {
        details: { field: 'effect', reason: result.reason },
      });
}
