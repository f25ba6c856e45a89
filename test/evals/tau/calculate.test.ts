import { describe, expect, it } from '@jest/globals';
import { calculate } from '../../../evals/tau/calculate.ts';

describe('calculate', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['481.50 - 466.75', 14.75],
    ['-2 + 10 / 4', 0.5],
  ])('works out %s', (expression, value) => {
    expect(calculate(expression)).toBe(value);
  });

  it.each([['1 +'], ['process.exit(1)'], ['(1 + 2'], ['1 / 0'], ['']])('refuses "%s"', (expression) => {
    expect(calculate(expression)).toBeUndefined();
  });
});
