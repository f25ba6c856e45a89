import { describe, expect, it } from '@jest/globals';
import type { StoreWriter, WriteInput, WriteStamp } from '../../src/commerce/store-writer.ts';
import type { WriteRequest } from '../../src/commerce/write-request.ts';

/** A shop in which each of the requests can be carried out; a fresh one for each test. */
export interface WriterContractShop {
  readonly writer: StoreWriter;
  readonly stamp: WriteStamp;
  /** One for each action that the store supports. */
  readonly request: WriteRequest;
  /** Everything that the shop has changed so far, marks left aside. */
  countChanges(): number;
}

const context = { signal: new AbortController().signal };
const noFees = { restockingPercent: 0, returnShippingMinor: 0 };
const maxPolls = 10;

/** Every `StoreWriter` keeps this, for every action that it supports. */
export function describeStoreWriter(
  title: string,
  cases: readonly (readonly [action: string, open: () => Promise<WriterContractShop>])[],
): void {
  describe.each(cases)(`${title} keeps the StoreWriter contract for %s:`, (_action, open) => {
    it('previews without changing anything, twice the same', async () => {
      const shop = await open();
      const input = await readInput(shop);

      const once = await shop.writer.preview(input, context);
      const again = await shop.writer.preview(await readInput(shop), context);

      expect(once).toMatchObject({ ok: true });
      expect(again).toEqual(once);
      expect(shop.countChanges()).toBe(0);
    });

    it('finds nothing before it was written', async () => {
      const shop = await open();
      const input = await readInput(shop);
      const consequence = await previewOf(shop, input);
      const longAgo = new Date(shop.stamp.createdAt.getTime() - 3_600_000);

      const found = await shop.writer.lookUp(input, consequence, { ...shop.stamp, attemptedAt: longAgo }, context);

      expect(found).toEqual({ kind: 'absent' });
    });

    it('writes, and proves by a look-up that it was done', async () => {
      const shop = await open();
      const input = await readInput(shop);
      const consequence = await previewOf(shop, input);

      const answer = await shop.writer.write(input, consequence, shop.stamp, context);
      const reference = answer.kind === 'started' ? { reference: answer.reference } : {};
      let found = await shop.writer.lookUp(input, consequence, { ...shop.stamp, ...reference }, context);
      for (let polls = 0; polls < maxPolls && found.kind === 'in_progress'; polls += 1) {
        found = await shop.writer.lookUp(input, consequence, { ...shop.stamp, ...reference }, context);
      }

      expect(['done', 'started']).toContain(answer.kind);
      expect(found).toMatchObject({ kind: 'done', receipt: { reference: expect.stringMatching(/./) } });
      expect(shop.countChanges()).toBeGreaterThan(0);
    });

    it('answers the same of a look-up that is repeated, and changes nothing more', async () => {
      const shop = await open();
      const input = await readInput(shop);
      const consequence = await previewOf(shop, input);
      await shop.writer.write(input, consequence, shop.stamp, context);
      for (let polls = 0; polls < maxPolls; polls += 1) {
        const found = await shop.writer.lookUp(input, consequence, shop.stamp, context);
        if (found.kind === 'done') break;
      }
      const changes = shop.countChanges();

      const found = await shop.writer.lookUp(await readInput(shop), consequence, shop.stamp, context);

      expect(found).toMatchObject({ kind: 'done' });
      expect(shop.countChanges()).toBe(changes);
    });

    it('answers a caller that has left with a refusal, not an error, and changes nothing', async () => {
      const shop = await open();
      const input = await readInput(shop);
      const consequence = await previewOf(shop, input);
      const gone = { signal: AbortSignal.abort() };

      expect(await shop.writer.readSubject(shop.request, gone)).toMatchObject({ ok: false });
      expect(await shop.writer.write(input, consequence, shop.stamp, gone)).toMatchObject({
        kind: 'failed',
        isRetryable: true,
      });
      expect(await shop.writer.lookUp(input, consequence, shop.stamp, gone)).toMatchObject({ kind: 'unavailable' });
      expect(shop.countChanges()).toBe(0);
    });
  });
}

async function readInput({ writer, request }: WriterContractShop): Promise<WriteInput> {
  const answer = await writer.readSubject(request, context);
  if (!answer.ok || !answer.value) throw new Error(`no subject: ${JSON.stringify(answer)}`);
  return { request, subject: answer.value, fees: noFees };
}

async function previewOf({ writer }: WriterContractShop, input: WriteInput) {
  const answer = await writer.preview(input, context);
  if (!answer.ok) throw new Error(`preview: ${answer.reason}`);
  return answer.consequence;
}
