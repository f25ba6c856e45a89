import { parseArgs } from 'node:util';
import type { ApiKeys } from './api-keys.ts';
import type { AuditLog } from './audit.ts';
import type { StoreRepository } from './stores.ts';

export interface StoreCommandDeps {
  readonly keys: ApiKeys;
  readonly stores: Pick<StoreRepository, 'findById' | 'save'>;
  readonly audit: AuditLog;
  /** An operator's name, for the audit log. */
  readonly actor: string;
  readonly print: (line: string) => void;
}

/** Exit code 0; 1 when there is nothing to do it to; 2 when the words are off. */
type StoreCommand = (words: string[], deps: StoreCommandDeps) => Promise<number>;

/** The operator's words for stores and their keys. What changes anything is written to the audit log. */
export const storeCommands: Readonly<Record<string, { readonly usage: string; readonly run: StoreCommand }>> = {
  'store:save': { usage: 'store:save <id> --name <name> --domain <shop domain> [--time-zone <IANA>]', run: saveStore },
  'key:create': {
    usage: 'key:create <store> [--name <text>] [--test] [--origin <https://…>, makes a widget key]',
    run: createKey,
  },
  'key:list': { usage: 'key:list <store>', run: listKeys },
  'key:rotate': { usage: 'key:rotate <prefix> [--grace-hours <n>]', run: rotateKey },
  'key:revoke': { usage: 'key:revoke <prefix>', run: revokeKey },
};

async function saveStore(words: string[], { stores, audit, actor, print }: StoreCommandDeps): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { name: { type: 'string' }, domain: { type: 'string' }, 'time-zone': { type: 'string', default: 'UTC' } },
  });
  const { name, domain } = values;
  const [id] = positionals;
  const timeZone = values['time-zone'];
  if (id === undefined || name === undefined || domain === undefined) {
    return 2;
  }
  const problem = findStoreProblem(id, domain, timeZone);
  if (problem !== undefined) {
    print(problem);
    return 1;
  }
  await audit.append({ storeId: id, actor, action: 'store.saved', subject: id, details: { name, domain } });
  await stores.save({ id, name, domain, timeZone });
  print(`saved ${id}`);
  return 0;
}

function findStoreProblem(id: string, domain: string, timeZone: string): string | undefined {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(id)) {
    return 'A store id is 1 to 63 small letters, digits and hyphens, such as store-123.';
  }
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)) {
    return `"${domain}" is not a domain such as shop.example.`;
  }
  // Also the older names that are no longer listed, such as US/Eastern.
  return canUseTimeZone(timeZone) ? undefined : `"${timeZone}" is not an IANA time zone such as Europe/Berlin.`;
}

function canUseTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

async function createKey(words: string[], { keys, stores, audit, actor, print }: StoreCommandDeps): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      name: { type: 'string', default: '' },
      test: { type: 'boolean', default: false },
      origin: { type: 'string', multiple: true, default: [] },
    },
  });
  const [storeId] = positionals;
  if (storeId === undefined) {
    return 2;
  }
  if ((await stores.findById(storeId)) === undefined) {
    print(`There is no store ${storeId}; make it first with store:save.`);
    return 1;
  }
  const kind = values.origin.length > 0 ? 'widget' : 'secret';
  const { name, test: isTest, origin: allowedOrigins } = values;
  const { key, record } = await keys.createStoreKey({ storeId, kind, isTest, name, allowedOrigins });
  await audit.append({ storeId, actor, action: 'api_key.created', subject: record.prefix, details: { kind } });
  print(`${key}\nShown only now: keep it somewhere safe.`);
  return 0;
}

async function listKeys([storeId]: string[], { keys, print }: StoreCommandDeps): Promise<number> {
  if (storeId === undefined) {
    return 2;
  }
  for (const key of await keys.list(storeId)) {
    const end = key.revokedAt ?? key.expiresAt;
    const state =
      key.revokedAt === undefined ? (end === undefined ? 'in force' : `until ${end.toISOString()}`) : 'revoked';
    print([key.prefix, key.kind, state, key.name].join('  ').trimEnd());
  }
  return 0;
}

async function rotateKey(words: string[], { keys, audit, actor, print }: StoreCommandDeps): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { 'grace-hours': { type: 'string', default: '24' } },
  });
  const [prefix] = positionals;
  const graceHours = Number(values['grace-hours']);
  if (prefix === undefined || !(graceHours >= 0 && graceHours <= 24 * 90)) {
    return 2;
  }
  const rotated = await keys.rotate(prefix, graceHours * 3_600);
  if (rotated === undefined) {
    print(`There is no key in force with the prefix ${prefix}.`);
    return 1;
  }
  const { key, record } = rotated;
  await audit.append({
    storeId: record.storeId,
    actor,
    action: 'api_key.rotated',
    subject: prefix,
    details: { graceHours },
  });
  print(`${key}\nThe old key works for ${graceHours} more hours.`);
  return 0;
}

async function revokeKey([prefix]: string[], { keys, audit, actor, print }: StoreCommandDeps): Promise<number> {
  if (prefix === undefined) {
    return 2;
  }
  if (!(await keys.revoke(prefix))) {
    print(`There is no key with the prefix ${prefix}.`);
    return 1;
  }
  await audit.append({ actor, action: 'api_key.revoked', subject: prefix });
  print(`Revoked. It stops working everywhere within 5 seconds.`);
  return 0;
}
