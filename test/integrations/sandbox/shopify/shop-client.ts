import {
  type ShopifySandbox,
  type ShopifySandboxOptions,
  startShopifySandbox,
} from '../../../../src/integrations/sandbox/shopify/server.ts';
import type { Clock } from '../../../../src/platform/clock.ts';

export interface ManualClock extends Clock {
  advance(ms: number): void;
}

export function createManualClock(): ManualClock {
  let elapsedMs = 0;
  const start = Date.UTC(2026, 10, 20, 18);
  return {
    now: () => new Date(start + elapsedMs),
    monotonicMs: () => elapsedMs,
    advance: (ms) => {
      elapsedMs += ms;
    },
  };
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a raw vendor reply; each test knows the shape of what it asked for
  readonly body: any;
}

export interface TestShop {
  readonly sandbox: ShopifySandbox;
  readonly clock: ManualClock;
  ask(
    query: string,
    variables?: object,
    options?: { token?: string; version?: string; signal?: AbortSignal },
  ): Promise<Reply>;
}

const open: ShopifySandbox[] = [];

export async function startTestShop(options: Omit<ShopifySandboxOptions, 'clock'> = {}): Promise<TestShop> {
  const clock = createManualClock();
  const sandbox = await startShopifySandbox({ webhookRetryDelaysMs: [], ...options, clock });
  open.push(sandbox);
  return {
    sandbox,
    clock,
    ask: async (query, variables = {}, { token = sandbox.accessToken, version = '2026-07', signal } = {}) => {
      const response = await fetch(`${sandbox.url}/admin/api/${version}/graphql.json`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
        body: JSON.stringify({ query, variables }),
        ...(signal && { signal }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text.startsWith('{') ? safeJson(text) : text };
    },
  };
}

export async function closeTestShops(): Promise<void> {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
}

export function toOrderGid(number: number): string {
  return `gid://shopify/Order/${5_000_000_000 + number}`;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
