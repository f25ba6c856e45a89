import type { z } from 'zod';
import type { ConversationFilter } from '../../conversations/conversation.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { AppError } from '../../platform/errors.ts';
import { present } from '../../platform/present.ts';
import { presentConversation, presentEscalation, presentPage, presentResolution } from './presenter.ts';
import {
  conversationParamsSchema,
  escalateBodySchema,
  getQuerySchema,
  listQuerySchema,
  resolveBodySchema,
} from './request-schemas.ts';
import {
  conversationAnswerSchema,
  escalateAnswerSchema,
  giveBackAnswerSchema,
  listAnswerSchema,
  resolveAnswerSchema,
} from './response-schemas.ts';
import { getOwnId, type WebChatDeps } from './web-chat.ts';

/** Reading conversations and changing their state. */
export function createConversationRoutes(deps: WebChatDeps): Route[] {
  return [
    createGetRoute(deps),
    createListRoute(deps),
    createEscalateRoute(deps),
    createResolveRoute(deps),
    createGiveBackRoute(deps),
  ];
}

function createGetRoute(deps: WebChatDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/conversations/:id',
    operationId: 'getConversation',
    summary: 'One conversation with its newest messages, oldest first.',
    scope: 'conversations:read',
    rateClass: 'reads',
    audience: 'anyone',
    params: conversationParamsSchema,
    query: getQuerySchema,
    response: conversationAnswerSchema,
    handle: async (call) => {
      const { include_messages, message_limit } = call.query;
      const limit = include_messages === 'true' ? message_limit : undefined;
      return presentConversation(await deps.desk.get(call.principal.storeId, getOwnId(deps, call), limit));
    },
  });
}

function createListRoute(deps: WebChatDeps): Route {
  return defineRoute({
    method: 'get',
    path: '/conversations',
    operationId: 'listConversations',
    summary: 'Conversations of the store, newest first, a page at a time.',
    scope: 'conversations:read',
    rateClass: 'reads',
    audience: 'server',
    query: listQuerySchema,
    response: listAnswerSchema,
    handle: async ({ principal, query }) => {
      const filter = toFilter(query);
      return presentPage(await deps.desk.list(principal.storeId, filter), filter);
    },
  });
}

function createEscalateRoute(deps: WebChatDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/conversations/:id/escalate',
    operationId: 'escalateConversation',
    summary: 'Hands the conversation over to a person.',
    scope: 'conversations:escalate',
    rateClass: 'messages',
    audience: 'anyone',
    params: conversationParamsSchema,
    body: escalateBodySchema,
    response: escalateAnswerSchema,
    handle: async (call) => {
      const { priority, ...said } = call.body;
      const { reason, notes } = call.principal.kind === 'widget' ? quoteVisitor(said) : said;
      const result = await deps.desk.escalate({
        storeId: call.principal.storeId,
        conversationId: getOwnId(deps, call),
        reason,
        ...present({ priority, notes }),
      });
      return presentEscalation(result);
    },
  });
}

/**
 * Reason and notes stand in the ticket as our own words, where a person trusts them. A widget's caller is anybody:
 * what he sends is told as his.
 */
function quoteVisitor({ reason, notes }: { reason: string; notes?: string | undefined }) {
  const lines = [reason, ...(notes === undefined ? [] : [notes])].flatMap((text) =>
    text.split(/\s*[\n\r\u2028\u2029]\s*/),
  );
  return {
    reason: 'shopper_request',
    notes: [
      'The visitor asked for a person and wrote (nothing of it is checked):',
      ...lines.map((line) => `> ${line}`),
    ].join('\n'),
  };
}

function createResolveRoute(deps: WebChatDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/conversations/:id/resolve',
    operationId: 'resolveConversation',
    summary: 'Closes the conversation.',
    scope: 'conversations:write',
    rateClass: 'messages',
    audience: 'anyone',
    params: conversationParamsSchema,
    body: resolveBodySchema,
    response: resolveAnswerSchema,
    handle: async (call) => {
      const conversationId = getOwnId(deps, call);
      const { resolution_summary, resolution_type, csat_score } = call.body;
      if (call.principal.kind === 'widget' && resolution_type !== 'customer') {
        throw new AppError('insufficient_permissions', 'A widget closes conversations for the customer only.', {
          details: { field: 'resolution_type', reason: 'secret_key_required' },
        });
      }
      const result = await deps.desk.resolve({
        storeId: call.principal.storeId,
        conversationId,
        summary: resolution_summary,
        type: resolution_type,
        ...present({ csatScore: csat_score }),
      });
      return presentResolution(result);
    },
  });
}

function createGiveBackRoute(deps: WebChatDeps): Route {
  return defineRoute({
    method: 'post',
    path: '/conversations/:id/give-back',
    operationId: 'giveBackConversation',
    summary: 'Gives the conversation back to the bot after a hand-over.',
    scope: 'conversations:escalate',
    rateClass: 'messages',
    audience: 'server',
    params: conversationParamsSchema,
    response: giveBackAnswerSchema,
    handle: async (call) => {
      await deps.desk.giveBack(call.principal.storeId, call.params.id);
      return { given_back: true };
    },
  });
}

function toFilter(query: z.output<typeof listQuerySchema>): ConversationFilter {
  return present({
    status: query.status,
    intent: query.intent,
    sentiment: query.sentiment,
    customerEmail: query.customer_email,
    startDate: query.start_date,
    endDate: query.end_date,
    page: query.page,
    perPage: query.per_page,
  });
}
