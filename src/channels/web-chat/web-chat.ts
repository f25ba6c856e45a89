import type { ConversationDesk } from '../../conversations/conversation.ts';
import type { ShopperEffects } from '../../conversations/shopper-effects.ts';
import type { ConversationTokens } from '../../http/authentication.ts';
import type { ErrorDeps } from '../../http/error-envelope.ts';
import { findHeader } from '../../http/request-scope.ts';
import type { Call } from '../../http/route.ts';
import type { EventStreams } from './stream.ts';

/** What the routes of the web chat need. */
export interface WebChatDeps extends ErrorDeps {
  readonly desk: ConversationDesk;
  readonly effects: Pick<ShopperEffects, 'list' | 'consent' | 'withdraw' | 'undo'>;
  readonly streams: EventStreams;
  /** Bind a conversation to the browser that began it. */
  readonly tokens: ConversationTokens;
}

/** The conversation that a call names, once the caller has shown that it may touch it. */
export function getOwnId(deps: WebChatDeps, call: Call<{ id: string }, unknown, unknown>): string {
  deps.tokens.assertOwner(call.principal, call.params.id, call.req);
  return call.params.id;
}

export function wantsStream(call: Call<unknown, unknown, unknown>): boolean {
  return findHeader(call.req, 'accept')?.includes('text/event-stream') === true;
}
