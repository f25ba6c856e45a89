import { type Condition, evaluate, type FactValue, type Lookup, leavesOf, namesIn } from '../condition.ts';
import { describeFact, type FactName } from '../fact-catalogue.ts';

export type Assignment = ReadonlyMap<FactName, FactValue>;

export interface Question {
  readonly holds: readonly Condition[];
  readonly fails: readonly Condition[];
  readonly parameters: Pick<Lookup, 'number' | 'isOn'>;
}

/**
 * Values of facts under which all of `holds` are true and all of `fails` are false, tried over the values at which a
 * condition can change its mind (n-1, n, n+1). Undefined: there are none. Branches on the condition that is closest to
 * being decided, so that a dead end shows early. @throws RangeError when it takes too many steps.
 */
export function findWitness(question: Question): Assignment | undefined {
  const search = new Search(question);
  return search.extend(new Map());
}

const maxSteps = 200_000;

class Search {
  private steps = 0;
  private readonly domains = new Map<FactName, readonly FactValue[]>();
  private readonly parts: readonly {
    readonly condition: Condition;
    readonly want: boolean;
    readonly facts: FactName[];
  }[];

  constructor(private readonly question: Question) {
    const { holds, fails } = question;
    this.parts = [
      ...holds.map((condition) => ({ condition, want: true, facts: [...namesIn(condition).facts] })),
      ...fails.map((condition) => ({ condition, want: false, facts: [...namesIn(condition).facts] })),
    ];
    for (const fact of new Set(this.parts.flatMap((part) => part.facts))) {
      this.domains.set(fact, domainOf(fact, [...holds, ...fails], question.parameters));
    }
  }

  extend(assignment: Map<FactName, FactValue>): Assignment | undefined {
    this.steps += 1;
    if (this.steps > maxSteps) {
      throw new RangeError('too many combinations of facts to look through');
    }
    const open = this.findOpen(assignment);
    if (open === 'dead') {
      return undefined;
    }
    if (open === 'solved') {
      return assignment;
    }
    for (const value of this.domains.get(open) ?? []) {
      const found = this.extend(new Map([...assignment, [open, value]]));
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }

  /** The next fact to try: of the undecided condition with the fewest unknown facts. */
  private findOpen(assignment: Assignment): FactName | 'dead' | 'solved' {
    const lookup: Lookup = { ...this.question.parameters, fact: (name) => assignment.get(name) };
    let next: FactName | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const part of this.parts) {
      const answer = evaluate(part.condition, lookup);
      if (answer === !part.want) {
        return 'dead';
      }
      const unknown = part.facts.filter((fact) => !assignment.has(fact));
      if (answer === undefined && unknown.length < fewest) {
        fewest = unknown.length;
        next = unknown[0];
      }
    }
    return next ?? (fewest === Number.POSITIVE_INFINITY ? 'solved' : 'dead');
  }
}

function domainOf(
  fact: FactName,
  conditions: readonly Condition[],
  parameters: Question['parameters'],
): readonly FactValue[] {
  const { type, values } = describeFact(fact);
  if (type === 'boolean') {
    return [false, true];
  }
  if (type === 'text') {
    return values ?? [];
  }
  const bounds = conditions.flatMap(leavesOf).flatMap((leaf) => {
    if (!('fact' in leaf) || leaf.fact !== fact || !('value' in leaf)) {
      return [];
    }
    const bound = typeof leaf.value === 'number' ? leaf.value : parameters.number(leaf.value.parameter);
    return bound === undefined ? [] : [bound - 1, bound, bound + 1];
  });
  return [...new Set([0, ...bounds])].filter((value) => value >= 0).sort((one, other) => one - other);
}

/** `line.delivery = delivered, line.daysSinceDelivery = 31` */
export function showWitness(assignment: Assignment): string {
  return assignment.size === 0
    ? 'always'
    : [...assignment].map(([name, value]) => `${name} = ${String(value)}`).join(', ');
}
