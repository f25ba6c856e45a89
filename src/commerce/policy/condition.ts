import type { FactName } from './fact-catalogue.ts';

/** A question about facts and parameters, as data. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly fact: FactName; readonly is: boolean }
  | { readonly fact: FactName; readonly in: readonly string[] }
  | { readonly fact: FactName; readonly than: Comparison; readonly value: NumberTerm }
  | { readonly parameter: string; readonly is: boolean }
  | { readonly parameter: string; readonly than: Comparison; readonly value: number };

export type Comparison = '>' | '>=' | '<' | '<=';
export type NumberTerm = number | { readonly parameter: string };

/** Undefined is "nobody knows": neither true nor false. */
export type FactValue = number | boolean | string | undefined;
/** Absent means unknown. */
export type FactValues = Partial<Record<FactName, FactValue>>;

/** Where values come from. Money parameters arrive in minor units, as facts do. */
export interface Lookup {
  fact(name: FactName): FactValue;
  number(parameter: string): number | undefined;
  isOn(parameter: string): boolean | undefined;
}

/** Kleene's logic: what does not hang on the unknown is known all the same. Undefined: nobody can say. */
export function evaluate(condition: Condition, lookup: Lookup): boolean | undefined {
  if ('all' in condition) {
    return combine(condition.all, lookup, false);
  }
  if ('any' in condition) {
    return combine(condition.any, lookup, true);
  }
  if ('not' in condition) {
    const inner = evaluate(condition.not, lookup);
    return inner === undefined ? undefined : !inner;
  }
  return 'fact' in condition ? askFact(condition, lookup) : askParameter(condition, lookup);
}

function combine(parts: readonly Condition[], lookup: Lookup, decisive: boolean): boolean | undefined {
  let answer: boolean | undefined = !decisive;
  for (const part of parts) {
    const value = evaluate(part, lookup);
    if (value === decisive) {
      return decisive;
    }
    if (value === undefined) {
      answer = undefined;
    }
  }
  return answer;
}

function askFact(condition: Extract<Condition, { fact: FactName }>, lookup: Lookup): boolean | undefined {
  const value = lookup.fact(condition.fact);
  if ('is' in condition) {
    return typeof value === 'boolean' ? value === condition.is : undefined;
  }
  if ('in' in condition) {
    return typeof value === 'string' ? condition.in.includes(value) : undefined;
  }
  const bound = typeof condition.value === 'number' ? condition.value : lookup.number(condition.value.parameter);
  return typeof value === 'number' && bound !== undefined ? compare(value, condition.than, bound) : undefined;
}

function askParameter(condition: Extract<Condition, { parameter: string }>, lookup: Lookup): boolean | undefined {
  if ('is' in condition) {
    const value = lookup.isOn(condition.parameter);
    return value === undefined ? undefined : value === condition.is;
  }
  const value = lookup.number(condition.parameter);
  return value === undefined ? undefined : compare(value, condition.than, condition.value);
}

function compare(left: number, than: Comparison, right: number): boolean | undefined {
  if (Number.isNaN(left) || Number.isNaN(right)) {
    return undefined;
  }
  switch (than) {
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
  }
}

/** The names that a condition asks for. */
export function namesIn(condition: Condition): { readonly facts: Set<FactName>; readonly parameters: Set<string> } {
  const facts = new Set<FactName>();
  const parameters = new Set<string>();
  for (const leaf of leavesOf(condition)) {
    if ('fact' in leaf) {
      facts.add(leaf.fact);
      if ('value' in leaf && typeof leaf.value !== 'number') {
        parameters.add(leaf.value.parameter);
      }
    } else {
      parameters.add(leaf.parameter);
    }
  }
  return { facts, parameters };
}

export type Leaf = Extract<Condition, { fact: FactName } | { parameter: string }>;

export function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) {
    return condition.all.flatMap(leavesOf);
  }
  if ('any' in condition) {
    return condition.any.flatMap(leavesOf);
  }
  return 'not' in condition ? leavesOf(condition.not) : [condition];
}

export const always: Condition = { all: [] };
export const all = (...parts: readonly Condition[]): Condition => ({ all: parts });
export const any = (...parts: readonly Condition[]): Condition => ({ any: parts });
export const isTrue = (fact: FactName): Condition => ({ fact, is: true });
export const isFalse = (fact: FactName): Condition => ({ fact, is: false });
export const isIn = (fact: FactName, ...values: readonly string[]): Condition => ({ fact, in: values });
export const isAbove = (fact: FactName, parameter: string): Condition => ({ fact, than: '>', value: { parameter } });
export const isAtLeast = (fact: FactName, value: NumberTerm): Condition => ({ fact, than: '>=', value });
