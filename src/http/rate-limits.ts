import type { RateRule } from '../platform/rate-limiter.ts';

/** What a call counts as. */
export type RateClass = 'newConversations' | 'messages' | 'reads' | 'webhooks';

export interface RateLimits {
  /** False with `RATE_LIMIT_ENABLED=false`: nothing is counted, and no limit headers are sent. */
  readonly isEnabled: boolean;
  readonly store: Readonly<Record<RateClass, RateRule>>;
  /** Besides the store's: one address behind a widget key. */
  readonly address: Readonly<Record<RateClass, RateRule>>;
  /** Calls with a missing or wrong key, for one address. */
  readonly refusedKeys: RateRule;
}

export interface RateLimitConfig {
  readonly isEnabled: boolean;
  /** `RATE_LIMIT_REQUESTS`: messages of a store in one period. */
  readonly messages: number;
  /** `RATE_LIMIT_PERIOD` in seconds; the window of every rule. */
  readonly periodSeconds: number;
}

/**
 * Store limits are the wire contract's (100 new conversations, 300 messages, 1000 reads, 500 webhooks a minute).
 *
 * A widget key is public, so one visitor must not be able to spend the store's share. A person who types fast sends a
 * message every 4 s (15 a minute) and opens a chat or two; offices and mobile carriers put several behind one address.
 * Hence 10 new conversations and 40 messages. Reads leave room for a reconnect a second on a bad line.
 */
export function createRateLimits(config: RateLimitConfig): RateLimits {
  const rule = (name: string, limit: number): RateRule => ({ name, limit, windowSeconds: config.periodSeconds });
  return {
    isEnabled: config.isEnabled,
    store: {
      newConversations: rule('new', 100),
      messages: rule('msg', config.messages),
      reads: rule('read', 1_000),
      webhooks: rule('hook', 500),
    },
    address: {
      newConversations: rule('new-a', 10),
      messages: rule('msg-a', 40),
      reads: rule('read-a', 120),
      webhooks: rule('hook-a', 500),
    },
    refusedKeys: rule('key-a', 60),
  };
}
