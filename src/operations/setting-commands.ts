import { z } from 'zod';
import { isUsable } from '../commerce/policy/activate-policy.ts';
import type { Parameter } from '../commerce/policy/pack.ts';
import { type WriteAction, writeActions } from '../commerce/write-request.ts';
import { wrapText } from '../platform/wrap-text.ts';
import type { AuditLog } from './audit.ts';
import type { StoreRecord, StoreRepository } from './stores.ts';

export interface SettingCommandDeps {
  readonly stores: Pick<StoreRepository, 'findById' | 'saveSettings'>;
  readonly audit: AuditLog;
  /** An operator's name, for the audit log. */
  readonly actor: string;
  readonly print: (line: string) => void;
  /** Of the store's policy pack. */
  readonly policyParameters: Readonly<Record<string, Parameter>>;
}

/** Exit code 0; 1 when there is nothing to do it to; 2 when the words are off. */
type SettingCommand = (words: string[], deps: SettingCommandDeps) => Promise<number>;

/** The operator's words for what a store allows. Each takes effect within 5 s and is written to the audit log. */
export const settingCommands: Readonly<Record<string, { readonly usage: string; readonly run: SettingCommand }>> = {
  pause: { usage: 'pause <store> [action], such as refund', run: (words, deps) => setPause(words, deps, true) },
  resume: { usage: 'resume <store> [action]', run: (words, deps) => setPause(words, deps, false) },
  setting: { usage: 'setting <store> [<name> <value>], such as auto_refund_limit 50', run: runSetting },
};

const names = {
  auto_refund_limit: {
    schema: z.number().min(0).max(1_000_000),
    words: 'The most that one refund may be without a person. (money, 0 to 1000000)',
  },
  auto_refund_enabled: { schema: z.boolean(), words: 'Whether any refund runs without a person. (true or false)' },
  return_window_days: {
    schema: z.number().int().min(0).max(3_650),
    words: 'Days after delivery in which an item can be sent back. (days, 0 to 3650)',
  },
  escalation_confidence_threshold: {
    schema: z.number().min(0).max(1),
    words: 'A message that is understood with less is handed over, once it was asked about. (0 to 1)',
  },
} as const;

const nameColumns = 34;

async function setPause(words: string[], deps: SettingCommandDeps, isPaused: boolean): Promise<number> {
  const [storeId, action] = words;
  if (storeId === undefined || words.length > 2) {
    return 2;
  }
  if (action !== undefined && !isAction(action)) {
    deps.print(wrapText(`"${action}" is no action; there are: ${writeActions.join(', ')}.`, 2));
    return 1;
  }
  const store = await findStore(storeId, deps);
  if (store === undefined) {
    return 1;
  }
  const values = toPause(readPausedActions(store), isPaused, action);
  const verb = isPaused ? 'paused' : 'resumed';
  await save(deps, storeId, { section: 'writes', values }, `writes.${verb}`);
  deps.print(`${verb} ${action ?? 'all writes'} of ${storeId}, within 5 seconds everywhere`);
  return 0;
}

/** Without an action it is the switch for all of them; resuming all also resumes each. */
function toPause(paused: ReadonlySet<WriteAction>, isPaused: boolean, action: WriteAction | undefined) {
  if (action === undefined) {
    return isPaused ? { is_paused: true } : { is_paused: false, paused_actions: [] };
  }
  const others = [...paused].filter((one) => one !== action);
  return { paused_actions: isPaused ? [...others, action] : others };
}

async function runSetting(words: string[], deps: SettingCommandDeps): Promise<number> {
  const [storeId, name, text] = words;
  if (storeId === undefined || words.length > 3 || (name !== undefined && text === undefined)) {
    return 2;
  }
  const store = await findStore(storeId, deps);
  if (store === undefined) {
    return 1;
  }
  if (name === undefined || text === undefined) {
    deps.print(JSON.stringify(store.settings, undefined, 2));
    return 0;
  }
  return await changeSetting(storeId, name, text, deps);
}

async function changeSetting(storeId: string, name: string, text: string, deps: SettingCommandDeps): Promise<number> {
  const known = listSettings(deps.policyParameters);
  const found = known.find((one) => one.name === name);
  if (found === undefined) {
    deps.print(`There is no setting ${name}; there are:`);
    for (const one of known) {
      deps.print(wrapText(`  ${one.name.padEnd(nameColumns)}${one.words}`, nameColumns + 2));
    }
    return 1;
  }
  const value = readValue(text);
  if (!found.isUsable(value)) {
    deps.print(wrapText(`${name} can't be "${text}". ${found.words}`, 2));
    return 1;
  }
  const { section, key } = found;
  const change = { ...(section === undefined ? {} : { section }), values: { [key]: value } };
  await save(deps, storeId, change, 'setting.changed');
  deps.print(`${name} of ${storeId} is ${value} now, within 5 seconds everywhere`);
  return 0;
}

interface Setting {
  readonly name: string;
  readonly key: string;
  readonly section?: string;
  readonly words: string;
  isUsable(value: unknown): boolean;
}

/** The contract's settings, then the numbers and switches of the policy that are no such setting. */
function listSettings(parameters: SettingCommandDeps['policyParameters']): readonly Setting[] {
  const own = Object.entries(names).map(([name, { schema, words }]) => ({
    name,
    key: name,
    words,
    isUsable: (value: unknown) => schema.safeParse(value).success,
  }));
  const ofPolicy = Object.entries(parameters)
    .filter(([, { setting }]) => setting === undefined)
    .map(([key, parameter]) => ({
      name: `policy.${key}`,
      key,
      section: 'policy',
      words: toWords(parameter),
      isUsable: (value: unknown) => isUsable(value, parameter),
    }));
  return [...own, ...ofPolicy];
}

function toWords({ kind, min, max, words }: Parameter): string {
  return kind === 'switch' ? `${words} (true or false)` : `${words} (${kind}, ${min ?? 0} to ${max ?? 'any'})`;
}

function isAction(word: string): word is WriteAction {
  return writeActions.some((action) => action === word);
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function readPausedActions({ settings }: StoreRecord): ReadonlySet<WriteAction> {
  const schema = z.object({ writes: z.object({ paused_actions: z.array(z.enum(writeActions)) }) });
  return new Set(schema.safeParse(settings).data?.writes.paused_actions ?? []);
}

async function findStore(storeId: string, { stores, print }: SettingCommandDeps): Promise<StoreRecord | undefined> {
  const store = await stores.findById(storeId);
  if (store === undefined) {
    print(`There is no store ${storeId}.`);
  }
  return store;
}

/** A change that can't be recorded must not happen. */
async function save(
  { audit, stores, actor }: SettingCommandDeps,
  storeId: string,
  change: Parameters<StoreRepository['saveSettings']>[1],
  action: string,
): Promise<void> {
  await audit.append({ storeId, actor, action, subject: storeId, details: change.values });
  await stores.saveSettings(storeId, change);
}
