import type { WriteAction } from '../write-request.ts';
import { namesIn } from './condition.ts';
import { describeFact } from './fact-catalogue.ts';
import type { ActiveClause, ActivePolicy, Clause, Parameter, PolicyPack } from './pack.ts';

/**
 * The clauses in force at `now` with the numbers of one store. A setting of the wrong type or out of bounds is ignored
 * and named in `ignoredSettings`; the default stands in for it. Cheap enough to be called for each turn.
 */
export function activatePolicy(pack: PolicyPack, settings: Readonly<Record<string, unknown>>, now: Date): ActivePolicy {
  const clauses = pack.clauses
    .map(prepare)
    .filter((clause) => clause.fromMs <= now.getTime() && now.getTime() < clause.toMs);
  return {
    name: `${pack.name}@${pack.version}`,
    clauses,
    byAction: groupByAction(clauses),
    ...readParameters(pack, settings),
    parameters: pack.parameters,
    unknownFact: pack.unknownFact,
    nothingAllows: pack.nothingAllows,
  };
}

const prepared = new WeakMap<Clause, ActiveClause>();

function prepare(clause: Clause): ActiveClause {
  const known = prepared.get(clause);
  if (known !== undefined) {
    return known;
  }
  const facts = [...namesIn(clause.when).facts].map(describeFact);
  const active = {
    ...clause,
    isPerLine: facts.some((fact) => fact?.of === 'line'),
    needsPreview: facts.some((fact) => fact?.of === 'preview'),
    fromMs: Date.parse(clause.effectiveFrom),
    toMs: clause.effectiveTo === undefined ? Number.POSITIVE_INFINITY : Date.parse(clause.effectiveTo),
  };
  prepared.set(clause, active);
  return active;
}

function groupByAction(clauses: readonly ActiveClause[]): ActivePolicy['byAction'] {
  const groups: Partial<Record<WriteAction, ActiveClause[]>> = {};
  for (const clause of clauses) {
    for (const action of clause.actions) {
      const group = groups[action] ?? [];
      group.push(clause);
      groups[action] = group;
    }
  }
  return groups;
}

function readParameters(
  pack: PolicyPack,
  settings: Readonly<Record<string, unknown>>,
): Pick<ActivePolicy, 'numbers' | 'switches' | 'ignoredSettings'> {
  const section = toRecord(settings.policy);
  const numbers: Record<string, number> = {};
  const switches: Record<string, boolean> = {};
  const ignored = listUnknown(section, pack);
  const readGiven = (name: string, { setting }: Parameter) =>
    setting === undefined ? section[name] : settings[setting];
  for (const [name, parameter] of Object.entries(pack.parameters)) {
    const given = readGiven(name, parameter);
    const value = isUsable(given, parameter) ? given : defaultOf(parameter, numbers);
    if (given !== undefined && given !== value) {
      ignored.push(parameter.setting ?? `policy.${name}`);
    }
    if (typeof value === 'number') {
      numbers[name] = value;
    } else if (value !== undefined) {
      switches[name] = value;
    }
  }
  return { numbers, switches, ignoredSettings: ignored };
}

function listUnknown(section: Readonly<Record<string, unknown>>, { parameters }: PolicyPack): string[] {
  return Object.keys(section)
    .filter((name) => !Object.hasOwn(parameters, name) || parameters[name]?.setting !== undefined)
    .map((name) => `policy.${name}`);
}

/** Whether a value may stand for the parameter: its type, whole where it counts, within its bounds. */
export function isUsable(value: unknown, { kind, min, max }: Parameter): value is number | boolean {
  if (kind === 'switch') {
    return typeof value === 'boolean';
  }
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  const isWhole = kind === 'money' || (isNumber && Number.isInteger(value));
  return isNumber && isWhole && value >= (min ?? 0) && value <= (max ?? Number.MAX_SAFE_INTEGER);
}

/** A default that follows another parameter needs that one listed before it. */
function defaultOf(parameter: Parameter, numbers: Readonly<Record<string, number>>): number | boolean | undefined {
  if (typeof parameter.default !== 'object') {
    return parameter.default;
  }
  const base = numbers[parameter.default.of];
  return base === undefined ? undefined : Math.min(base * parameter.default.times, parameter.max ?? Infinity);
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
