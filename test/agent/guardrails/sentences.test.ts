import { describe, expect, it } from '@jest/globals';
import { SentenceStream, splitSentences } from '../../../src/agent/guardrails/sentences.ts';

const texts = [
  'Hi Dr. Smith, it costs 4.50, e.g. today. It ships on the 24. November 2026. See https://a.example/b?d=e.f now!',
  '1. First parcel: UPS.\n2. Second parcel: DHL.\n\nBye.',
  'Ihre Bestellung kommt am 3. Dezember. Das sind z. B. Hemden. Danke!',
  'No terminator at all',
  '# 1042 is here… Really? Yes!! 你好。再见。',
  '\n\nBlank lines first. Then text.\n',
];

describe('sentences', () => {
  it.each(texts)('are what went in, however it is cut: %s', (text) => {
    for (const size of [1, 2, 3, 7, 1000]) {
      const stream = new SentenceStream();
      const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
      const sentences = [...pieces.flatMap((piece) => stream.push(piece)), ...stream.flush()];

      expect(sentences.join('')).toBe(text);
      expect(sentences).toEqual(splitSentences(text));
    }
  });

  it('do not end at abbreviations, decimals, ordinals or in links', () => {
    expect(splitSentences(texts[0]!)).toEqual([
      'Hi Dr. Smith, it costs 4.50, e.g. today. ',
      'It ships on the 24. November 2026. ',
      'See https://a.example/b?d=e.f now!',
    ]);
  });

  it.each(['.', 'Mr. ', '!x', '.*', 'word '])(
    'gives a text that never ends in pieces, and stays quick: %j',
    (token) => {
      const stream = new SentenceStream();
      const before = process.cpuUsage();

      const pieces = Array.from({ length: 10_000 }, () => stream.push(token)).flat();

      expect([...pieces, ...stream.flush()].join('')).toBe(token.repeat(10_000));
      expect(process.cpuUsage(before).user / 1_000).toBeLessThan(3_000);
    },
  );
});
