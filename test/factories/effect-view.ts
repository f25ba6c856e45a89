import type { EffectView } from '../../src/commerce/effect.ts';
import { createId } from '../../src/platform/ids.ts';

/** A refund of 25 USD that waits for the shopper's consent; say what differs. */
export function createEffectView(changes: Partial<EffectView> = {}): EffectView {
  const total = { amount: '25.00', currency: 'USD' };
  return {
    id: createId(),
    conversationId: createId(),
    state: 'awaiting_consent',
    request: {
      action: 'refund',
      orderId: 'gid://shopify/Order/1',
      items: [{ lineItemId: 'gid://shopify/LineItem/1', quantity: 1 }],
      shipping: false,
      reason: 'damaged',
      refundTo: 'original',
    },
    subjectName: '#1042',
    consequence: {
      refunds: [{ to: 'original', amount: total, label: 'card' }],
      refundTotal: total,
      fees: [],
      itemsOut: [],
      itemsIn: [],
      valueMinor: 2_500,
      valueCurrency: 'USD',
    },
    verdict: {
      outcome: 'needs_consent',
      needsConsent: true,
      needsCode: false,
      needsApproval: false,
      clauses: [
        {
          id: 'refund.consent',
          version: 1,
          effect: 'consent',
          say: {
            en: 'Please confirm.',
            de: 'Bitte bestätigen.',
            fr: 'Merci de confirmer.',
            es: 'Confirma, por favor.',
          },
        },
      ],
      policy: 'general-retail@1',
      holdMs: 0,
    },
    hash: 'a'.repeat(64),
    createdAt: new Date('2026-11-20T10:00:00.000Z'),
    updatedAt: new Date('2026-11-20T10:00:00.000Z'),
    ...changes,
  };
}
