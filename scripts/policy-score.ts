/**
 * How many small faults in the policy its decision table would notice, printed like coverage: `npm run policy:score`.
 * Ends with 1 below 95 % or when a clause is not covered.
 */
import { generalRetail } from '../src/packs/general-retail/policy.ts';
import { printScore, scoreMutants } from '../test/commerce/policy/mutation-score.ts';
import { otherCases } from '../test/commerce/policy/other-cases.ts';
import { refundCases } from '../test/commerce/policy/refund-cases.ts';
import { returnCases } from '../test/commerce/policy/return-cases.ts';

const score = scoreMutants(generalRetail, [...returnCases, ...refundCases, ...otherCases]);
console.log(printScore(score));
process.exitCode = score.uncovered.length === 0 && score.killed / score.made >= 0.95 ? 0 : 1;
