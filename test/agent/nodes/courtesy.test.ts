import { describe, expect, it } from '@jest/globals';
import { readMentions } from '../../../src/agent/guardrails/mentions.ts';
import { acceptsColleague, readCourtesy } from '../../../src/agent/nodes/courtesy.ts';
import { toReading } from '../../../src/agent/nodes/reading.ts';
import { type ConversationMemory, emptyMemory } from '../../../src/agent/turn.ts';

const heard = { intents: [], sentiment: 'neutral', intensity: 1, language: 'en', asksForPerson: false } as const;
const memory: ConversationMemory = {
  ...emptyMemory,
  intent: 'order_status',
  topic: 'order_status',
  route: 'wismo',
  language: 'de',
  orderNumber: '1042',
  verifiedOrderIds: ['g1'],
};
const read = (text: string) => toReading({ ...heard, intents: [] }, text, readMentions(text), memory);

describe('courtesy', () => {
  it.each([
    'thanks',
    'Thank you so much!',
    'ok',
    'Danke schön',
    'Vielen Dank!',
    'merci beaucoup',
    'Muchas gracias',
    'no',
  ])('is thanks or a farewell: %s', (text) => {
    expect(readCourtesy(text)).toBe('thanks');
  });

  it.each(['hi', 'Good morning', 'Hallo', 'Bonjour', '¡Hola!'])('is a greeting: %s', (text) => {
    expect(readCourtesy(text)).toBe('greeting');
  });

  it.each(['thanks, and when will it arrive?', 'ok cancel it', 'where is it', ''])('is none: %j', (text) => {
    expect(readCourtesy(text)).toBeUndefined();
  });
});

describe('a message without an intent of its own', () => {
  it.each(['thanks', 'danke', 'merci', 'gracias'])('keeps the intent and is answered as thanks: %s', (text) => {
    expect(read(text)).toMatchObject({ intent: 'order_status', topic: 'thanks', route: 'wismo' });
  });

  it.each(['1042', 'ada@example.com', 'yes', 'Ada Lovelace'])('goes on with the conversation: %s', (text) => {
    expect(read(text)).toMatchObject({ intent: 'order_status', topic: 'order_status' });
  });

  it('is not answered with all that was said before when nobody understands it', () => {
    expect(read('blah blubb something')).toMatchObject({ intent: 'order_status', topic: 'greeting' });
  });

  it.each(['1042', 'ok', 'danke'])('keeps the language of the conversation: %s', (text) => {
    expect(read(text).language).toBe('de');
  });
});

describe('a short question about the order at hand', () => {
  const guessed = { intent: 'shipping_question', topic: 'shipping_question', confidence: 0.6 } as const;

  it.each(['which carrier?', 'Is it insured?', 'and the tracking number?'])('is about that order: %s', (text) => {
    const reading = toReading({ ...heard, intents: [guessed] }, text, readMentions(text), memory);

    expect(reading).toMatchObject({ intent: 'order_status', topic: 'order_status' });
  });

  it('is a question to the shop while no order is known', () => {
    const text = 'which carrier do you use?';

    expect(toReading({ ...heard, intents: [guessed] }, text, readMentions(text), emptyMemory).topic).toBe(
      'shipping_question',
    );
  });
});

it.each([
  ['yes please', 'If you like, just say "person" and I bring one in.', true],
  ['ja bitte', 'Schreiben Sie einfach „Mitarbeiter“, dann hole ich jemanden dazu.', true],
  ['yes', 'Please send me your order number.', false],
  ['no', 'If you like, just say "person" and I bring one in.', false],
])('%j after %j takes the offer of a colleague: %j', (text, last, expected) => {
  expect(acceptsColleague(text, [{ role: 'assistant', content: last }])).toBe(expected);
});
