import type { Mentions } from '../guardrails/mentions.ts';
import type { Reading } from '../state.ts';
import type { ConversationMemory } from '../turn.ts';

const keptContacts = 5;

/** The memory after a message was read; thanks, greetings and what is out of scope leave the subject as it was. */
export function remember(memory: ConversationMemory, reading: Reading): ConversationMemory {
  const { mentions, intent, topic, route, language } = reading;
  const isMeaningful = topic !== 'thanks' && topic !== 'greeting' && intent !== 'other';
  return {
    ...rememberMentions(memory, mentions),
    ...(isMeaningful ? { intent, topic, route } : {}),
    language,
  };
}

/** Newest order number, and the contacts that the shopper typed, newest first. */
export function rememberMentions(memory: ConversationMemory, mentions: Mentions): ConversationMemory {
  const orderNumber = mentions.orderNumbers[0] ?? memory.orderNumber;
  return {
    ...memory,
    ...(orderNumber === undefined ? {} : { orderNumber }),
    emails: [...new Set([...mentions.emails, ...memory.emails])].slice(0, keptContacts),
    phones: [...new Set([...mentions.phones, ...memory.phones])].slice(0, keptContacts),
  };
}
