import type { PolicyPack } from '../pack.ts';
import { checkLogic } from './check-logic.ts';
import { checkNames } from './check-names.ts';
import { checkParameters } from './check-parameters.ts';
import { checkSentences } from './check-sentences.ts';
import { checkVersions } from './check-versions.ts';
import type { Finding } from './finding.ts';

/**
 * What is wrong with a pack before it is published: contradictions, gaps, clauses that never decide, faulty versions,
 * names, bounds and sentences. Looks at `now` and at each later date on which a clause begins or ends. Empty: nothing.
 */
export function checkPolicy(pack: PolicyPack, now: Date): readonly Finding[] {
  const form = [...checkVersions(pack), ...checkParameters(pack), ...checkNames(pack), ...checkSentences(pack)];
  if (form.length > 0) {
    return form;
  }
  const found = momentsOf(pack, now).flatMap((moment) => checkLogic(pack, moment));
  return [...new Map(found.map((finding) => [`${finding.rule} ${finding.at} ${finding.message}`, finding])).values()];
}

function momentsOf(pack: PolicyPack, now: Date): readonly Date[] {
  const changes = pack.clauses
    .flatMap((clause) => [clause.effectiveFrom, clause.effectiveTo])
    .filter((text) => text !== undefined)
    .map((text) => Date.parse(text ?? ''))
    .filter((moment) => moment > now.getTime());
  return [now, ...[...new Set(changes)].sort((one, other) => one - other).map((moment) => new Date(moment))];
}
