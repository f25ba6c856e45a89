import type { Fact } from '../fact.ts';
import type { GuardContext } from '../guardrails/claim.ts';
import { toKeys } from '../guardrails/date-claims.ts';
import { readDates } from '../guardrails/dates.ts';
import { buildEvidence } from '../guardrails/evidence-facts.ts';
import { readMentions } from '../guardrails/mentions.ts';
import { readValues, toPlainText } from '../guardrails/values.ts';
import type { TurnRun } from '../turn-run.ts';

/** What a reply may stand on at this point of the turn. */
export function createGuardContext(run: TurnRun, facts: readonly Fact[]): GuardContext {
  return {
    evidence: buildEvidence(facts, run.now),
    shopperValues: listShopperValues(run),
    promptShingles: run.prompts.shingles,
  };
}

function listShopperValues(run: TurnRun): ReadonlySet<string> {
  const { memory } = run.input;
  const text = toPlainText(run.text);
  return new Set([
    ...readValues(text).map(({ key }) => key),
    ...readDates(text).flatMap((date) => toKeys(date, run.now)),
    ...readMentions(run.text).orderNumbers.map((number) => `order:${number}`),
    ...(memory.orderNumber === undefined ? [] : [`order:${memory.orderNumber}`]),
  ]);
}
