import { describe, expect, it } from '@jest/globals';
import { StoreRegistry } from '../../src/operations/stores.ts';
import { createStoreRecord } from '../factories/store-record.ts';

const defaults = { autoRefundLimit: 50, returnWindowDays: 30, escalationConfidenceThreshold: 0.6 };

function setUp(settings: unknown) {
  const time = { ms: 0 };
  const asked: string[] = [];
  const repository = {
    findById: async (id: string) => {
      asked.push(id);
      return id === 'store-123' ? createStoreRecord({ settings, timeZone: 'Europe/Berlin' }) : undefined;
    },
  };
  const clock = { now: () => new Date(time.ms), monotonicMs: () => time.ms };
  return { time, asked, registry: new StoreRegistry({ repository, clock, defaults }) };
}

describe('a store', () => {
  it.each([[{}], [null], ['text'], [{ auto_refund_limit: 'lots', working_hours: 7, brand_voice: null }]])(
    'with the settings %j has the defaults of the contract',
    async (settings) => {
      const store = await setUp(settings).registry.find('store-123');

      expect(store?.settings).toEqual({
        auto_refund_limit: 50,
        auto_refund_enabled: false,
        return_window_days: 30,
        escalation_confidence_threshold: 0.6,
        working_hours: { timezone: 'Europe/Berlin', start: '09:00', end: '17:00' },
        brand_voice: { tone: 'friendly', name_usage: 'first_name' },
        notifications: { daily_summary: false },
        writes: { is_paused: false, paused_actions: [] },
        policy: {},
      });
    },
  );

  it('keeps what is set, and understands the old name of the threshold', async () => {
    const store = await setUp({ auto_refund_limit: 0, escalation_threshold: 0.8 }).registry.find('store-123');

    expect(store?.settings).toMatchObject({ auto_refund_limit: 0, escalation_confidence_threshold: 0.8 });
  });

  it.each([[{ is_paused: 'yes' }], [{ is_paused: true, paused_actions: 7 }]])(
    'whose pause %j can not be read is paused',
    async (writes) => {
      const store = await setUp({ writes }).registry.find('store-123');

      expect(store?.settings.writes.is_paused).toBe(true);
    },
  );

  it('hands the numbers of its policy on as they are', async () => {
    const store = await setUp({ policy: { goodwill_day: 20, odd: 'text' } }).registry.find('store-123');

    expect(store?.settings.policy).toEqual({ goodwill_day: 20, odd: 'text' });
  });

  it('is looked up once in five seconds, also when there is none', async () => {
    const { registry, asked, time } = setUp({});
    await registry.find('store-123');
    await registry.find('store-123');
    expect(await registry.find('nobody')).toBeUndefined();
    await registry.find('nobody');
    time.ms = 5_001;
    await registry.find('store-123');

    expect(asked).toEqual(['store-123', 'nobody', 'store-123']);
  });
});
