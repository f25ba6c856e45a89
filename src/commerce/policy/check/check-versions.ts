import type { Clause, PolicyPack } from '../pack.ts';
import type { Finding } from './finding.ts';

/** One clause in force at a time, under one id. */
export function checkVersions(pack: PolicyPack): readonly Finding[] {
  return pack.clauses.flatMap((clause, index) => {
    const [from, to] = spanOf(clause);
    const isBackwards = Number.isNaN(from) || Number.isNaN(to) || to <= from;
    const rivals = pack.clauses.slice(index + 1).filter((other) => other.id === clause.id);
    return [
      ...(isBackwards ? [found(clause, 'it ends before it begins, or a date can’t be read')] : []),
      ...(clause.actions.length === 0 ? [found(clause, 'it speaks about no action')] : []),
      ...rivals.filter((other) => other.version === clause.version).map(() => found(clause, 'it exists twice')),
      ...rivals
        .filter((other) => isOverlapping(clause, other))
        .map((other) => found(clause, `versions ${clause.version} and ${other.version} are in force at once`)),
    ];
  });
}

function isOverlapping(one: Clause, other: Clause): boolean {
  const [from, to] = spanOf(one);
  const [otherFrom, otherTo] = spanOf(other);
  return from < otherTo && otherFrom < to;
}

function spanOf({ effectiveFrom, effectiveTo }: Clause): readonly [number, number] {
  return [Date.parse(effectiveFrom), effectiveTo === undefined ? Number.POSITIVE_INFINITY : Date.parse(effectiveTo)];
}

function found(clause: Clause, message: string): Finding {
  return { rule: 'version', at: `${clause.id} v${clause.version}`, message };
}
