import { describe, expect, it } from '@jest/globals';
import { median, percentile } from '../../bench/statistics.ts';

describe('statistics of the benchmark', () => {
  it('takes the value in the middle, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('takes the mean of the two in the middle of an even count', () => {
    expect(median([1, 2, 10, 20])).toBe(6);
  });

  it('has no median of nothing', () => {
    expect(median([])).toBeNaN();
  });

  it('finds the slowest hundredth', () => {
    const numbers = Array.from({ length: 200 }, (_, place) => place);

    expect(percentile(numbers, 0.99)).toBe(198);
  });
});
