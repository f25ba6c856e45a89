import type { Consequence } from '../../../../src/commerce/consequence.ts';
import type { OrderSnapshot, Subject } from '../../../../src/commerce/order-snapshot.ts';
import type {
  Fees,
  LookUpAnswer,
  PreviewAnswer,
  PreviewRefusal,
  StoreWriter,
  WriteAnswer,
  WriteStamp,
} from '../../../../src/commerce/store-writer.ts';
import type { WriteRequest } from '../../../../src/commerce/write-request.ts';
import type { ShopState } from '../../../../src/integrations/sandbox/shop/model.ts';
import { type ShopifySandbox, startShopifySandbox } from '../../../../src/integrations/sandbox/shopify/server.ts';
import { AdminClient } from '../../../../src/integrations/shopify/admin-client.ts';
import { createShopifyWriter } from '../../../../src/integrations/shopify/shopify-writer.ts';
import { createClientCredentialsTokens } from '../../../../src/integrations/shopify/token-provider.ts';
import { createId } from '../../../../src/platform/ids.ts';
import { createManualClock, type ManualClock } from '../../sandbox/shopify/shop-client.ts';

export const noFees: Fees = { restockingPercent: 0, returnShippingMinor: 0 };
export const context = { signal: new AbortController().signal };

/** One wish as far as it has come: what was previewed, and with which stamp it is written. */
export interface Wish {
  readonly consequence: Consequence;
  readonly stamp: WriteStamp;
  write(signal?: AbortSignal): Promise<WriteAnswer>;
  lookUp(stamp?: Partial<WriteStamp>): Promise<LookUpAnswer>;
}

export interface WriterShop {
  readonly sandbox: ShopifySandbox;
  readonly clock: ManualClock;
  readonly writer: StoreWriter;
  order(number: number): Promise<OrderSnapshot>;
  subject(request: WriteRequest): Promise<Subject>;
  preview(request: WriteRequest, fees?: Fees): Promise<PreviewAnswer>;
  /** Reads, previews and stamps. */
  wish(request: WriteRequest, fees?: Fees): Promise<Wish>;
  /** How often the shop has really made such a change. */
  commits(mutation: string): number;
}

/** A fresh shop with a writer connected over HTTP. */
export async function startWriterShop(createWorld?: (clock: ManualClock) => ShopState): Promise<WriterShop> {
  const clock = createManualClock();
  const sandbox = await startShopifySandbox({
    clock,
    ...(createWorld === undefined ? {} : { world: createWorld(clock) }),
    webhookRetryDelaysMs: [],
    bucket: { maximumAvailable: 50_000, restoreRate: 20_000 },
  });
  const tokens = createClientCredentialsTokens({
    baseUrl: sandbox.url,
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    clock,
  });
  const client = new AdminClient({ baseUrl: sandbox.url, apiVersion: '2026-07', tokens, clock });
  const writer = createShopifyWriter({ client, clock });

  const shop: WriterShop = {
    sandbox,
    clock,
    writer,
    async order(number) {
      const answer = await writer.readOrder(orderGid(number), context);
      if (!answer.ok || !answer.value) throw new Error(`order ${number} can't be read: ${JSON.stringify(answer)}`);
      return answer.value;
    },
    async subject(request) {
      const answer = await writer.readSubject(request, context);
      if (!answer.ok || !answer.value) throw new Error(`no subject: ${JSON.stringify(answer)}`);
      return answer.value;
    },
    async preview(request, fees = noFees) {
      return writer.preview({ request, subject: await shop.subject(request), fees }, context);
    },
    async wish(request, fees = noFees) {
      const input = { request, subject: await shop.subject(request), fees };
      const preview = await writer.preview(input, context);
      if (!preview.ok) throw new Error(`preview: ${preview.reason}: ${preview.message}`);
      const stamp = createStamp(clock);
      const { consequence } = preview;
      return {
        consequence,
        stamp,
        write: (signal = context.signal) => writer.write(input, consequence, stamp, { signal }),
        async lookUp(more = {}) {
          const fresh = { ...input, subject: await shop.subject(request) };
          return writer.lookUp(fresh, consequence, { ...stamp, ...more }, context);
        },
      };
    },
    commits: (mutation) => sandbox.ledger.get(`commit:${mutation}`),
  };
  open.push(sandbox);
  return shop;
}

const open: ShopifySandbox[] = [];

export async function closeWriterShops(): Promise<void> {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
}

export function createStamp(clock: ManualClock): WriteStamp {
  const effectId = createId();
  return { effectId, key: effectId.replaceAll('-', '').repeat(2), createdAt: clock.now() };
}

export function orderGid(number: number): string {
  return `gid://shopify/Order/${5_000_000_000 + number}`;
}

export function refused(reason: PreviewRefusal) {
  return { ok: false, kind: 'refused', reason };
}

/** `12.50` of minor units, for comparisons. */
export function usd(amount: string) {
  return { amount, currency: 'USD' };
}
