import { type WriteAction, writeActions } from '../../write-request.ts';
import { activatePolicy } from '../activate-policy.ts';
import { any, type Condition, isFalse, isIn, isTrue, namesIn } from '../condition.ts';
import { wishedLines } from '../line-facts.ts';
import type { ActiveClause, ActivePolicy, PolicyPack } from '../pack.ts';
import { majorToMinor } from '../shop-money.ts';
import type { Finding } from './finding.ts';
import { sampleSituations } from './sample-situations.ts';
import { findWitness, type Question, showWitness } from './witness.ts';

/** Contradictions, gaps and clauses that never decide, at one moment, with the defaults and each number at its ends. */
export function checkLogic(pack: PolicyPack, moment: Date): readonly Finding[] {
  const variants = listVariants(pack).map((variant) => ({
    ...variant,
    policy: activatePolicy(pack, variant.settings, moment),
  }));
  return [
    ...variants.flatMap(({ policy, changed }) =>
      writeActions
        .filter((action) => changed === undefined || isAskedFor(changed, action, policy))
        .flatMap((action) => checkAction(action, policy)),
    ),
    ...listUnreachable(variants.map(({ policy }) => policy)),
  ];
}

interface Variant {
  readonly settings: Readonly<Record<string, unknown>>;
  /** The parameter that is not at its default. */
  readonly changed?: string;
}

function listVariants(pack: PolicyPack): readonly Variant[] {
  const variants = Object.entries(pack.parameters).flatMap(([name, { kind, min, max, setting }]) =>
    (kind === 'switch' ? [true, false] : [min, max])
      .filter((value) => value !== undefined)
      .map((value) => ({
        changed: name,
        settings: setting === undefined ? { policy: { [name]: value } } : { [setting]: value },
      })),
  );
  return [{ settings: {} }, ...variants];
}

function isAskedFor(parameter: string, action: WriteAction, policy: ActivePolicy): boolean {
  return (policy.byAction[action] ?? []).some((clause) => namesIn(clause.when).parameters.has(parameter));
}

function checkAction(action: WriteAction, policy: ActivePolicy): readonly Finding[] {
  const clauses = policy.byAction[action] ?? [];
  const wishes = sampleSituations(action).map((situation) => wishedLines(situation.request).length > 0);
  return [
    ...[...new Set(wishes)].flatMap((hasItems) => listGaps(action, clauses, policy, hasItems)),
    ...listContradictions(action, clauses, policy),
  ];
}

/** A wish without items is never asked about them. */
function listGaps(
  action: WriteAction,
  clauses: readonly ActiveClause[],
  policy: ActivePolicy,
  hasItems: boolean,
): readonly Finding[] {
  const when = (effect: ActiveClause['effect']) =>
    clauses
      .filter((clause) => clause.effect === effect && (hasItems || !clause.isPerLine))
      .map((clause) => clause.when);
  const refuse = when('refuse');
  const allow = when('allow');
  const gaps: readonly [string, readonly Condition[], readonly Condition[]][] = [
    ['no clause says what happens', [], [...refuse, ...allow]],
    ['it needs no consent', [any(...allow)], [...refuse, ...when('consent')]],
    ['somebody else than the owner is not refused', [isFalse('shopper.isOwner')], refuse],
    ['a shopper without any proof is not refused', [isIn('shopper.identity', 'none')], refuse],
    ['a paused store does not refuse', [isTrue('store.isPaused')], refuse],
  ];
  const shape: Condition = { fact: 'wish.hasItems', is: hasItems };
  return gaps.flatMap(([message, holds, fails]) =>
    report('gap', action, message, { holds: [shape, ...holds], fails, parameters: parametersOf(policy) }),
  );
}

/** A refusal that asks about nothing else than an allowance does is no exception to it: both can't be meant. */
function listContradictions(
  action: string,
  clauses: readonly ActiveClause[],
  policy: ActivePolicy,
): readonly Finding[] {
  const allows = clauses.filter((clause) => clause.effect === 'allow');
  return allows.flatMap((allow) => {
    const asked = namesIn(allow.when).facts;
    const rivals = clauses.filter(
      (clause) => clause.effect === 'refuse' && [...namesIn(clause.when).facts].every((fact) => asked.has(fact)),
    );
    return rivals.flatMap((refuse) =>
      report('contradiction', `${allow.id} and ${refuse.id}`, `one allows and one refuses to ${action}`, {
        holds: [allow.when, refuse.when],
        fails: [],
        parameters: parametersOf(policy),
      }),
    );
  });
}

/** Those that decide nothing under any setting: always false, or always behind a refusal. */
function listUnreachable(policies: readonly ActivePolicy[]): readonly Finding[] {
  const clauses = policies[0]?.clauses ?? [];
  return clauses
    .filter((clause) => !policies.some((policy) => canDecide(clause, policy)))
    .map((clause) => ({
      rule: 'unreachable',
      at: clause.id,
      message: 'it never decides: its condition never holds, or something else always refuses when it does',
    }));
}

function canDecide(clause: ActiveClause, policy: ActivePolicy): boolean {
  return clause.actions.some((action) => {
    const refusals = (policy.byAction[action] ?? []).filter((other) => other.effect === 'refuse');
    const fails = clause.effect === 'refuse' ? [] : refusals.map((other) => other.when);
    return findWitness({ holds: [clause.when], fails, parameters: parametersOf(policy) }) !== undefined;
  });
}

function report(rule: Finding['rule'], at: string, message: string, question: Question): readonly Finding[] {
  const witness = findWitness(question);
  return witness === undefined ? [] : [{ rule, at, message: `${message} (${showWitness(witness)})` }];
}

/** Any currency does: facts are looked at in the same minor units. */
function parametersOf(policy: ActivePolicy): Question['parameters'] {
  return {
    isOn: (name) => policy.switches[name],
    number: (name) => {
      const value = policy.numbers[name];
      return value !== undefined && policy.parameters[name]?.kind === 'money' ? majorToMinor(value, 'USD') : value;
    },
  };
}
