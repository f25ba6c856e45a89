import type { Route } from '../../http/route.ts';
import { createConversationRoutes } from './conversation-routes.ts';
import { createEffectRoutes } from './effect-routes.ts';
import { createEventsRoute } from './events-route.ts';
import { createMessageRoutes } from './message-routes.ts';
import type { WebChatDeps } from './web-chat.ts';

/** The web chat's doors, as the wire contract has them (and give-back, effects and the event stream, which are ours). */
export function createWebChatRoutes(deps: WebChatDeps): readonly Route[] {
  return [
    ...createMessageRoutes(deps),
    ...createConversationRoutes(deps),
    ...createEffectRoutes(deps),
    createEventsRoute(deps),
  ];
}
