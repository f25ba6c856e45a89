import type { CallContext, FoundOrder, StoreAnswer } from '../../commerce/store-backend.ts';
import type { Clock } from '../../platform/clock.ts';
import type { AdminClient } from './admin-client.ts';
import { cacheRead } from './cached-read.ts';
import { mapAnswer } from './map-answer.ts';
import {
  type FindOrderQuery,
  findOrderOperation,
  orderByIdOperation,
  orderNameFormatOperation,
} from './operations.gen.ts';
import { toFoundOrder } from './order-mapping.ts';
import { toNameCore, toNameQuery } from './search-syntax.ts';

export interface OrderFinderDeps {
  readonly client: AdminClient;
  readonly clock: Clock;
}

/**
 * Finds the one order that a shopper's number names, usually in one round trip. Shops may put letters around the
 * number (`SHOP-1042-EU`): their format is read when the plain number finds nothing, and kept.
 */
export class OrderFinder {
  private readonly client: AdminClient;
  private readonly readFormat: (context: CallContext) => Promise<StoreAnswer<NameFormat>>;
  private format: NameFormat = plainFormat;

  constructor({ client, clock }: OrderFinderDeps) {
    this.client = client;
    this.readFormat = cacheRead(clock, formatTtlMs, (context) => fetchFormat(client, context));
  }

  async findOrder(orderNumber: string, context: CallContext): Promise<StoreAnswer<FoundOrder | undefined>> {
    const wanted = toNameCore(orderNumber);
    if (wanted === undefined) return { ok: true, value: undefined };
    const askedAs = listNames(wanted, this.format);
    const hits = await this.search(askedAs, context);
    if (!hits.ok) return hits;
    if (pickMatches(hits.value, askedAs).length > 0) return this.readOnlyMatch(hits.value, askedAs, context);
    const format = await this.readFormat(context);
    if (!format.ok) return format;
    this.format = format.value;
    const names = listNames(wanted, this.format);
    if (names.every((name) => askedAs.includes(name))) return { ok: true, value: undefined };
    const dressedHits = await this.search(names, context);
    return dressedHits.ok ? this.readOnlyMatch(dressedHits.value, names, context) : dressedHits;
  }

  private search(names: readonly string[], context: CallContext): Promise<StoreAnswer<FindOrderQuery>> {
    return this.client.execute(findOrderOperation, { query: toNameQuery(names) }, context);
  }

  private async readOnlyMatch(
    hits: FindOrderQuery,
    names: readonly string[],
    context: CallContext,
  ): Promise<StoreAnswer<FoundOrder | undefined>> {
    const [match, ...others] = pickMatches(hits, names);
    if (!match || others.length > 0) return { ok: true, value: undefined };
    const inFull = hits.orders.nodes.find((node) => node.id === match.id);
    if (inFull) return mapAnswer({ ok: true, value: inFull }, toFoundOrder);
    const answer = await this.client.execute(orderByIdOperation, { id: match.id }, context);
    return mapAnswer(answer, ({ order }) => (order ? toFoundOrder(order) : undefined));
  }
}

interface NameFormat {
  readonly prefix: string;
  readonly suffix: string;
}

const plainFormat: NameFormat = { prefix: '#', suffix: '' };
const formatTtlMs = 3_600_000;

/** Where the shop won't tell, its numbers count as plain. */
async function fetchFormat(client: AdminClient, context: CallContext): Promise<StoreAnswer<NameFormat>> {
  const answer = await client.execute(orderNameFormatOperation, {}, context);
  if (!answer.ok && (answer.reason === 'rejected' || answer.reason === 'access_denied')) {
    return { ok: true, value: plainFormat };
  }
  return mapAnswer(answer, ({ shop }) => ({
    prefix: shop.orderNumberFormatPrefix,
    suffix: shop.orderNumberFormatSuffix,
  }));
}

/** What the order may be called, as search terms: `1042`, `#1042`, and with the shop's own letters around it. */
function listNames(core: string, format: NameFormat): readonly string[] {
  return [...new Set([core, `#${core}`, `${format.prefix}${core}${format.suffix}`])];
}

function pickMatches(hits: FindOrderQuery, names: readonly string[]): FindOrderQuery['candidates']['nodes'] {
  const cores = new Set(names.map(toNameCore));
  return hits.candidates.nodes.filter((node) => cores.has(toNameCore(node.name)));
}
