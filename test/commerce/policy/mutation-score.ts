import { minorDigits } from '../../../src/commerce/money.ts';
import { activatePolicy } from '../../../src/commerce/policy/activate-policy.ts';
import type { ActivePolicy, Clause, PolicyPack } from '../../../src/commerce/policy/pack.ts';
import { type Case, decide, prepareCases, type Row } from './decide.ts';
import { type Mutant, mutateClause, mutateParameters, type ParameterMutant } from './mutants.ts';

export interface Score {
  /** Of each clause and parameter: mutants made and caught. */
  readonly rows: readonly { readonly name: string; readonly made: number; readonly killed: number }[];
  readonly made: number;
  readonly killed: number;
  /** What no case noticed. */
  readonly survivors: readonly string[];
  /** Clauses of which not one case says that they held. */
  readonly uncovered: readonly string[];
}

/** Puts each mutant of each clause and number to the decision table until one case decides otherwise. */
export function scoreMutants(pack: PolicyPack, table: readonly Row[]): Score {
  const cases = prepareCases(table, pack);
  const clauses = pack.clauses.flatMap((clause) =>
    mutateClause(clause).map((mutant) => ({
      name: clause.id,
      what: mutant.what,
      isKilled: isClauseKilled(clause, mutant, cases),
    })),
  );
  const parameters = mutateParameters(pack).map((mutant) => ({
    name: mutant.parameter,
    what: mutant.what,
    isKilled: cases.some((one) => decide(one, moveParameter(one, mutant)) !== one.expected),
  }));
  const all = [...clauses, ...parameters];
  const names = [...new Set(all.map((one) => one.name))];
  return {
    rows: names.map((name) => {
      const own = all.filter((one) => one.name === name);
      return { name, made: own.length, killed: own.filter((one) => one.isKilled).length };
    }),
    made: all.length,
    killed: all.filter((one) => one.isKilled).length,
    survivors: all.filter((one) => !one.isKilled).map((one) => `${one.name}: ${one.what}`),
    uncovered: listUncovered(pack, clauses),
  };
}

/** A clause is covered when its absence is noticed. */
function listUncovered(pack: PolicyPack, mutants: readonly { name: string; what: string; isKilled: boolean }[]) {
  return pack.clauses
    .map((clause) => clause.id)
    .filter((id) => !mutants.some((one) => one.name === id && one.what === 'clause removed' && one.isKilled));
}

function isClauseKilled(clause: Clause, mutant: Mutant, cases: readonly Case[]): boolean {
  const policies = new Map<ActivePolicy, ActivePolicy>();
  const concerned = cases.filter((one) => clause.actions.includes(one.action));
  const isNamed = (one: Case) => one.expected.includes(clause.id);
  return [...concerned.filter(isNamed), ...concerned.filter((one) => !isNamed(one))].some((one) => {
    const mutated = policies.get(one.policy) ?? replaceClause(one.policy, clause, mutant);
    policies.set(one.policy, mutated);
    return decide(one, mutated) !== one.expected;
  });
}

function replaceClause(policy: ActivePolicy, clause: Clause, { clause: mutated }: Mutant): ActivePolicy {
  const swap = policy.clauses.flatMap((one) =>
    one.id === clause.id ? (mutated === undefined ? [] : [mutated]) : [one],
  );
  const { clauses, byAction } = activatePolicy({ ...shell, clauses: swap }, {}, shellTime);
  return { ...policy, clauses, byAction };
}

const shellTime = new Date('2026-11-20T12:00:00Z');
const nothing = { en: '', de: '', fr: '', es: '' };
const shell = { name: 'mutant', version: 0, parameters: {}, unknownFact: nothing, nothingAllows: nothing };

function moveParameter({ policy, facts }: Case, { parameter, by }: ParameterMutant): ActivePolicy {
  if (by === 0) {
    return { ...policy, switches: { ...policy.switches, [parameter]: policy.switches[parameter] !== true } };
  }
  const isMoney = policy.parameters[parameter]?.kind === 'money';
  const step = isMoney ? 10 ** -minorDigits(facts.currency ?? 'USD') : 1;
  return { ...policy, numbers: { ...policy.numbers, [parameter]: (policy.numbers[parameter] ?? 0) + by * step } };
}

/** Like a coverage report: one line each, survivors at the end. */
export function printScore({ rows, made, killed, survivors, uncovered }: Score): string {
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1).padStart(6)} %`;
  const width = Math.max(...rows.map((row) => row.name.length));
  return [
    `${'clause or parameter'.padEnd(width)}   caught  mutants`,
    ...rows.map((row) => `${row.name.padEnd(width)}  ${percent(row.killed, row.made)}  ${row.killed}/${row.made}`),
    ...survivors.map((survivor) => `survived: ${survivor}`),
    ...uncovered.map((id) => `not covered: ${id}`),
    `${'all'.padEnd(width)}  ${percent(killed, made)}  ${killed}/${made}`,
  ].join('\n');
}
