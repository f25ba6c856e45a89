import type { SubscriptionSnapshot } from '../../commerce/order-snapshot.ts';
import type { CallContext, StoreAnswer } from '../../commerce/store-backend.ts';
import type { Clock } from '../../platform/clock.ts';
import type { AdminClient } from './admin-client.ts';
import { toCustomerContacts } from './customer-snapshot.ts';
import { mapAnswer } from './map-answer.ts';
import {
  type BillingCyclesQuery,
  billingCyclesOperation,
  type SubscriptionByIdQuery,
  subscriptionByIdOperation,
} from './operations.gen.ts';
import { stated, toDate, toOptionalDate } from './vendor-values.ts';

interface Tools {
  readonly client: AdminClient;
  readonly clock: Clock;
}

/** A contract that this app owns; those of other subscription apps are invisible to it. */
export async function readSubscription(
  tools: Tools,
  id: string,
  context: CallContext,
): Promise<StoreAnswer<SubscriptionSnapshot | undefined>> {
  const read = await readContract(tools, id, context);
  if (!read.ok || !read.value) return read.ok ? { ok: true, value: undefined } : read;
  return { ok: true, value: read.value.snapshot };
}

export interface SubscriptionState {
  readonly snapshot: SubscriptionSnapshot;
  /** Cycles that will be billed, soonest first. */
  readonly coming: readonly { readonly index: number; readonly at: Date }[];
}

export async function readContract(
  { client, clock }: Tools,
  id: string,
  context: CallContext,
): Promise<StoreAnswer<SubscriptionState | undefined>> {
  if (!/^gid:\/\/shopify\/SubscriptionContract\/\d+$/.test(id)) return { ok: true, value: undefined };
  const now = clock.now().getTime();
  const [contract, cycles] = await Promise.all([
    client.execute(subscriptionByIdOperation, { id }, context),
    client.execute(billingCyclesOperation, { id, ...toWindow(now) }, context),
  ]);
  if (!contract.ok) return contract;
  const node = contract.value.subscriptionContract;
  if (!node?.customer) return { ok: true, value: undefined };
  const owned = { ...node, customer: node.customer };
  return mapAnswer(cycles, ({ subscriptionBillingCycles }) => toState(owned, subscriptionBillingCycles.nodes));
}

function toWindow(nowMs: number) {
  return {
    from: new Date(nowMs - dayMs).toISOString(),
    until: new Date(nowMs + horizonDays * dayMs).toISOString(),
  };
}

const dayMs = 86_400_000;
const horizonDays = 400;

type ContractNode = NonNullable<SubscriptionByIdQuery['subscriptionContract']>;
type OwnedNode = ContractNode & { readonly customer: NonNullable<ContractNode['customer']> };
type CycleNode = BillingCyclesQuery['subscriptionBillingCycles']['nodes'][number];

function toState(contract: OwnedNode, cycles: readonly CycleNode[]): SubscriptionState {
  const coming = cycles
    .filter((cycle) => cycle.status === 'UNBILLED' && !cycle.skipped)
    .map((cycle) => ({ index: cycle.cycleIndex, at: toDate(cycle.billingAttemptExpectedDate) }))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  const next = coming[0];
  const snapshot: SubscriptionSnapshot = {
    kind: 'subscription',
    id: contract.id,
    customerId: contract.customer.id,
    contacts: toCustomerContacts(contract.customer),
    status: toStatus(contract.status),
    title: contract.lines.nodes.map(toLineTitle).join(', '),
    minCyclesLeft: Math.max(0, (contract.billingPolicy.minCycles ?? 0) - ((next?.index ?? 1) - 1)),
    ...stated({
      nextBillingAt: next?.at ?? toOptionalDate(contract.nextBillingDate),
      nextCycleIndex: next?.index,
    }),
  };
  return { snapshot, coming };
}

function toLineTitle({ title, variantTitle }: { title: string; variantTitle: string | null }): string {
  return variantTitle ? `${title} (${variantTitle})` : title;
}

/** A status that Shopify adds later is taken for one that nothing can be done with. */
function toStatus(status: string): SubscriptionSnapshot['status'] {
  return statuses.find((known) => known === status) ?? 'FAILED';
}

const statuses = ['ACTIVE', 'PAUSED', 'CANCELLED', 'EXPIRED', 'FAILED'] as const;
