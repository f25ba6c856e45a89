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
 * Finds the one order that a shopper's number names. Usually one round trip. Shops may put letters around the number
 * (`SHOP-1042-EU`); their format is read beside the first search and kept.
 */
export class OrderFinder {
  private readonly client: AdminClient;
  private readonly readFormat: (context: CallContext) => Promise<StoreAnswer<NameFormat>>;
  private format: NameFormat | undefined;

  constructor({ client, clock }: OrderFinderDeps) {
    this.client = client;
    this.readFormat = cacheRead(clock, FORMAT_TTL_MS, async (context) =>
      mapAnswer(await client.execute(orderNameFormatOperation, {}, context), ({ shop }) => ({
        prefix: shop.orderNumberFormatPrefix,
        suffix: shop.orderNumberFormatSuffix,
      })),
    );
  }

  async findOrder(orderNumber: string, context: CallContext): Promise<StoreAnswer<FoundOrder | undefined>> {
    const wanted = toNameCore(orderNumber);
    if (wanted === undefined) return { ok: true, value: undefined };
    const askedAs = listNames(wanted, this.format);
    const [hits, format] = await Promise.all([this.search(askedAs, context), this.readFormat(context)]);
    if (!hits.ok) return hits;
    if (format.ok) this.format = format.value;
    const names = listNames(wanted, this.format);
    const isFormatNews = names.length > askedAs.length && pickMatches(hits.value, names).length === 0;
    const answer = isFormatNews ? await this.search(names, context) : hits;
    return answer.ok ? this.readOnlyMatch(answer.value, names, context) : answer;
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

const FORMAT_TTL_MS = 3_600_000;

/** What the order may be called, as search terms: `1042`, `#1042`, and with the shop's own letters around it. */
function listNames(core: string, format: NameFormat | undefined): readonly string[] {
  const dressed = format ? `${format.prefix}${core}${format.suffix}` : core;
  return [...new Set([core, `#${core}`, dressed])];
}

function pickMatches(hits: FindOrderQuery, names: readonly string[]): FindOrderQuery['candidates']['nodes'] {
  const cores = new Set(names.map(toNameCore));
  return hits.candidates.nodes.filter((node) => cores.has(toNameCore(node.name)));
}
