import type { Priority } from '../../commerce/helpdesk.ts';
import type { Classification } from '../classification.ts';
import type { Intent } from '../intents.ts';
import type { EscalationCall } from '../state.ts';
import type { EscalationReason } from '../turn.ts';
import { isThirdOfItsKind, saysRepeated, speaksToShop, threatensLaw, threatensSafety } from './person-rules.ts';

export interface EscalationCase {
  readonly text: string;
  readonly classification: Classification;
  readonly intent: Intent;
  readonly confidence: number;
  /** What the shopper wrote before, oldest first. */
  readonly earlier: readonly string[];
  /** True when an earlier turn understood what the shopper is after. */
  readonly hasKnownIntent: boolean;
  readonly store: { readonly escalationConfidenceThreshold: number };
}

/**
 * The original's quick rules and its prompt's triggers, as code (decision 0004). The order is that of
 * weight: a threat before a wish, a wish before a mood.
 */
export function findEscalation(one: EscalationCase): EscalationCall | undefined {
  const { sentiment, intensity, asksForPerson } = one.classification;
  const mood: Mood = sentiment !== 'frustrated' ? 'calm' : intensity >= 5 ? 'furious' : 'frustrated';
  const reason = findReason(one, mood !== 'calm' && intensity >= 4, asksForPerson);
  return reason === undefined ? undefined : { reason, priority: priorities[reason][mood] };
}

type Mood = 'calm' | 'frustrated' | 'furious';

const priorities: Readonly<Record<EscalationReason, Readonly<Record<Mood, Priority>>>> = {
  legal_or_safety: { calm: 'urgent', frustrated: 'urgent', furious: 'urgent' },
  asked_for_person: { calm: 'medium', frustrated: 'high', furious: 'high' },
  complaint: { calm: 'high', frustrated: 'urgent', furious: 'urgent' },
  frustration: { calm: 'high', frustrated: 'high', furious: 'urgent' },
  repeated_contact: { calm: 'high', frustrated: 'high', furious: 'urgent' },
  low_confidence: { calm: 'medium', frustrated: 'medium', furious: 'high' },
  policy_needs_person: { calm: 'medium', frustrated: 'high', furious: 'urgent' },
  outage: { calm: 'high', frustrated: 'high', furious: 'urgent' },
};

function findReason(one: EscalationCase, isFrustrated: boolean, asksForPerson: boolean): EscalationReason | undefined {
  if (one.intent === 'other') {
    return findReasonOutOfScope(one, asksForPerson);
  }
  const rules: readonly (readonly [EscalationReason, () => boolean])[] = [
    ['legal_or_safety', () => threatensLaw(one.text) || threatensSafety(one.text)],
    ['asked_for_person', () => asksForPerson],
    ['complaint', () => one.intent === 'complaint'],
    ['frustration', () => isFrustrated],
    ['repeated_contact', () => saysRepeated(one.text) || isThirdOfItsKind(one.text, one.earlier)],
    ['low_confidence', () => isStillVague(one)],
  ];
  return rules.find(([, applies]) => applies())?.[0];
}

/** What has nothing to do with the shop is declined, in whatever mood; a threat is never out of scope. */
function findReasonOutOfScope({ text }: EscalationCase, asksForPerson: boolean): EscalationReason | undefined {
  if (threatensSafety(text) || (threatensLaw(text) && speaksToShop(text))) {
    return 'legal_or_safety';
  }
  return asksForPerson ? 'asked_for_person' : undefined;
}

/** A first vague message is asked about; a person comes in when two questions did not help. */
function isStillVague(one: EscalationCase): boolean {
  const isVague = one.confidence < one.store.escalationConfidenceThreshold && one.intent !== 'other';
  return isVague && !one.hasKnownIntent && one.earlier.length >= 2;
}
