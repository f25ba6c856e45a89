import { describe, expect, it } from '@jest/globals';
import { checkIdentity } from '../../../src/commerce/identity.ts';
import { createFoundOrder } from '../../factories/order.ts';
import { FakeStoreBackend } from '../../fakes/store-backend.ts';
import { asksForOrder, createCountingLimiter, createStage } from '../agent-stage.ts';

describe('identity', () => {
  it.each([
    ['the order’s e-mail in other letters', { emails: ['Anna@Example.com'], phones: [] }, 'contact'],
    ['the phone in full', { emails: [], phones: ['+4915112345678'] }, 'contact'],
    ['the phone as dialled at home', { emails: [], phones: ['015112345678'] }, 'contact'],
    ['the phone with 00', { emails: [], phones: ['004915112345678'] }, 'contact'],
    ['the end of the phone', { emails: [], phones: ['12345678'] }, 'none'],
    ['another e-mail', { emails: ['bert@example.com'], phones: [] }, 'none'],
    ['nothing', { emails: [], phones: [] }, 'none'],
    ['a session of the customer', { emails: [], phones: [], customerId: 'gid://shopify/Customer/7' }, 'session'],
    ['a session of another customer', { emails: [], phones: [], customerId: 'gid://shopify/Customer/8' }, 'none'],
  ])('takes %s for what it is', (_, claimant, verdict) => {
    expect(checkIdentity(createFoundOrder(), claimant)).toBe(verdict);
  });

  it('says none for an order that does not exist', () => {
    expect(checkIdentity(undefined, { emails: ['nobody@example.invalid'], phones: [] })).toBe('none');
  });
});

const refused = { purpose: 'answer' as const, text: 'I could not find an order that matches.' };

describe('orders in a conversation', () => {
  it('gives the same facts for an order that is missing and one that is not yours', async () => {
    const stage = createStage();
    const backend = new FakeStoreBackend({ orders: [createFoundOrder()] });

    const ask = async (number: string) =>
      (await stage.play([asksForOrder, refused], { backend, text: `Where is #${number}? eve@example.com` })).outcome;
    const [existing, missing] = [await ask('1042'), await ask('9999')];

    expect(JSON.stringify(existing.facts).replaceAll('1042', '9999')).toBe(JSON.stringify(missing.facts));
    expect(existing.memory.failedVerifications).toBe(missing.memory.failedVerifications);
  });

  it('asks for a contact before it looks anything up', async () => {
    const stage = createStage();
    const backend = new FakeStoreBackend({ orders: [createFoundOrder()] });

    const { outcome } = await stage.play([asksForOrder, refused], { backend, text: 'Where is my order #1042?' });

    expect(outcome.facts[0]).toMatchObject({ kind: 'order_not_verified', missing: 'contact' });
    expect(backend.calls.some(({ method }) => method === 'findOrder')).toBe(false);
    expect(outcome.memory.failedVerifications).toBe(0);
  });

  it('locks a conversation after five wrong tries, the right contact included', async () => {
    const stage = createStage();
    const backend = new FakeStoreBackend({ orders: [createFoundOrder()] });

    const { outcome } = await stage.play([asksForOrder, refused], { backend, memory: { failedVerifications: 5 } });

    expect(outcome.facts[0]).toMatchObject({ kind: 'order_locked' });
  });

  it('locks an order after five tries from anywhere', async () => {
    const limiter = createCountingLimiter();
    limiter.counts.set('verify_order store-123:1042', 5);
    const stage = createStage(limiter);
    const backend = new FakeStoreBackend({ orders: [createFoundOrder()] });

    const { outcome } = await stage.play([asksForOrder, refused], { backend });

    expect(outcome.facts[0]).toMatchObject({ kind: 'order_locked' });
  });

  it('tries one typed contact of each kind at a time: a list of them is not one guess', async () => {
    const stage = createStage();
    const backend = new FakeStoreBackend({ orders: [createFoundOrder()] });
    const text = 'Where is order #1042? I am one@example.org or two@example.org or ada@example.com';

    const { outcome } = await stage.play([asksForOrder, refused], {
      backend,
      text,
      shopper: { addressKey: 'address-1' },
    });

    expect(outcome.facts[0]).toMatchObject({ kind: 'order_not_verified', missing: 'match' });
    expect(outcome.memory.failedVerifications).toBe(1);
  });

  it('counts wrong tries only: an owner may ask from as many conversations as he likes', async () => {
    const limiter = createCountingLimiter();
    const stage = createStage(limiter);
    const backend = new FakeStoreBackend({ orders: [createFoundOrder()] });

    for (let conversation = 1; conversation <= 8; conversation += 1) {
      const { outcome } = await stage.play([asksForOrder, refused], { backend });
      expect(outcome.facts[0]).toMatchObject({ kind: 'order' });
    }

    expect([...limiter.counts.values()]).toEqual([0, 0]);
  });

  it('locks an address after twenty tries at any orders', async () => {
    const limiter = createCountingLimiter();
    limiter.counts.set('verify_address store-123:address-1', 20);
    const stage = createStage(limiter);
    const backend = new FakeStoreBackend({ orders: [createFoundOrder()] });

    const { outcome } = await stage.play([asksForOrder, refused], { backend });

    expect(outcome.facts[0]).toMatchObject({ kind: 'order_locked' });
  });

  it('counts one wrong pair once, however often the shopper asks about it', async () => {
    const stage = createStage();
    const backend = new FakeStoreBackend({ orders: [createFoundOrder()] });

    const { outcome } = await stage.play([asksForOrder, refused], {
      backend,
      text: 'So where is my order?',
      memory: { orderNumber: '1042', emails: ['eve@example.com'], failedVerifications: 1 },
    });

    expect(outcome.facts[0]).toMatchObject({ kind: 'order_not_verified', missing: 'match' });
    expect(outcome.memory.failedVerifications).toBe(1);
  });

  it('remembers an order that was verified, and counts no more tries for it', async () => {
    const limiter = createCountingLimiter();
    const stage = createStage(limiter);
    const backend = new FakeStoreBackend({ orders: [createFoundOrder()] });

    const { outcome } = await stage.play([asksForOrder, { purpose: 'answer', text: 'It is on its way.' }], {
      backend,
      text: 'Where is it now?',
      memory: { orderNumber: '1042', verifiedOrderIds: ['gid://shopify/Order/1042'] },
    });

    expect(outcome.facts[0]).toMatchObject({ kind: 'order' });
    expect(limiter.counts.size).toBe(0);
  });

  it('lists orders for a signed session only, and only its own', async () => {
    const stage = createStage();
    const backend = new FakeStoreBackend({
      orders: [createFoundOrder(), createFoundOrder({ name: '#7', customerId: 'gid://shopify/Customer/8' })],
    });

    const { outcome } = await stage.play([asksForOrder, { purpose: 'answer', text: 'It is on its way.' }], {
      backend,
      text: 'Where is my stuff?',
      shopper: { customerId: 'gid://shopify/Customer/7' },
    });

    expect(outcome.facts[0]).toMatchObject({ kind: 'orders', orders: [{ name: '#1042' }] });
  });
});
