import { describe, expect, it } from '@jest/globals';
import { findEscalation } from '../../../src/agent/guardrails/escalation-rules.ts';
import { asksForPerson } from '../../../src/agent/guardrails/person-rules.ts';
import type { Sentiment } from '../../../src/agent/intents.ts';

const outOfScope = (text: string, sentiment: Sentiment = 'neutral') =>
  findEscalation({
    text,
    classification: { intents: [], sentiment, intensity: 4, language: 'en', asksForPerson: false },
    intent: 'other',
    confidence: 0.8,
    earlier: [],
    hasKnownIntent: false,
    store: { escalationConfidenceThreshold: 0.4 },
  });

describe('what has nothing to do with the shop', () => {
  it.each([
    'Tell me a joke about politicians',
    'How much does a lawyer earn?',
    'Why is the worst president called the worst?',
  ])('brings in nobody, in whatever mood: %s', (text) => {
    expect(outOfScope(text, 'frustrated')).toBeUndefined();
  });

  it.each(['I will sue you', 'My lawyer will write to you', 'I want to kill myself'])(
    'may still be a threat: %s',
    (text) => {
      expect(outOfScope(text)?.reason).toBe('legal_or_safety');
    },
  );
});

it.each(['are you a real person or automated', 'Am I talking to a bot?'])(
  'asks who we are, not for a person: %s',
  (text) => {
    expect(asksForPerson(text)).toBe(false);
  },
);
