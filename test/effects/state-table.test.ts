import { describe, expect, it } from '@jest/globals';
import { effectStates } from '../../src/commerce/effect.ts';
import { moves } from '../../src/effects/effect-run-sql.ts';
import { assertStateTable, endStates, isEnd, mayMove, stateTable } from '../../src/effects/state-table.ts';

describe('the state table', () => {
  it('holds for every move of the statements', () => {
    expect(() => assertStateTable(moves)).not.toThrow();
  });

  it('has no step that no statement takes', () => {
    const taken = moves.flatMap(({ from, to }) => from.map((state) => `${state} > ${to}`));
    const listed = effectStates.flatMap((state) => stateTable[state].map((next) => `${state} > ${next}`));

    expect(taken.toSorted()).toEqual(listed.toSorted());
  });

  it('lets nothing leave an end, and nothing run that is unknown', () => {
    for (const end of endStates) for (const next of effectStates) expect(mayMove(end, next)).toBe(false);
    expect([
      mayMove('unknown', 'executing'),
      mayMove('unknown', 'ready'),
      mayMove('awaiting_consent', 'executing'),
    ]).toEqual([false, false, false]);
    expect(effectStates.filter(isEnd).sort()).toEqual([...endStates].sort());
  });

  it.each([
    [
      'a state nobody reaches',
      { ...stateTable, executing: ['done', 'failed', 'ready'] as const },
      "unknown can't be reached",
    ],
    ['an end with a way out', { ...stateTable, done: ['ready'] as const }, 'done is an end with a way out'],
    ['a dead end', { ...stateTable, unknown: [] as const }, 'unknown is a dead end'],
  ])('is refused at the start with %s', (_what, table, fault) => {
    expect(() => assertStateTable([], table)).toThrow(fault);
  });

  it('is refused at the start when a statement moves otherwise', () => {
    expect(() => assertStateTable([{ from: ['refused'], to: 'ready' }])).toThrow('never go from refused to ready');
  });
});
