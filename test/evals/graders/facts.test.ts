import { describe, expect, it } from '@jest/globals';
import { gradeFacts } from '../../../evals/graders/facts.ts';
import { createGradedTurn, order1042 } from './graded-turn.ts';

describe('gradeFacts', () => {
  it('takes the values from the sandbox', () => {
    const { parcel } = order1042();
    const turn = { facts: ['carrier', 'tracking'] as const };

    expect(gradeFacts(createGradedTurn(`UPS, ${parcel.trackingNumber}`, { turn }))).toMatchObject({ score: 1 });
  });

  it('names what is missing and gives its share', () => {
    const turn = { facts: ['carrier', 'tracking'] as const };

    expect(gradeFacts(createGradedTurn('It is with UPS.', { turn }))).toMatchObject({
      score: 0.5,
      expected: `tracking ${order1042().parcel.trackingNumber}`,
    });
  });

  it('refuses a data set that quotes what the shop never wrote', () => {
    const turn = { quotes: ['365 days'] };

    expect(() => gradeFacts(createGradedTurn('365 days', { turn }))).toThrow('the shop does not have');
  });

  it('grades nothing where nothing is expected', () => {
    expect(gradeFacts(createGradedTurn('Hello!'))).toBeUndefined();
  });
});
