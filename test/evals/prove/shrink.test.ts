import { describe, expect, it } from '@jest/globals';
import { deriveSeed, Random } from '../../../evals/prove/random.ts';
import { shrink } from '../../../evals/prove/shrink.ts';

describe('the seeded generator', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const draw = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 20 }, () => random.int(1000));
    };

    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(new Set(Array.from({ length: 1000 }, (_, index) => deriveSeed(1, index))).size).toBe(1000);
  });

  it('weighs as it is told', () => {
    const random = new Random(1);
    const drawn = Array.from({ length: 10_000 }, () =>
      random.weigh([
        [9, 'often'],
        [1, 'seldom'],
      ] as const),
    );

    const share = drawn.filter((it) => it === 'often').length / drawn.length;
    expect(share).toBeGreaterThan(0.88);
    expect(share).toBeLessThan(0.92);
  });
});

describe('shrinking', () => {
  it('leaves the few items that make it fail, in their order', async () => {
    const items = Array.from({ length: 100 }, (_, index) => index);

    const left = await shrink(items, async (some) => some.includes(13) && some.includes(77));

    expect(left).toEqual([13, 77]);
  });

  it('leaves what it was given when nothing can go, and asks no more often than allowed', async () => {
    let asked = 0;
    const left = await shrink(
      [1, 2, 3],
      async (some) => {
        asked += 1;
        return some.length === 3;
      },
      10,
    );

    expect(left).toEqual([1, 2, 3]);
    expect(asked).toBeLessThanOrEqual(10);
  });
});
