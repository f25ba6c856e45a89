import type { EffectView } from '../../src/commerce/effect.ts';
import type { Verdict } from '../../src/commerce/policy/verdict.ts';
import { createConsequence, createReturnRequest } from './order-snapshot.ts';

const now = new Date('2026-11-20T17:00:00Z');

/** Allowed, once the shopper says yes. */
export const consentVerdict: Verdict = {
  outcome: 'needs_consent',
  needsConsent: true,
  needsCode: false,
  needsApproval: false,
  clauses: [],
  policy: 'general-retail@1',
  holdMs: 0,
};

/** A return for #1042 that waits for the shopper's yes, unless told otherwise. */
export function createEffect(overrides: Partial<EffectView> = {}): EffectView {
  return {
    id: '01a1fadf-4922-74bc-b068-360e2da92192',
    conversationId: 'c1',
    state: 'awaiting_consent',
    request: createReturnRequest(),
    subjectName: '#1042',
    consequence: createConsequence(),
    verdict: consentVerdict,
    hash: 'h',
    createdAt: now,
    updatedAt: now,
    ...overrides,
  };
}
