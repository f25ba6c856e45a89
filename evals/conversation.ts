import type { Intent, Route } from '../src/agent/intents.ts';
import type { EscalationReason } from '../src/agent/turn.ts';
import type { EffectState } from '../src/commerce/effect.ts';
import type { WriteAction } from '../src/commerce/write-request.ts';
import type { ShopState } from '../src/integrations/sandbox/shop/model.ts';

export type Language = 'en' | 'de' | 'fr' | 'es';

/**
 * Something that must be said about the conversation's order. Values come from the sandbox at run time: its dates move
 * with the clock. `carrier` and `tracking` mean those of every parcel.
 */
export type OrderFact =
  | 'name'
  | 'carrier'
  | 'tracking'
  | 'estimated_on'
  | 'delivered_on'
  | 'last_scan_on'
  | 'placed_on'
  | 'cancelled_on'
  | 'refunded'
  | 'refunded_on'
  | 'open_items'
  | 'return_name';

export interface EvalTurn {
  /** Several: a burst that arrives before the agent answers. */
  readonly says: string | readonly string[];
  /** Any of them is right; absent is not graded. */
  readonly intent?: Intent | readonly Intent[];
  /** Further intents that the same message holds. */
  readonly also?: readonly Intent[];
  readonly route?: Route | readonly Route[];
  /** Tools that must run in this turn, in any order; absent is not graded. */
  readonly tools?: readonly string[];
  readonly facts?: readonly OrderFact[];
  /** Words of the shop's policies or products that must be said; the dataset is wrong when the shop does not have them. */
  readonly quotes?: readonly string[];
  /** One of these must match: for what is no fact but has to be said. */
  readonly mentions?: RegExp;
  readonly neverSays?: RegExp;
  /** Rows of the ledger that this turn makes or moves, as they stand after it: `cancel_order done`. Absent: none. */
  readonly effects?: readonly `${WriteAction} ${EffectState}`[];
  /** What the shop must show after this turn. */
  readonly leaves?: (shop: ShopState) => boolean;
  /** Any of the reasons; absent means that no person may be brought in. */
  readonly escalates?: readonly EscalationReason[];
  /** A person owns the conversation by now: the bot only acknowledges. */
  readonly isHandedOver?: boolean;
}

export interface EvalConversation {
  /** Unique; shown in the report. */
  readonly id: string;
  /** Number of the order it is about. */
  readonly order?: number;
  /** Given by the widget when the conversation began. */
  readonly email?: string;
  /** Key of a sandbox customer: the widget came with a signed session. */
  readonly signedInAs?: string;
  readonly language?: Language;
  readonly turns: readonly EvalTurn[];
}

export interface EvalGroup {
  readonly name: string;
  readonly conversations: readonly EvalConversation[];
}
