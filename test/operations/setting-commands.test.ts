import { beforeEach, describe, expect, it } from '@jest/globals';
import { type AuditEntry, AuditLog } from '../../src/operations/audit.ts';
import { settingCommands } from '../../src/operations/setting-commands.ts';
import type { SettingsChange } from '../../src/operations/stores.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createStoreRecord } from '../factories/store-record.ts';

let lines: string[];
let audited: AuditEntry[];
let saved: SettingsChange[];
let settings: unknown;

beforeEach(() => {
  lines = [];
  audited = [];
  saved = [];
  settings = {};
});

function run(command: string, ...words: string[]): Promise<number> {
  const repository = {
    append: async (entry: AuditEntry) => {
      audited.push(entry);
    },
  };
  const stores = {
    findById: async (id: string) => (id === 'store-123' ? createStoreRecord({ settings }) : undefined),
    saveSettings: async (_id: string, change: SettingsChange) => {
      saved.push(change);
      return true;
    },
  };
  return settingCommands[command]!.run(words, {
    stores,
    audit: new AuditLog({ clock: systemClock, repository }),
    actor: 'ana',
    print: (line) => lines.push(line),
    policyParameters: { goodwill_day: { kind: 'money', default: 10, min: 0, words: 'Goodwill of a day.' } },
  });
}

describe('pausing writes', () => {
  it('stops all of a store, and says so in the audit log', async () => {
    expect(await run('pause', 'store-123')).toBe(0);

    expect(saved).toEqual([{ section: 'writes', values: { is_paused: true } }]);
    expect(audited).toMatchObject([{ actor: 'ana', action: 'writes.paused', storeId: 'store-123' }]);
  });

  it('stops one action and keeps those that are stopped', async () => {
    settings = { writes: { is_paused: false, paused_actions: ['refund'] } };

    await run('pause', 'store-123', 'cancel_order');

    expect(saved).toEqual([{ section: 'writes', values: { paused_actions: ['refund', 'cancel_order'] } }]);
  });

  it('ends with everything resumed', async () => {
    await run('resume', 'store-123');

    expect(saved).toEqual([{ section: 'writes', values: { is_paused: false, paused_actions: [] } }]);
  });

  it.each([
    [['store-123', 'fly'], '"fly" is no action'],
    [['nowhere'], 'There is no store nowhere.'],
  ])('says of %j what is wrong and changes nothing', async (words, sentence) => {
    expect(await run('pause', ...words)).toBe(1);

    expect(lines[0]).toContain(sentence);
    expect(saved).toEqual([]);
    expect(audited).toEqual([]);
  });
});

describe('a setting', () => {
  it.each([
    ['auto_refund_limit', '75.5', { values: { auto_refund_limit: 75.5 } }],
    ['auto_refund_enabled', 'true', { values: { auto_refund_enabled: true } }],
    ['policy.goodwill_day', '20', { section: 'policy', values: { goodwill_day: 20 } }],
  ])('%s is changed to %s', async (name, value, change) => {
    expect(await run('setting', 'store-123', name, value)).toBe(0);

    expect(saved).toEqual([change]);
    expect(audited).toMatchObject([{ action: 'setting.changed', details: change.values }]);
  });

  it.each([
    [['store-123', 'auto_refund_limit', 'lots'], "auto_refund_limit can't be"],
    [['store-123', 'auto_refund_limit', '-1'], "auto_refund_limit can't be"],
    [['store-123', 'policy.goodwill_day', 'true'], "policy.goodwill_day can't be"],
    [['store-123', 'policy.nonsense', '1'], 'There is no setting policy.nonsense'],
    [['store-123', '__proto__', '1'], 'There is no setting __proto__'],
    [['nowhere', 'auto_refund_limit', '1'], 'There is no store nowhere.'],
  ])('of %j is refused and changes nothing', async (words, sentence) => {
    expect(await run('setting', ...words)).toBe(1);

    expect(lines[0]).toContain(sentence);
    expect(saved).toEqual([]);
  });

  it('without a name shows what is set', async () => {
    settings = { auto_refund_limit: 10 };

    expect(await run('setting', 'store-123')).toBe(0);
    expect(lines[0]).toContain('"auto_refund_limit": 10');
  });
});
