import type { Comparison, Condition } from '../../../src/commerce/policy/condition.ts';
import { describeFact } from '../../../src/commerce/policy/fact-catalogue.ts';
import type { Clause, Parameter, PolicyPack } from '../../../src/commerce/policy/pack.ts';

/** One small fault in a pack: a clause replaced (or gone), or a number moved. */
export interface Mutant {
  readonly clauseId: string;
  readonly what: string;
  /** What stands for the clause; absent when it is gone. */
  readonly clause?: Clause;
}

/** A number one step off or a switch thrown, whatever the store has set. */
export interface ParameterMutant {
  readonly parameter: string;
  readonly what: string;
  /** Steps: days, percents, counts, or one minor unit of money; 0 throws the switch. */
  readonly by: number;
}

export function mutateClause(clause: Clause): readonly Mutant[] {
  const replace = (what: string, changed: Partial<Clause>): Mutant => ({
    clauseId: clause.id,
    what,
    clause: { ...clause, ...changed },
  });
  const { alternative, ...noWayOut } = clause;
  const { hold, ...noHold } = clause;
  const weaker = weakened[clause.effect];
  return [
    { clauseId: clause.id, what: 'clause removed' },
    ...(weaker === undefined ? [] : [replace(`${clause.effect} weakened to ${weaker}`, { effect: weaker })]),
    ...(alternative === undefined ? [] : [{ clauseId: clause.id, what: 'no alternative', clause: noWayOut }]),
    ...(hold === undefined ? [] : [{ clauseId: clause.id, what: 'no hold', clause: noHold }]),
    ...clause.actions.map((action) =>
      replace(`not for ${action}`, { actions: clause.actions.filter((other) => other !== action) }),
    ),
    ...mutateCondition(clause.when).map(([what, when]) => replace(what, { when })),
  ];
}

const weakened: Readonly<Partial<Record<Clause['effect'], Clause['effect']>>> = {
  refuse: 'approve',
  approve: 'consent',
  code: 'consent',
  consent: 'allow',
};

type Change = readonly [what: string, condition: Condition];

function mutateCondition(condition: Condition): readonly Change[] {
  if ('all' in condition) {
    const swapped: Change[] = condition.all.length > 1 ? [['and -> or', { any: condition.all }]] : [];
    return [...swapped, ...mutateParts(condition.all, (all) => ({ all }))];
  }
  if ('any' in condition) {
    const swapped: Change[] = condition.any.length > 1 ? [['or -> and', { all: condition.any }]] : [];
    return [...swapped, ...mutateParts(condition.any, (any) => ({ any }))];
  }
  if ('not' in condition) {
    return [['not dropped', condition.not]];
  }
  return mutateLeaf(condition);
}

function mutateParts(parts: readonly Condition[], wrap: (parts: readonly Condition[]) => Condition): Change[] {
  return parts.flatMap((part, index) => {
    const dropped: Change[] =
      parts.length > 1 ? [[`part ${index + 1} dropped`, wrap(parts.filter((_, other) => other !== index))]] : [];
    const inner = mutateCondition(part).map(
      ([what, changed]): Change => [what, wrap(parts.map((other, at) => (at === index ? changed : other)))],
    );
    return [...dropped, ...inner];
  });
}

const edges: Readonly<Record<Comparison, Comparison>> = { '>': '>=', '>=': '>', '<': '<=', '<=': '<' };

function mutateLeaf(leaf: Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>): Change[] {
  if ('is' in leaf) {
    return [[`${nameOf(leaf)} flipped`, { ...leaf, is: !leaf.is }]];
  }
  if ('in' in leaf) {
    return (describeFact(leaf.fact).values ?? []).map((value) =>
      leaf.in.includes(value)
        ? [`${leaf.fact} no longer ${value}`, { ...leaf, in: leaf.in.filter((other) => other !== value) }]
        : [`${leaf.fact} also ${value}`, { ...leaf, in: [...leaf.in, value] }],
    );
  }
  const edge: Change = [`${nameOf(leaf)} ${leaf.than} -> ${edges[leaf.than]}`, { ...leaf, than: edges[leaf.than] }];
  if (typeof leaf.value !== 'number') {
    return [edge];
  }
  const moved = (by: number): Change => {
    const value = Number(leaf.value) + by;
    return [`${nameOf(leaf)} ${leaf.than} ${value}`, 'fact' in leaf ? { ...leaf, value } : { ...leaf, value }];
  };
  return [edge, moved(1), moved(-1)];
}

function nameOf(leaf: { readonly fact: string } | { readonly parameter: string }): string {
  return 'fact' in leaf ? leaf.fact : leaf.parameter;
}

export function mutateParameters(pack: PolicyPack): readonly ParameterMutant[] {
  return Object.entries(pack.parameters).flatMap(([parameter, { kind }]: [string, Parameter]) =>
    kind === 'switch'
      ? [{ parameter, what: 'switch thrown', by: 0 }]
      : [
          { parameter, what: 'one more', by: 1 },
          { parameter, what: 'one less', by: -1 },
        ],
  );
}
