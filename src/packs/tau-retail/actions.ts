import type { WriteAction } from '../../commerce/write-request.ts';

export const since = { version: 1, effectiveFrom: '2024-05-15T00:00:00-05:00' } as const;

/** While an order is pending. */
export const pendingActions: readonly WriteAction[] = ['cancel_order', 'change_address', 'change_items'];
/** Once it was delivered. */
export const deliveredActions: readonly WriteAction[] = ['return_items', 'exchange_items'];
