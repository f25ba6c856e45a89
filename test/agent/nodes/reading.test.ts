import { describe, expect, it } from '@jest/globals';
import type { Classification } from '../../../src/agent/classification.ts';
import { readMentions } from '../../../src/agent/guardrails/mentions.ts';
import { toReading } from '../../../src/agent/nodes/reading.ts';
import { emptyMemory } from '../../../src/agent/turn.ts';

const heard: Classification = {
  intents: [{ intent: 'order_status', topic: 'order_status', confidence: 0.9 }],
  sentiment: 'neutral',
  intensity: 1,
  language: 'en',
  asksForPerson: false,
};

function readLanguage(language: string, text: string, kept?: string): string {
  const memory = { ...emptyMemory, ...(kept === undefined ? {} : { language: kept }) };
  return toReading({ ...heard, language }, text, readMentions(text), memory).language;
}

describe('the language of a reading', () => {
  it.each([
    ['de', 'wo bleibt denn mein Paket', undefined, 'de'],
    ['en-US', 'where is my parcel please', undefined, 'en'],
    ['pt_BR', 'onde está a minha encomenda', 'en', 'pt'],
    ['English', 'where is my parcel please', 'fr', 'fr'],
    ['x', 'where is my parcel please', undefined, 'en'],
    ['es', '1042', 'de', 'de'],
    ['es', 'gracias', undefined, 'es'],
  ])('takes a model saying %j of %j in a conversation in %j as %j', (language, text, kept, expected) => {
    expect(readLanguage(language, text, kept)).toBe(expected);
  });
});
