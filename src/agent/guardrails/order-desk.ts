import { type Claimant, checkIdentity } from '../../commerce/identity.ts';
import type { Order } from '../../commerce/order.ts';
import type { CallContext, StoreAnswer } from '../../commerce/store-backend.ts';
import type { RateLimiter } from '../../platform/rate-limiter.ts';
import type { AgentStore, ConversationMemory } from '../turn.ts';
import { normalizeOrderNumber } from './mentions.ts';

export type OrderAnswer =
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'refused'; readonly missing: 'contact' | 'match' }
  | { readonly kind: 'locked' }
  /** A number that the shopper never wrote: a model made it up or took it from somewhere else. */
  | { readonly kind: 'not_the_shoppers' }
  | { readonly kind: 'unavailable'; readonly reason: string };

export interface OrderDeskDeps {
  readonly store: AgentStore;
  readonly limiter: RateLimiter;
  readonly addressKey: string;
  readonly claimant: Claimant;
  readonly memory: ConversationMemory;
  /** Numbers in the shopper's own words of this conversation. */
  readonly ownNumbers: ReadonlySet<string>;
  /** True when this turn's messages bring a number or a contact: only then is a refused pair tried again. */
  readonly hasNewProof: boolean;
}

/** Wrong tries per conversation, per network address and hour, per order and hour. */
const identityLimits = { perConversation: 5, perAddress: 20, perOrder: 5, windowSeconds: 3600 } as const;

/** The one way to an order in a turn: identity is checked here, once per order, whoever asks. */
export class OrderDesk {
  private readonly answers = new Map<string, Promise<OrderAnswer>>();
  private readonly verified: Set<string>;
  private failures: number;

  constructor(private readonly deps: OrderDeskDeps) {
    this.verified = new Set(deps.memory.verifiedOrderIds);
    this.failures = deps.memory.failedVerifications;
  }

  get verifiedOrderIds(): readonly string[] {
    return [...this.verified];
  }

  get failedVerifications(): number {
    return this.failures;
  }

  get customerId(): string | undefined {
    return this.deps.claimant.customerId;
  }

  async read(orderNumber: string, context: CallContext): Promise<OrderAnswer> {
    const number = normalizeOrderNumber(orderNumber);
    if (!this.deps.ownNumbers.has(number)) {
      return { kind: 'not_the_shoppers' };
    }
    const known = this.answers.get(number);
    if (known !== undefined) {
      return known;
    }
    const answer = this.look(number, context);
    this.answers.set(number, answer);
    return answer;
  }

  /** The signed-in customer's own orders, newest first. */
  async list(limit: number, context: CallContext): Promise<StoreAnswer<readonly Order[]>> {
    const customerId = this.customerId;
    if (customerId === undefined) {
      return { ok: false, reason: 'access_denied', message: 'no signed session' };
    }
    const answer = await this.deps.store.backend.listCustomerOrders(customerId, limit, context);
    if (!answer.ok) {
      return answer;
    }
    const own = answer.value.map(({ order }) => order).filter((order) => order.customerId === customerId);
    return { ok: true, value: own };
  }

  private async look(number: string, context: CallContext): Promise<OrderAnswer> {
    const { claimant, store } = this.deps;
    const isKnown = claimant.customerId !== undefined || this.verified.size > 0;
    if (!isKnown && claimant.emails.length + claimant.phones.length === 0) {
      return { kind: 'refused', missing: 'contact' };
    }
    if (!isKnown && this.failures >= identityLimits.perConversation) {
      return { kind: 'locked' };
    }
    if (!isKnown && this.failures > 0 && !this.deps.hasNewProof) {
      return { kind: 'refused', missing: 'match' };
    }
    const answer = await store.backend.findOrder(number, context);
    if (!answer.ok) {
      return { kind: 'unavailable', reason: answer.reason };
    }
    const verdict = checkIdentity(answer.value, claimant);
    const found = answer.value;
    if (found !== undefined && (verdict === 'session' || this.verified.has(found.order.id))) {
      return { kind: 'order', order: found.order };
    }
    if (claimant.emails.length + claimant.phones.length === 0) {
      return { kind: 'refused', missing: 'contact' };
    }
    return this.judge(number, found?.order, verdict === 'contact');
  }

  /**
   * Counts the try before it tells its outcome, so that many at once gain nothing; a right guess past the limit is
   * told nothing either. A try that was right does not count.
   */
  private async judge(number: string, order: Order | undefined, isMatch: boolean): Promise<OrderAnswer> {
    const { limiter } = this.deps;
    const counters = this.listCounters(number);
    const verdicts = await Promise.all(counters.map(({ rule, key }) => limiter.consume(rule, key)));
    const isLocked = this.failures >= identityLimits.perConversation || verdicts.some(({ isAllowed }) => !isAllowed);
    if (isLocked) {
      return { kind: 'locked' };
    }
    if (order === undefined || !isMatch) {
      this.failures += 1;
      return { kind: 'refused', missing: 'match' };
    }
    await Promise.all(counters.map(({ rule, key }) => limiter.refund(rule, key)));
    this.verified.add(order.id);
    return { kind: 'order', order };
  }

  private listCounters(number: string) {
    const { store, addressKey } = this.deps;
    const { perAddress, perOrder, windowSeconds } = identityLimits;
    return [
      { rule: { name: 'verify_address', limit: perAddress, windowSeconds }, key: `${store.id}:${addressKey}` },
      { rule: { name: 'verify_order', limit: perOrder, windowSeconds }, key: `${store.id}:${number}` },
    ];
  }
}
