import type { AgentStore, TurnInput } from '../agent/turn.ts';
import type { EffectDesk } from '../commerce/effect.ts';
import { present } from '../platform/present.ts';
import type { ClaimedTurn } from './claimed-turn.ts';
import { isWithPerson } from './conversation.ts';

/** A turn in this process' hands, and the two ways to end it early. */
export interface RunningTurn {
  readonly turn: ClaimedTurn;
  readonly stop: AbortController;
  readonly shopperLeft: AbortController;
}

/** A claimed turn as the agent is given it. */
export function toTurnInput(
  { turn, stop, shopperLeft }: RunningTurn,
  store: AgentStore,
  effects: EffectDesk,
): TurnInput {
  const { conversation } = turn;
  const { customerEmail: email, customerName: name, customerId } = conversation;
  return {
    turnId: turn.id,
    conversationId: conversation.id,
    store,
    messages: turn.messages,
    history: turn.history,
    memory: conversation.memory,
    shopper: { addressKey: turn.addressKey, ...present({ email, name, customerId }) },
    effects,
    isHandedOver: isWithPerson(conversation.status),
    signal: stop.signal,
    shopperLeft: shopperLeft.signal,
  };
}
