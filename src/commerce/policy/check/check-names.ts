import type { WriteAction } from '../../write-request.ts';
import { type Leaf, leavesOf } from '../condition.ts';
import { deriveFacts } from '../derive-facts.ts';
import { describeFact, isFactName } from '../fact-catalogue.ts';
import type { Clause, PolicyPack } from '../pack.ts';
import { parametersIn } from './check-parameters.ts';
import type { Finding } from './finding.ts';
import { sampleSituations } from './sample-situations.ts';

/** Clauses ask only for facts that exist, are of that type and are known for each of their actions. */
export function checkNames(pack: PolicyPack): readonly Finding[] {
  return pack.clauses.flatMap((clause) => {
    const messages = leavesOf(clause.when).flatMap((leaf) => checkLeaf(leaf, clause, pack));
    const unknown = parametersIn(clause).filter((name) => !Object.hasOwn(pack.parameters, name));
    return [...messages, ...unknown.map((name) => `there is no parameter ${name}`)].map(
      (message): Finding => ({ rule: 'fact', at: `${clause.id} v${clause.version}`, message }),
    );
  });
}

function checkLeaf(leaf: Leaf, clause: Clause, pack: PolicyPack): readonly string[] {
  if ('parameter' in leaf) {
    const kind = pack.parameters[leaf.parameter]?.kind;
    return kind !== undefined && 'is' in leaf !== (kind === 'switch')
      ? [`${leaf.parameter} is asked as what it is not`]
      : [];
  }
  if (!isFactName(leaf.fact)) {
    return [`there is no fact ${String(leaf.fact)}`];
  }
  const { type, of } = describeFact(leaf.fact);
  const asked = 'is' in leaf ? 'boolean' : 'in' in leaf ? 'text' : 'number';
  const never = clause.actions.filter((action) => !factsKnownFor(action).has(leaf.fact));
  return [
    ...(asked === type ? [] : [`${leaf.fact} is a ${type} and asked as a ${asked}`]),
    ...('in' in leaf ? listForeignValues(leaf) : []),
    ...never.map((action) => `${leaf.fact} is never derived for ${action}`),
    ...(clause.effect === 'fee' && of !== 'wish' ? ['a fee holds for the whole wish and can’t ask that'] : []),
  ];
}

function listForeignValues(leaf: Extract<Leaf, { in: readonly string[] }>): readonly string[] {
  const values = describeFact(leaf.fact).values ?? [];
  return leaf.in.filter((value) => !values.includes(value)).map((value) => `${leaf.fact} is never “${value}”`);
}

const known = new Map<WriteAction, ReadonlySet<string>>();

function factsKnownFor(action: WriteAction): ReadonlySet<string> {
  const cached = known.get(action);
  if (cached !== undefined) {
    return cached;
  }
  const names = new Set(
    sampleSituations(action).flatMap((situation) => {
      const { wish, lines } = deriveFacts(situation);
      return [wish, ...lines.map((line) => line.facts)].flatMap((facts) =>
        Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [name])),
      );
    }),
  );
  known.set(action, names);
  return names;
}
