import { isUsable } from '../activate-policy.ts';
import { capParameterNames } from '../caps.ts';
import { namesIn } from '../condition.ts';
import type { Clause, Parameter, PolicyPack } from '../pack.ts';
import { usualDiscountParameter } from '../usual-discount.ts';
import type { Finding } from './finding.ts';

/** Each parameter has sensible bounds and a default within them, and somebody asks for it. */
export function checkParameters(pack: PolicyPack): readonly Finding[] {
  const used = new Set([...pack.clauses.flatMap(parametersIn), ...capParameterNames, usualDiscountParameter]);
  const names = Object.keys(pack.parameters);
  return Object.entries(pack.parameters).flatMap(([name, parameter]) => [
    ...(isInOrder(parameter) ? [] : [found(name, 'its lower bound is above its upper one')]),
    ...checkDefault(name, parameter, names),
    ...(used.has(name) ? [] : [found(name, 'no clause asks for it')]),
  ]);
}

export function parametersIn(clause: Clause): readonly string[] {
  const terms = [clause.hold, clause.fee?.value].filter((term) => typeof term === 'object');
  return [...namesIn(clause.when).parameters, ...terms.map((term) => (typeof term === 'object' ? term.parameter : ''))];
}

function isInOrder({ min, max }: Parameter): boolean {
  return (min ?? 0) <= (max ?? Number.POSITIVE_INFINITY);
}

function checkDefault(name: string, parameter: Parameter, names: readonly string[]): readonly Finding[] {
  if (typeof parameter.default === 'object') {
    const isBelow = names.indexOf(parameter.default.of) < names.indexOf(name);
    return isBelow && names.includes(parameter.default.of)
      ? []
      : [found(name, `it follows ${parameter.default.of}, which does not stand above it`)];
  }
  return isUsable(parameter.default, parameter)
    ? []
    : [found(name, 'its default is out of bounds or of the wrong kind')];
}

function found(at: string, message: string): Finding {
  return { rule: 'parameter', at, message };
}
