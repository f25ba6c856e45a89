import type { WriteAction } from '../../commerce/write-request.ts';

/** Done to an order and its items. */
export const orderActions: readonly WriteAction[] = [
  'cancel_order',
  'change_address',
  'change_items',
  'return_items',
  'exchange_items',
  'refund',
  'replace_items',
];

/** The shopper says where the money goes. */
export const moneyActions: readonly WriteAction[] = ['cancel_order', 'return_items', 'refund'];

/** First version, in force since the house was founded. */
export const since = { version: 1, effectiveFrom: '2026-01-01T00:00:00Z' } as const;
