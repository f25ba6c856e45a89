import { describe, expect, it } from '@jest/globals';
import { afterAct, afterClassify, afterStart } from '../../src/agent/graph.ts';

const escalation = { reason: 'complaint', priority: 'high' } as const;

describe('the edges of the graph', () => {
  it('lead a conversation that a person owns past every model', () => {
    expect(afterStart({ isHandedOver: true })).toBe('escalate');
    expect(afterStart({ isHandedOver: false })).toBe('classify');
  });

  it('lead to a person as soon as one is called for, and nowhere else', () => {
    expect(afterClassify({ escalation })).toBe('escalate');
    expect(afterClassify({ escalation: undefined })).toBe('gather');
    expect(afterAct({ escalation })).toBe('escalate');
    expect(afterAct({ escalation: undefined })).toBe('answer');
  });
});
