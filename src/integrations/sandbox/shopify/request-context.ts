import type { GraphQLResolveInfo } from 'graphql';
import type { Clock } from '../../../platform/clock.ts';
import type { BackOffice } from '../shop/back-office.ts';
import type { Order, ShopState } from '../shop/model.ts';
import type { FaultQueue } from './faults.ts';
import type { JobBoard } from './job-board.ts';
import type { Ledger } from './ledger.ts';
import type { OrderEvents } from './order-events.ts';
import type { WebhookDispatcher } from './webhook-dispatcher.ts';

export const apiVersions = ['2026-07', '2026-10'] as const;
export type ApiVersion = (typeof apiVersions)[number];

/** What every resolver may use. One per sandbox, but for `request`. */
export interface SandboxServices {
  readonly clock: Clock;
  readonly shop: ShopState;
  readonly backOffice: BackOffice;
  readonly clientId: string;
  readonly faults: FaultQueue;
  readonly ledger: Ledger;
  readonly jobs: JobBoard;
  readonly events: OrderEvents;
  readonly webhooks: WebhookDispatcher;
  /** Fresh numeric ids, ascending. */
  readonly createNumber: () => number;
  /** Idempotency key -> what it was used for; kept per sandbox, as keys are per app and shop. */
  readonly idempotency: Map<string, { readonly fingerprint: string; readonly payload: unknown }>;
}

export interface RequestContext extends SandboxServices {
  readonly version: ApiVersion;
  readonly scopes: ReadonlySet<string>;
  /** True when the app has no Level 2 protected customer data: name, address, phone and e-mail are withheld. */
  readonly isRedacted: boolean;
  /** Filled by searches; leaves as `extensions.search`. */
  readonly searchNotes: { path: readonly string[]; query: string; warnings: readonly unknown[] }[];
}

export type Resolver<S, A = unknown> = (
  source: S,
  args: A,
  context: RequestContext,
  info: GraphQLResolveInfo,
) => unknown;

/** Type -> field -> resolver. Each file under `resolvers/` exports one; `admin-schema.ts` lists them. */
export type ResolverMap = Readonly<Record<string, Readonly<Record<string, Resolver<never, never>>>>>;

const sixtyDaysMs = 60 * 86_400_000;

/** Without `read_all_orders` an app sees the last 60 days; older orders are simply absent. */
export function listVisibleOrders(context: RequestContext): Order[] {
  if (context.scopes.has('read_all_orders')) return context.shop.orders;
  const oldest = context.clock.now().getTime() - sixtyDaysMs;
  return context.shop.orders.filter((order) => order.createdAt.getTime() >= oldest);
}
