import { describe, expect, it } from '@jest/globals';
import { createRulesModel } from '../../src/integrations/rules-model/rules-model.ts';
import { createFoundOrder, createParcel } from '../factories/order.ts';
import { createPolicy, createProduct } from '../factories/product.ts';
import { FakeStoreBackend } from '../fakes/store-backend.ts';
import { createStage } from './agent-stage.ts';

const refunded = { amount: '20.00', currency: 'USD' };
const day = (text: string) => new Date(`${text}T18:00:00Z`);
const backend = new FakeStoreBackend({
  orders: [
    createFoundOrder(),
    createFoundOrder({
      id: 'g2',
      name: '#1043',
      status: 'delivered',
      parcels: [createParcel({ status: 'delivered', deliveredAt: day('2026-11-19') })],
    }),
    createFoundOrder({
      id: 'g3',
      name: '#1044',
      totalRefunded: refunded,
      refunds: [{ id: 'r', createdAt: day('2026-11-17'), total: refunded, isSettled: true }],
    }),
    createFoundOrder({ id: 'g4', name: '#1045', status: 'cancelled', cancelledAt: day('2026-11-16'), parcels: [] }),
    createFoundOrder({ id: 'g5', name: '#1046', status: 'processing', parcels: [] }),
  ],
  policies: [createPolicy()],
  products: [createProduct()],
});

describe('the rules model behind the claims guard', () => {
  it.each([
    'Where is my order #1042?',
    'Status of #1043 please',
    'Refund for order #1044 please',
    'I want to cancel my order #1045',
    'Wo ist meine Bestellung #1042?',
    'Ich möchte meine Bestellung #1046 stornieren',
    'Où est ma commande #1044 ?',
    '¿Dónde está mi pedido #1043?',
    'How long do I have to return something?',
    'Is the trail jacket in stock?',
  ])('says nothing that the guard refuses: %s', async (text) => {
    const stage = createStage();

    const { outcome } = await stage.playWith([createRulesModel()], { backend, text: `${text} anna@example.com` });

    expect(outcome.guard).toMatchObject({ rewritten: 0, dropped: 0 });
    expect(outcome.error).toBeUndefined();
    expect(outcome.reply.length).toBeGreaterThan(20);
  });
});
