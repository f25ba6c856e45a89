import { expect, it } from '@jest/globals';
import type { WriteAnswer } from '../../../../src/commerce/store-writer.ts';
import type { FaultInput } from '../../../../src/integrations/sandbox/shopify/faults.ts';
import { startWriterShop, type Wish, type WriterShop } from './writer-shop.ts';

/** What holds for every write: a lost answer is found again, a lost request is absent, a refused one is certain. */
export function keepsTrackOf(mutation: string, makeWish: (shop: WriterShop) => Promise<Wish>): void {
  const fail = async (fault: FaultInput) => {
    const shop = await startWriterShop();
    const wish = await makeWish(shop);
    const before = shop.commits(mutation);
    shop.sandbox.fault(fault);
    const answer = await writeUntilLost(shop, wish);
    shop.sandbox.clearFaults();
    return { shop, wish, answer, made: () => shop.commits(mutation) - before };
  };

  it.each([
    ['is lost', { kind: 'after_commit', field: mutation }],
    ['is an error of the shop', { kind: 'after_commit', field: mutation, status: 502 }],
  ] as const)('is unknown when the answer %s, and found again', async (_what, fault) => {
    const { wish, answer, made } = await fail(fault);

    expect(answer).toMatchObject({ kind: 'unknown' });
    expect(await wish.lookUp()).toMatchObject({ kind: 'done' });
    expect(made()).toBe(1);
  });

  it.each([
    ['breaks', { kind: 'reset', field: mutation }],
    ['is answered 503', { kind: 'http_5xx', status: 503, field: mutation }],
    ['is answered by half a reply', { kind: 'malformed_body', field: mutation }],
  ] as const)('is unknown when the call %s before anything is done, and absent', async (_what, fault) => {
    const { wish, answer, made } = await fail(fault);

    expect(answer).toMatchObject({ kind: 'unknown' });
    expect(await wish.lookUp()).toEqual({ kind: 'absent' });
    expect(made()).toBe(0);
  });

  it('may be tried again when it was throttled too long', async () => {
    const { answer, made } = await fail({ kind: 'http_429', retryAfterSeconds: 60, field: mutation });

    expect(answer).toMatchObject({ kind: 'failed', reason: 'rate_limited', isRetryable: true });
    expect(made()).toBe(0);
  });

  it('may be tried again when the token is refused twice', async () => {
    const { answer, made } = await fail({ kind: 'expired_token', times: 50 });

    expect(answer).toMatchObject({ kind: 'failed', isRetryable: true });
    expect(made()).toBe(0);
  });
}

/** The caller gives up as soon as the shop has done it and says nothing. */
async function writeUntilLost(shop: WriterShop, wish: Wish): Promise<WriteAnswer> {
  const caller = new AbortController();
  const watch = setInterval(() => {
    if (shop.sandbox.ledger.get('fault:after_commit') > 0) caller.abort();
  }, 5);
  try {
    return await wish.write(caller.signal);
  } finally {
    clearInterval(watch);
  }
}
