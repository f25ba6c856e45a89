import { describe, expect, it } from '@jest/globals';
import { generalRetail } from '../../../src/packs/general-retail/policy.ts';
import { printScore, scoreMutants } from './mutation-score.ts';
import { otherCases } from './other-cases.ts';
import { refundCases } from './refund-cases.ts';
import { returnCases } from './return-cases.ts';

describe('the mutation score of general-retail', () => {
  const score = scoreMutants(generalRetail, [...returnCases, ...refundCases, ...otherCases]);

  it('notices at least 95 % of small faults in clauses and numbers', () => {
    expect(score.killed / score.made).toBeGreaterThanOrEqual(0.95);
    expect(score.made).toBeGreaterThan(700);
  });

  it('covers each clause: none can go without a case failing', () => {
    expect(score.uncovered).toEqual([]);
  });

  it('notices each number that is one step off', () => {
    const parameters = Object.keys(generalRetail.parameters);

    expect(score.survivors.filter((survivor) => parameters.includes(survivor.split(':')[0] ?? ''))).toEqual([]);
  });

  it('names a clause as not covered when the table loses its cases', () => {
    const clauses = generalRetail.clauses.filter((clause) => clause.actions.includes('change_subscription'));
    const rows = otherCases.filter(([{ action }]) => action === 'change_subscription');
    const poorer = rows.filter(([, expected]) => !expected.includes('subscription.no_next'));

    const { uncovered } = scoreMutants({ ...generalRetail, clauses }, poorer);

    expect(uncovered).toEqual(['subscription.no_next']);
  });

  it('prints like a coverage report', () => {
    expect(printScore(score)).toContain(`${score.killed}/${score.made}`);
  });
});
