import { describeWish, toReceiptId } from '../effects/name-wish.ts';
import { type Told, tellFacts } from '../effects/tell-facts.ts';
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
