import { describe, expect, it } from '@jest/globals';
import { compare, limit, toTable } from '../../bench/goals.ts';

describe('findings of the benchmark', () => {
  it('meets a goal that is a ratio to the floor', () => {
    const finding = compare('CPU', 'ms', { floor: 2, service: 3 }, { text: '<= 2x', maxRatio: 2 });

    expect(finding).toMatchObject({ ratio: 1.5, isMet: true });
  });

  it('misses a goal of its own, however slow the floor is', () => {
    const finding = limit('start', 'ms', { floor: 4_000, service: 2_000 }, { text: '<= 1.5 s', max: 1_500 });

    expect(finding).toMatchObject({ ratio: 0.5, isMet: false });
  });

  it('judges nothing that was not measured', () => {
    const finding = compare('CPU', 'ms', { floor: undefined, service: 3 }, { text: '<= 2x', maxRatio: 2 });

    expect(finding).toEqual({ what: 'CPU', floor: 'n/a', service: '3.00 ms', goal: '<= 2x' });
  });

  it('prints goals with their verdicts in one table', () => {
    const table = toTable([
      compare('CPU', 'ms', { floor: 2, service: 3 }, { text: '<= 2x', maxRatio: 2 }),
      limit('start', 'ms', { floor: undefined, service: 2_000 }, { text: '<= 1.5 s', max: 1_500 }),
    ]);

    expect(table.split('\n').slice(2)).toEqual([
      'CPU    2.00 ms  3.00 ms     1.50  <= 2x     ok',
      'start           2000 ms           <= 1.5 s  MISSED',
    ]);
  });
});
