import type { StoreRecord } from '../../src/operations/stores.ts';

/** `store-123`, without settings of its own. */
export function createStoreRecord(change: Partial<StoreRecord> = {}): StoreRecord {
  return {
    id: 'store-123',
    name: 'Shop',
    domain: 'shop.example',
    platform: 'shopify',
    isActive: true,
    settings: {},
    timeZone: 'UTC',
    createdAt: new Date('2026-11-20T12:00:00Z'),
    ...change,
  };
}
