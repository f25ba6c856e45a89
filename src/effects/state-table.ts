import { type EffectState, effectStates } from '../commerce/effect.ts';

/** From each state, where an effect may go. A state without a way out is an end. */
export const stateTable = {
  proposed: ['awaiting_consent', 'refused', 'expired'],
  /** An operator is asked only once the shopper has said yes: by the claim, from `ready`. */
  awaiting_consent: ['ready', 'refused', 'expired'],
  awaiting_approval: ['ready', 'refused', 'expired'],
  ready: ['executing', 'awaiting_approval', 'refused', 'expired'],
  /** Back to `ready` only when certainly nothing happened and the same call may succeed later. */
  executing: ['done', 'failed', 'unknown', 'ready'],
  unknown: ['done', 'failed', 'reconciled'],
  done: [],
  failed: [],
  reconciled: [],
  expired: [],
  refused: [],
} as const satisfies Record<EffectState, readonly EffectState[]>;

export const endStates = ['done', 'failed', 'reconciled', 'expired', 'refused'] as const satisfies EffectState[];

/** One step that a statement takes; the ledger has no others. */
export interface Move {
  readonly from: readonly EffectState[];
  readonly to: EffectState;
}

export function isEnd(state: EffectState): boolean {
  return endStates.some((end) => end === state);
}

export function mayMove(from: EffectState, to: EffectState, table: StateTable = stateTable): boolean {
  return table[from].includes(to);
}

/**
 * Every state can be reached, every state leads to an end, ends have no way out, and every move of the statements is
 * in the table. Called when the repository is loaded. @throws Error naming the first fault.
 */
export function assertStateTable(moves: readonly Move[], table: StateTable = stateTable): void {
  const reached = reachableFrom('proposed', table);
  for (const state of effectStates) {
    assertPlace(state, reached.has(state), table);
  }
  for (const { from, to } of moves) {
    const wrong = from.find((state) => !mayMove(state, to, table));
    if (wrong !== undefined) {
      throw new Error(`effects never go from ${wrong} to ${to}`);
    }
  }
}

function assertPlace(state: EffectState, isReached: boolean, table: StateTable): void {
  if (!isReached) {
    throw new Error(`effect state ${state} can't be reached`);
  }
  if (isEnd(state) !== (table[state].length === 0)) {
    throw new Error(`effect state ${state} is ${isEnd(state) ? 'an end with a way out' : 'a dead end'}`);
  }
  if (![...reachableFrom(state, table)].some(isEnd)) {
    throw new Error(`effect state ${state} leads to no end`);
  }
}

type StateTable = Readonly<Record<EffectState, readonly EffectState[]>>;

function reachableFrom(start: EffectState, table: StateTable): ReadonlySet<EffectState> {
  const reached = new Set<EffectState>([start]);
  for (const state of reached) {
    for (const next of table[state]) {
      reached.add(next);
    }
  }
  return reached;
}
