import { beforeEach, describe, expect, it } from '@jest/globals';
import { ApiKeys } from '../../src/operations/api-keys.ts';
import { type AuditEntry, AuditLog } from '../../src/operations/audit.ts';
import { storeCommands } from '../../src/operations/store-commands.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createStoreRecord } from '../factories/store-record.ts';
import { MemoryApiKeyRepository } from '../fakes/api-key-repository.ts';

let lines: string[];
let audited: AuditEntry[];
let saved: unknown[];
let keys: ApiKeys;

beforeEach(() => {
  lines = [];
  audited = [];
  saved = [];
  keys = new ApiKeys({ repository: new MemoryApiKeyRepository(), clock: systemClock });
});

function run(command: string, ...words: string[]): Promise<number> {
  const audit = new AuditLog({
    clock: systemClock,
    repository: {
      append: async (entry) => {
        audited.push(entry);
      },
    },
  });
  const stores = {
    findById: async (id: string) => (id === 'store-123' ? createStoreRecord() : undefined),
    save: async (store: unknown) => {
      saved.push(store);
    },
  };
  return storeCommands[command]!.run(words, { keys, stores, audit, actor: 'ana', print: (line) => lines.push(line) });
}

describe('store commands', () => {
  it('saves a store under an id that an operator can type', async () => {
    const code = await run('store:save', 'store-123', '--name', 'Demo', '--domain', 'demo.example');

    expect(code).toBe(0);
    expect(saved).toEqual([{ id: 'store-123', name: 'Demo', domain: 'demo.example', timeZone: 'UTC' }]);
    expect(audited).toMatchObject([{ actor: 'ana', action: 'store.saved', subject: 'store-123' }]);
  });

  it.each([
    [['Bad Id', '--name', 'x', '--domain', 'y.example'], 'A store id is'],
    [['ok-id', '--name', 'x', '--domain', 'nope'], '"nope" is not a domain'],
    [['ok-id', '--name', 'x', '--domain', 'y.example', '--time-zone', 'Mars/X'], '"Mars/X" is not an IANA time zone'],
  ])('says of %j what is wrong and changes nothing', async (words, sentence) => {
    expect(await run('store:save', ...words)).toBe(1);
    expect(lines[0]).toContain(sentence);
    expect(saved).toEqual([]);
  });

  it('makes no key for a store that is not there', async () => {
    expect(await run('key:create', 'nostore')).toBe(1);
    expect(lines).toEqual(['There is no store nostore; make it first with store:save.']);
  });

  it.each([[['ok-id', '--name', 'x']], [[]]])('answers %j with its usage and changes nothing', async (words) => {
    expect(await run('store:save', ...words)).toBe(2);
    expect(saved).toEqual([]);
    expect(audited).toEqual([]);
  });

  it('prints a new key once and audits only its prefix', async () => {
    await run('key:create', 'store-123', '--name', 'server');

    const key = lines[0]?.split('\n')[0] ?? '';
    expect(await keys.verify(key)).toMatchObject({ storeId: 'store-123', kind: 'secret' });
    expect(JSON.stringify(audited)).not.toContain(key);
    expect(audited).toMatchObject([{ action: 'api_key.created' }]);
  });

  it('makes a widget key where an origin is given', async () => {
    await run('key:create', 'store-123', '--origin', 'https://shop.example');

    expect(lines[0]).toMatch(/^pk_widget_/);
  });

  it('replaces a key and lets the old one work through its grace', async () => {
    const { key, record } = await keys.createStoreKey({ storeId: 'store-123', kind: 'secret' });

    await run('key:rotate', record.prefix, '--grace-hours', '1');

    expect(await keys.verify(key)).toBeDefined();
    expect(await keys.verify(lines[0]?.split('\n')[0] ?? '')).toBeDefined();
  });

  it('revokes a key at once', async () => {
    const { key, record } = await keys.createStoreKey({ storeId: 'store-123', kind: 'secret' });

    const code = await run('key:revoke', record.prefix);

    expect(code).toBe(0);
    expect(await keys.verify(key)).toBeUndefined();
  });

  it('says when there is no such key', async () => {
    expect(await run('key:revoke', 'sk_live_nothing')).toBe(1);
    expect(await run('key:rotate', 'sk_live_nothing')).toBe(1);
    expect(audited).toEqual([]);
  });
});
