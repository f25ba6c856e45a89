import { parseArgs } from 'node:util';
import type { EffectView } from '../commerce/effect.ts';
import type { CallContext } from '../commerce/store-backend.ts';
import type { DecisionAnswer, EditAnswer } from '../effects/approvals.ts';
import type { OperatorDesk } from './operator-desk.ts';
import { printEffect, printProved } from './print-effect.ts';

export interface EffectCommandDeps {
  readonly operators: OperatorDesk;
  /** Where an effect or a conversation is: operators type one id, not two. */
  findStoreOf(kind: 'effect' | 'conversation', id: string): Promise<string | undefined>;
  listStoreIds(): Promise<readonly string[]>;
  /** An operator's name, as the proof will have it. */
  readonly actor: string;
  readonly print: (line: string) => void;
  readonly context: CallContext;
}

/** Exit code 0; 1 when there is nothing to do it to; 2 when the words are off. */
type EffectCommand = (words: string[], deps: EffectCommandDeps) => Promise<number>;

/** The operator's words for effects. The running service does what is approved here, within a second. */
export const effectCommands: Readonly<Record<string, { readonly usage: string; readonly run: EffectCommand }>> = {
  approvals: { usage: 'approvals [store]', run: listWaiting },
  approve: { usage: "approve <effect> [--edit '<request as JSON>']", run: approve },
  refuse: { usage: 'refuse <effect> --reason <text>', run: refuse },
  effects: { usage: 'effects <conversation>', run: listProved },
  'effects:unknown': { usage: 'effects:unknown [store]', run: listUnknown },
  'effect:settle': { usage: 'effect:settle <effect> done|failed --note <what the shop shows>', run: settle },
};

async function listWaiting([storeId]: string[], deps: EffectCommandDeps): Promise<number> {
  const list = (id: string) => deps.operators.listWaiting(id);
  return await printAll(storeId, deps, list, 'Nothing waits for an approval.');
}

async function listUnknown([storeId]: string[], deps: EffectCommandDeps): Promise<number> {
  const list = (id: string) => deps.operators.listUnknown(id);
  return await printAll(storeId, deps, list, 'The outcome of every effect is known.');
}

async function printAll(
  storeId: string | undefined,
  { listStoreIds, print }: EffectCommandDeps,
  list: (storeId: string) => Promise<readonly EffectView[]>,
  none: string,
): Promise<number> {
  const storeIds = storeId === undefined ? await listStoreIds() : [storeId];
  const effects = (await Promise.all(storeIds.map(list))).flat();
  print(effects.length === 0 ? none : effects.map(printEffect).join('\n\n'));
  return 0;
}

async function approve(words: string[], deps: EffectCommandDeps): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { edit: { type: 'string' } },
  });
  const [effectId] = positionals;
  if (effectId === undefined) {
    return 2;
  }
  if (values.edit === undefined) {
    return await decide(effectId, deps, 'Approved; it runs now.', (decision) =>
      deps.operators.approve(decision, deps.context),
    );
  }
  const request = parseJson(values.edit);
  if (request === undefined) {
    deps.print('--edit takes the whole request as JSON, as `approvals` prints it.');
    return 2;
  }
  return await decide(effectId, deps, 'Changed; the shopper is asked again, then it runs.', (decision) =>
    deps.operators.edit({ ...decision, request }, deps.context),
  );
}

async function refuse(words: string[], deps: EffectCommandDeps): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { reason: { type: 'string' } },
  });
  const { reason } = values;
  const [effectId] = positionals;
  if (effectId === undefined || reason === undefined) {
    return 2;
  }
  return await decide(effectId, deps, 'Refused; the shopper is told.', (decision) =>
    deps.operators.refuse({ ...decision, reason }, deps.context),
  );
}

async function settle(words: string[], deps: EffectCommandDeps): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { note: { type: 'string' } },
  });
  const [effectId, outcome] = positionals;
  const { note } = values;
  if (effectId === undefined || (outcome !== 'done' && outcome !== 'failed') || note === undefined) {
    return 2;
  }
  return await decide(effectId, deps, 'Settled; the shopper is told.', (decision) =>
    deps.operators.settle({ ...decision, outcome, note }, deps.context),
  );
}

async function listProved([conversationId]: string[], deps: EffectCommandDeps): Promise<number> {
  if (conversationId === undefined) {
    return 2;
  }
  const storeId = await deps.findStoreOf('conversation', conversationId);
  if (storeId === undefined) {
    deps.print(`There is no conversation ${conversationId}.`);
    return 1;
  }
  const effects = await deps.operators.listProved(storeId, conversationId);
  deps.print(effects.length === 0 ? 'No effects in this conversation.' : effects.map(printProved).join('\n\n'));
  return 0;
}

async function decide(
  effectId: string,
  { findStoreOf, actor, print }: EffectCommandDeps,
  sentence: string,
  run: (decision: { storeId: string; effectId: string; operator: string }) => Promise<DecisionAnswer | EditAnswer>,
): Promise<number> {
  const storeId = await findStoreOf('effect', effectId);
  if (storeId === undefined) {
    print(`There is no effect ${effectId}.`);
    return 1;
  }
  const answer = await run({ storeId, effectId, operator: actor });
  if (answer.ok) {
    print(`${sentence}\n${printEffect(answer.effect)}`);
    return 0;
  }
  switch (answer.reason) {
    case 'not_found':
      print(`There is no effect ${effectId}.`);
      break;
    case 'not_waiting':
      print(`Nothing done: it is ${answer.effect.state} by now.`);
      break;
    case 'not_allowed':
      print(`Nothing done: the edited request does not pass the gate (${answer.proposal.kind}).`);
      break;
  }
  return 1;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
