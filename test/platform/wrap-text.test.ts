import { describe, expect, it } from '@jest/globals';
import { toJsonParts, wrapParts, wrapText } from '../../src/platform/wrap-text.ts';

describe('text for a terminal', () => {
  it('has at most 100 columns a line, further lines indented', () => {
    const lines = wrapText(`  policy ${'word '.repeat(60).trim()}`, 9).split('\n');

    expect(lines.length).toBe(4);
    expect(lines.every(({ length }) => length <= 100)).toBe(true);
    expect(lines.slice(1).every((line) => line.startsWith(' '.repeat(9)))).toBe(true);
  });

  it('is one line where it fits, and a long word stays whole', () => {
    expect(wrapText('short', 4)).toBe('short');
    expect(wrapText(`a ${'x'.repeat(120)}`, 2)).toBe(`a\n  ${'x'.repeat(120)}`);
  });

  it.each([
    [{ items: [], amount: { amount: '25.00', currency: 'USD' }, shipping: false }],
    [{ address: { address1: `12 Elm Street, ${'very '.repeat(30)}long`, zip: '97205' }, items: [{ q: 1 }, { q: 2 }] }],
    [[]],
    [{}],
    ['text'],
  ])('writes JSON that can be read again from several lines: %j', (value) => {
    expect(JSON.parse(wrapParts(toJsonParts(value), 15))).toEqual(value);
  });
});
