import type { Condition, Leaf, NumberTerm } from './condition.ts';
import { describeFact } from './fact-catalogue.ts';
import type { Parameter } from './pack.ts';

type Parameters = Readonly<Record<string, Parameter>>;

/** A condition as an English clause: `the order is on hold and the value … is more than auto_refund_limit`. */
export function toWords(condition: Condition, parameters: Parameters): string {
  if ('all' in condition) {
    return condition.all.length === 0 ? 'always' : join(condition.all, ' and ', parameters);
  }
  if ('any' in condition) {
    return condition.any.length === 0 ? 'never' : join(condition.any, ' or ', parameters);
  }
  return 'not' in condition ? `it is not true that ${toWords(condition.not, parameters)}` : leafWords(condition);
}

function join(parts: readonly Condition[], word: string, parameters: Parameters): string {
  return parts
    .map((part) => (isCompound(part) ? `(${toWords(part, parameters)})` : toWords(part, parameters)))
    .join(word);
}

function isCompound(part: Condition): boolean {
  return ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1);
}

function leafWords(leaf: Leaf): string {
  if ('parameter' in leaf) {
    const name = `\`${leaf.parameter}\``;
    return 'is' in leaf ? `${name} is ${leaf.is ? 'on' : 'off'}` : `${name} is ${comparisonWords(leaf)}`;
  }
  const { words } = describeFact(leaf.fact);
  if ('is' in leaf) {
    return leaf.is ? words : `it is not true that ${words}`;
  }
  return 'in' in leaf
    ? `${words} is ${leaf.in.map((one) => `“${one.replaceAll('_', ' ')}”`).join(' or ')}`
    : `${words} is ${comparisonWords(leaf)}`;
}

const comparisons = { '>': 'more than', '>=': 'at least', '<': 'less than', '<=': 'at most' } as const;

function comparisonWords({ than, value }: { readonly than: keyof typeof comparisons; readonly value: NumberTerm }) {
  return `${comparisons[than]} ${typeof value === 'number' ? value : `\`${value.parameter}\``}`;
}
