import { z } from 'zod';
import { classificationSchema } from '../classification.ts';
import { findEscalation } from '../guardrails/escalation-rules.ts';
import { type Mentions, maskContacts, readMentions } from '../guardrails/mentions.ts';
import { OrderDesk } from '../guardrails/order-desk.ts';
import { withoutQuotes } from '../guardrails/own-words.ts';
import type { ModelMessage, ModelRequest } from '../models/chat-model.ts';
import { phrase } from '../phrases/phrase.ts';
import type { AgentState, AgentUpdate } from '../state.ts';
import type { ConversationMemory, HistoryMessage } from '../turn.ts';
import type { TurnRun } from '../turn-run.ts';
import { readTurnText } from '../turn-text.ts';
import { askModelFor, toTask } from './ask-model.ts';
import { hasOpenQuestion } from './consent.ts';
import { acceptsColleague } from './courtesy.ts';
import { toReading } from './reading.ts';
import { remember } from './remember.ts';

/** Reads the message: one structured model call, then code. Decides by rule whether a person is needed. */
export async function classify({ memory }: AgentState, run: TurnRun): Promise<AgentUpdate> {
  const { input } = run;
  run.emit({ type: 'status', key: 'reading', text: phrase(memory.language ?? 'en', 'status_reading') });
  const mentions = readMentions(readTurnText(input.messages));
  run.orders = createOrderDesk(run, mentions);
  const text = readOwnText(run);
  const { value } = await askModelFor(run, toRequest(run, memory, text), classificationSchema);
  const agrees = !hasOpenQuestion(memory) && acceptsColleague(run.text, input.history);
  const heard = agrees ? { ...value, asksForPerson: true } : value;
  const reading = toReading(heard, text, mentions, memory);
  const escalation = findEscalation({
    text: run.text,
    classification: reading.classification,
    intent: reading.intent,
    confidence: reading.confidence,
    earlier: listEarlier(input.history),
    hasKnownIntent: memory.intent !== undefined && memory.intent !== 'general_inquiry' && memory.intent !== 'other',
    store: input.store,
  });
  return { reading, memory: remember(memory, reading), ...(escalation === undefined ? {} : { escalation }) };
}

/** The original's temperature and window (decision 0005). */
const temperature = 0.1;
const historyRows = 6;
const maxTokens = 300;

const { $schema, ...jsonSchema } = z.toJSONSchema(classificationSchema);

/** What a shopper quotes is no request of his, unless he says nothing else. */
function readOwnText({ input, text }: TurnRun): string {
  const own = readTurnText(input.messages.map(({ content }) => ({ content: withoutQuotes(content) }))).trim();
  return own === '' ? text : maskContacts(own);
}

function toRequest(run: TurnRun, memory: ConversationMemory, text: string): ModelRequest {
  const { store, history } = run.input;
  run.journal.promptVersions.classify = run.prompts.versions.classify ?? '';
  return {
    purpose: 'classify',
    system: run.prompts.render('classify', { store_name: store.name }),
    messages: [...toMessages(history.slice(-historyRows)), { role: 'user', content: text }],
    responseSchema: { name: 'classification', schema: jsonSchema },
    maxTokens,
    temperature,
    task: {
      ...toTask(run, {
        language: memory.language ?? 'en',
        facts: [],
        ...(memory.intent === undefined ? {} : { previousIntent: memory.intent }),
      }),
      text,
    },
  };
}

/** History as a model may see it: contacts masked, system lines left out. */
export function toMessages(history: readonly HistoryMessage[]): ModelMessage[] {
  return history.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content: maskContacts(content) }]));
}

function listEarlier(history: readonly HistoryMessage[]): string[] {
  return history.filter(({ role }) => role === 'user').map(({ content }) => content);
}

function createOrderDesk(run: TurnRun, mentions: Mentions): OrderDesk {
  const { input, limiter } = run;
  const { shopper, memory, store } = input;
  const numbers = listEarlier(input.history).flatMap((text) => readMentions(text).orderNumbers);
  const known = memory.orderNumber === undefined ? [] : [memory.orderNumber];
  return new OrderDesk({
    store,
    limiter,
    addressKey: shopper.addressKey,
    memory,
    claimant: {
      // The newest of each kind only: a message full of contacts would be as many guesses for one counted try.
      emails: listPresent(mentions.emails[0] ?? memory.emails[0], shopper.email),
      phones: listPresent(mentions.phones[0] ?? memory.phones[0]),
      ...(shopper.customerId === undefined ? {} : { customerId: shopper.customerId }),
    },
    ownNumbers: new Set([...mentions.orderNumbers, ...known, ...numbers]),
    hasNewProof: mentions.orderNumbers.length + mentions.emails.length + mentions.phones.length > 0,
  });
}

function listPresent(...values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
