import { describeWish, toReceiptId } from '../effects/name-wish.ts';
import { type Told, tellFacts, tellStillOpen } from '../effects/tell-facts.ts';
import type { Fact } from '../fact.ts';
import type { AgentState, EscalationCall } from '../state.ts';
import type { TurnRun } from '../turn-run.ts';

/** A wish that nobody but a person may decide, or a write of which nobody knows what became of it. */
export function callForPerson(facts: readonly Fact[]): EscalationCall | undefined {
  if (facts.some((fact) => fact.kind === 'effect' && fact.effect.state === 'unknown')) {
    return { reason: 'policy_needs_person', priority: 'high' };
  }
  const needsPerson = facts.some((fact) => fact.kind === 'write_refused' && fact.proposal.kind === 'needs_person');
  return needsPerson ? { reason: 'policy_needs_person', priority: 'medium' } : undefined;
}

const nothingTold: Told = { paragraphs: [], receipts: [], asked: { effectIds: [] } };

/** The house's own paragraphs about the writes of this turn. */
export function tellWrites({ facts, reading, memory }: AgentState, run: TurnRun): Told {
  const hasWrites = facts.some(({ kind }) => kind === 'effect' || kind === 'write_refused');
  if (!hasWrites) {
    return nothingTold;
  }
  const told = tellFacts(facts, {
    language: reading?.language ?? memory.language ?? 'en',
    now: run.now,
    timeZone: facts.find((fact) => fact.kind === 'shop')?.shop.timeZone ?? 'UTC',
    open: run.writes?.openEffects ?? [],
  });
  run.asked = told.asked;
  return told;
}

/**
 * Asks once more, in a line, for what an earlier reply asked, when this one asks for nothing: a question in between must
 * not cost the shopper his "yes". Empty when nothing waits, by the ledger's own word.
 */
export async function remindOfOpen({ reading, memory }: AgentState, run: TurnRun): Promise<string> {
  const { writes, asked } = run;
  const hasAsked = asked !== undefined && (asked.effectIds.length > 0 || asked.offer !== undefined);
  if (writes === undefined || writes.openEffects.length === 0 || hasAsked) {
    return '';
  }
  await writes.showAgain(writes.openEffects, 'asked_again');
  const { openEffects } = writes;
  if (openEffects.length === 0) {
    return '';
  }
  run.asked = { effectIds: openEffects.map(({ id }) => id) };
  return tellStillOpen(openEffects, reading?.language ?? memory.language ?? 'en');
}

/** For the person who takes over: what was wanted and how it stands; no addresses. */
export function summarizeWrites(facts: readonly Fact[]): string {
  const lines = facts.flatMap((fact) => {
    switch (fact.kind) {
      case 'effect': {
        const { id, request, subjectName, state } = fact.effect;
        return [`${describeWish(request.action, subjectName, 'en')} (${toReceiptId(id)}): ${state}`];
      }
      case 'write_refused': {
        const { proposal } = fact;
        const why = 'reason' in proposal ? `${proposal.kind}, ${proposal.reason}` : proposal.kind;
        return [`${describeWish(fact.action, fact.orderNumber ?? '', 'en')}: ${why}`];
      }
      default:
        return [];
    }
  });
  return [...new Set(lines)].join('; ');
}
