import type { ItemReason, WriteAction } from '../../src/commerce/write-request.ts';

/** What a model asks for, by numbers of orders and places of lines, so that a step means the same when others are left out. */
export interface Call {
  readonly action: WriteAction;
  /** The digits of `#1056`. */
  readonly order: number;
  readonly lines: readonly CallLine[];
  /** As it is sent; `max` and `over` stand for all that the order has left, and a minor unit more. */
  readonly amount?: string;
  readonly currency?: string;
  readonly percent?: number;
  readonly isToStoreCredit: boolean;
  readonly reason: ItemReason;
  readonly withShipping: boolean;
  readonly address: number;
  /** Index of the shop's subscriptions. */
  readonly contract: number;
  readonly change: 'skip' | 'pause' | 'resume' | 'cancel';
  /** Index of the shop's customers. */
  readonly customer: number;
  /** Something no honest client would send. */
  readonly poison?:
    | 'foreign_line'
    | 'bogus_order'
    | 'extra_field'
    | 'other_kind_of_id'
    | 'doubled_lines'
    | 'not_a_request';
}

interface CallLine {
  readonly index: number;
  readonly quantity: number;
  readonly variant: number;
  readonly reason: ItemReason;
}

export const wordings = [
  'yes',
  'yes_named',
  'pick',
  'no',
  'stop',
  'unclear',
  'question',
  'conditional',
  'quoted_yes',
  'forwarded_yes',
  'injected',
  'unrelated',
] as const;
export type Wording = (typeof wordings)[number];

/** One thing that happens. Conversations and effects are named by index; what does not exist (any more) does nothing. */
export type Step =
  | { readonly kind: 'propose'; readonly conv: number; readonly call: Call; readonly hasLeft: boolean }
  /** `isEarly`: written before the last reply was there to be read. */
  | {
      readonly kind: 'say';
      readonly conv: number;
      readonly wording: Wording;
      readonly target: number;
      readonly isEarly: boolean;
    }
  /** `pressedIn`: another conversation than the one that the token was made for. */
  | {
      readonly kind: 'click';
      readonly conv: number;
      readonly target: number;
      readonly token: 'own' | 'of_another_effect' | 'tampered' | 'garbage';
      readonly times: number;
      readonly pressedIn?: number;
    }
  /** A confirmation by an id that is not of this conversation. */
  | { readonly kind: 'confirm_foreign'; readonly conv: number; readonly target: number }
  | { readonly kind: 'undo'; readonly conv: number; readonly target: number }
  | {
      readonly kind: 'code';
      readonly conv: number;
      readonly order: number;
      readonly typed: 'right' | 'wrong' | 'of_another_conversation';
    }
  | {
      readonly kind: 'operate';
      readonly decision: 'approve' | 'refuse' | 'edit';
      readonly target: number;
      readonly times: number;
      readonly call?: Call;
    }
  | { readonly kind: 'race'; readonly steps: readonly [Step, Step] }
  | { readonly kind: 'jobs' }
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'fault'; readonly fault: FaultKind; readonly field?: string; readonly times: number }
  | { readonly kind: 'shop'; readonly event: ShopEvent; readonly order: number }
  /** `isSeen`: the process has read the new settings; else only the database knows. */
  | { readonly kind: 'pause'; readonly isPaused: boolean; readonly isSeen: boolean }
  | { readonly kind: 'limit'; readonly major: number }
  /** The model's own words. */
  | { readonly kind: 'claim'; readonly conv: number; readonly text: number };

export const faultKinds = [
  'after_commit',
  'throttled',
  'http_429',
  'http_5xx',
  'reset',
  'malformed_body',
  'endless_job',
  'expired_token',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export const shopEvents = [
  'ship',
  'transit',
  'deliver',
  'hold',
  'prepare',
  'sell_out',
  'poison_note',
  'archive',
] as const;
export type ShopEvent = (typeof shopEvents)[number];

/** One message of a shopper, what the worst model makes of it, and what happens meanwhile. */
export interface Turn {
  readonly steps: readonly Step[];
}
