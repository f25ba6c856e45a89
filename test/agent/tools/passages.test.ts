import { describe, expect, it } from '@jest/globals';
import { pickPassages } from '../../../src/agent/tools/passages.ts';
import { createPolicy } from '../../factories/product.ts';

const policy = createPolicy({
  body: 'Returns\n\nYou may return most items within 30 days.\n\nReturn shipping costs $7.95.\n\nItems that can’t be returned\n\n- Gift cards\n- Camping fuel\n\nWarranty\n\nOur gear is guaranteed for 2 years.',
});

describe('passages of a policy', () => {
  it('end before the next heading and do not begin with their own', () => {
    const passages = pickPassages([policy], 'gift cards return warranty', 9);

    expect(passages.map(({ heading, text }) => [heading, text])).toEqual(
      expect.arrayContaining([
        ['Returns', 'You may return most items within 30 days.\nReturn shipping costs $7.95.'],
        ['Items that can’t be returned', '- Gift cards\n- Camping fuel'],
        ['Warranty', 'Our gear is guaranteed for 2 years.'],
      ]),
    );
  });

  it('are found by their heading', () => {
    expect(pickPassages([policy], 'warranty', 1)[0]?.heading).toBe('Warranty');
  });
});
