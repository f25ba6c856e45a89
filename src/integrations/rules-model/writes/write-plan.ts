import type { WriteToolInput, WriteToolName } from '../../../agent/tools/write/inputs.ts';
import type { Order } from '../../../commerce/order.ts';
import type { WishKind } from './read-wish.ts';

export type PlannedWrite = {
  readonly [Name in WriteToolName]: { readonly name: Name; readonly input: WriteToolInput<Name> };
}[WriteToolName];

/** WRITE tools to call with the shopper's own words, and what he has to be asked first. */
export interface WritePlan {
  readonly calls: readonly PlannedWrite[];
  readonly questions: readonly string[];
}

/** One thing asked of one order, with all the words that may say more about it. */
export interface OrderWish {
  readonly kind: WishKind;
  readonly order: Order;
  readonly clause: string;
  /** The whole message. */
  readonly message: string;
  readonly earlier: readonly string[];
  readonly language: string;
}

export const nothing: WritePlan = { calls: [], questions: [] };
