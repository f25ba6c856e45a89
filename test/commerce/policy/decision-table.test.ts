import { describe, expect, it } from '@jest/globals';
import { generalRetail } from '../../../src/packs/general-retail/policy.ts';
import { decide, prepareCases } from './decide.ts';
import { otherCases } from './other-cases.ts';
import { refundCases } from './refund-cases.ts';
import { returnCases } from './return-cases.ts';

describe('the decision table of general-retail', () => {
  it('has at least 200 cases of returns and refunds', () => {
    expect(returnCases.length + refundCases.length).toBeGreaterThanOrEqual(200);
  });

  it.each([
    ['returns', returnCases],
    ['refunds', refundCases],
    ['all other wishes', otherCases],
  ] as const)('decides %s as expected', (_what, rows) => {
    const cases = prepareCases(rows, generalRetail);

    const decisions = cases.map((one) => `${one.name.split(' -> ')[0]} -> ${decide(one)}`);

    expect(decisions).toEqual(cases.map((one) => one.name));
  });
});
