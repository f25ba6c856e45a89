import type { Idempotency, Speaker } from '../../conversations/conversation.ts';
import { findHeader, getAddressKey, getRequestId } from '../../http/request-scope.ts';
import { type Call, defineRoute, type Route } from '../../http/route.ts';
import { hashCanonical } from '../../http/validation.ts';
import { AppError } from '../../platform/errors.ts';
import { present } from '../../platform/present.ts';
import { presentTurn } from './presenter.ts';
import { conversationParamsSchema, messageBodySchema, startBodySchema } from './request-schemas.ts';
import { startAnswerSchema, turnAnswerSchema } from './response-schemas.ts';
import { awaitTurn, streamTurn } from './turn-answer.ts';
import { getOwnId, type WebChatDeps, wantsStream } from './web-chat.ts';

/** The two doors through which shoppers speak. */
export function createMessageRoutes(deps: WebChatDeps): Route[] {
  return [createStartRoute(deps), createPostRoute(deps)];
}

function createStartRoute(deps: WebChatDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/conversations',
    operationId: 'startConversation',
    summary: 'Begins a conversation with its first message and answers it.',
    scope: 'conversations:write',
    rateClass: 'newConversations',
    audience: 'anyone',
    streams: 'optional',
    isRepeatable: true,
    body: startBodySchema,
    response: startAnswerSchema,
    handle: async (call) => {
      const { body, res } = call;
      const accepted = await deps.desk.start({
        speaker: toSpeaker(call),
        channel: body.channel ?? 'widget',
        content: body.initial_message,
        ...present({ customerEmail: body.customer_email, customerName: body.customer_name, context: body.context }),
        ...findIdempotency(call, getAddressKey(res), ['start', body]),
      });
      const extras = createExtras(deps, call, accepted.conversationId);
      res.setHeader('x-conversation-id', accepted.conversationId);
      if (extras.conversation_token !== undefined) {
        res.setHeader('x-conversation-token', extras.conversation_token);
      }
      if (wantsStream(call)) {
        return streamTurn(deps, accepted, res, extras);
      }
      return { ...extras, ...presentTurn(await awaitTurn(accepted, res)) };
    },
  });
}

function createPostRoute(deps: WebChatDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/conversations/:id/messages',
    operationId: 'postMessage',
    summary: 'Adds a message to a conversation and answers it.',
    scope: 'conversations:write',
    rateClass: 'messages',
    audience: 'anyone',
    streams: 'optional',
    isRepeatable: true,
    params: conversationParamsSchema,
    body: messageBodySchema,
    response: turnAnswerSchema,
    handle: async (call) => {
      const conversationId = getOwnId(deps, call);
      const accepted = await deps.desk.post({
        speaker: toSpeaker(call),
        conversationId,
        content: call.body.content,
        ...findIdempotency(call, conversationId, ['post', conversationId, call.body.content]),
      });
      if (wantsStream(call)) {
        return streamTurn(deps, accepted, call.res, {});
      }
      return presentTurn(await awaitTurn(accepted, call.res));
    },
  });
}

type AnyCall = Call<unknown, unknown, unknown>;

function toSpeaker({ principal, res }: AnyCall): Speaker {
  return { storeId: principal.storeId, addressKey: getAddressKey(res), requestId: getRequestId(res) };
}

/** Answers to widgets carry the proof that the conversation is theirs. */
function createExtras(deps: WebChatDeps, { principal }: AnyCall, conversationId: string) {
  return {
    conversation_id: conversationId,
    ...(principal.kind === 'widget'
      ? { conversation_token: deps.tokens.create(principal.storeId, conversationId) }
      : {}),
  };
}

/**
 * A server's keys hold for its store. A widget speaks for strangers who may choose the same key, and who repeats a call
 * is given its answer and its token: there a key holds within `scope` only, the network address or the conversation.
 *
 * @throws AppError `invalid_request` for a key that no client means to send.
 */
function findIdempotency(
  { req, principal }: AnyCall,
  scope: string,
  parts: unknown,
): { readonly idempotency?: Idempotency } {
  const key = findHeader(req, 'idempotency-key');
  if (key === undefined) {
    return {};
  }
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new AppError('invalid_request', 'Idempotency-Key has 1 to 255 visible characters.', {
      details: { field: 'idempotency-key', reason: key.length > 255 ? 'too_long' : 'unsupported_characters' },
    });
  }
  const scoped = principal.kind === 'widget' ? `${scope}\n${key}` : key;
  return { idempotency: { key: scoped, bodyHash: hashCanonical(parts) } };
}
