import { describe, expect, it } from '@jest/globals';
import { readTurnText } from '../../src/agent/turn-text.ts';

describe('the text of a turn', () => {
  it('is all of its messages, a line each', () => {
    expect(readTurnText([{ content: 'Hi' }, { content: 'Where is #1042?' }])).toBe('Hi\nWhere is #1042?');
  });

  it('is the newest messages when somebody floods it', () => {
    const flood = Array.from({ length: 200 }, (_, index) => ({ content: `${index} ${'x'.repeat(1_500)}` }));

    const text = readTurnText(flood);

    expect(text.length).toBeLessThanOrEqual(4_001);
    expect(text).toMatch(/^198 x+\n199 x+$/);
  });

  it('is the last message however long it is', () => {
    const emoji = '😀'.repeat(2_000);

    expect(readTurnText([{ content: 'Hello' }, { content: `${emoji}x` }])).toBe(`${emoji}x`);
  });
});
