import { describe, expect, it } from '@jest/globals';
import { afterAct, afterClassify, afterConsent, afterStart } from '../../src/agent/graph.ts';
import { emptyMemory } from '../../src/agent/turn.ts';

const escalation = { reason: 'complaint', priority: 'high' } as const;

const openEffects = [{ id: 'e1', action: 'cancel_order', subjectName: '#1042' }] as const;
const codeWish = {
  orderId: 'o1',
  request: { action: 'change_subscription', contractId: 'c1', change: 'skip' },
} as const;

describe('the edges of the graph', () => {
  it('lead a conversation that a person owns past every model', () => {
    expect(afterStart({ isHandedOver: true })).toBe('escalate');
    expect(afterStart({ isHandedOver: false })).toBe('classify');
  });

  it('lead to consent only where a question is open', () => {
    expect(afterClassify({ escalation: undefined, memory: { ...emptyMemory, openEffects } })).toBe('consent');
    expect(afterClassify({ escalation: undefined, memory: { ...emptyMemory, codeWish } })).toBe('consent');
    expect(afterClassify({ escalation, memory: { ...emptyMemory, openEffects } })).toBe('escalate');
  });

  it('lead an answer and nothing else past every model', () => {
    expect(afterConsent({ escalation: undefined, isAnswered: true })).toBe('answer');
    expect(afterConsent({ escalation: undefined, isAnswered: false })).toBe('gather');
    expect(afterConsent({ escalation, isAnswered: true })).toBe('escalate');
  });

  it('lead to a person as soon as one is called for, and nowhere else', () => {
    expect(afterClassify({ escalation, memory: emptyMemory })).toBe('escalate');
    expect(afterClassify({ escalation: undefined, memory: emptyMemory })).toBe('gather');
    expect(afterAct({ escalation })).toBe('escalate');
    expect(afterAct({ escalation: undefined })).toBe('answer');
  });
});
