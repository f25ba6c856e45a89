import { readMentions } from '../guardrails/mentions.ts';
import { phrase } from '../phrases/phrase.ts';
import type { AgentState, AgentUpdate, EscalationCall } from '../state.ts';
import type { EscalationReason } from '../turn.ts';
import type { TurnRun } from '../turn-run.ts';
import { readTurnText } from '../turn-text.ts';
import { joinSentences } from './answer-stream.ts';
import { rememberMentions } from './remember.ts';
import { emitStatus } from './run-tool.ts';
import { summarizeWrites, tellWrites } from './write-outcome.ts';

/** Tells the shopper that a person takes over, and the person what it is about. No model: it must not fail. */
export async function escalate(state: AgentState, run: TurnRun): Promise<AgentUpdate> {
  const language = state.reading?.language ?? state.memory.language ?? 'en';
  const { escalation } = state;
  if (escalation === undefined) {
    const reply = phrase(language, 'handover_acknowledged');
    run.emit({ type: 'token', text: reply });
    const mentions = readMentions(readTurnText(run.input.messages));
    return { reply, memory: rememberMentions(state.memory, mentions) };
  }
  emitStatus(run, 'handing_over', language);
  const told = tell(escalation.reason, language, state, run);
  const { draft } = state;
  const shown = draft === undefined ? '' : joinSentences(draft.sentences.slice(0, draft.shown).map(({ text }) => text));
  const writes = tellWrites(state, run);
  const rest = [...writes.paragraphs, told].join('\n\n');
  run.emit({ type: 'token', text: shown === '' ? rest : `\n\n${rest}` });
  return {
    reply: shown === '' ? rest : `${shown}\n\n${rest}`,
    receipts: [...(draft?.receipts ?? []), ...writes.receipts],
    handover: { ...escalation, summary: summarize(state, escalation, run) },
  };
}

const sorryReasons: readonly EscalationReason[] = [
  'complaint',
  'frustration',
  'legal_or_safety',
  'repeated_contact',
  'outage',
];

function tell(reason: EscalationReason, language: string, state: AgentState, run: TurnRun): string {
  const { emails, phones } = state.memory;
  const hasContact = run.input.shopper.email !== undefined || emails.length + phones.length > 0;
  return [
    ...(sorryReasons.includes(reason) ? [phrase(language, 'sorry')] : []),
    phrase(language, 'handover_told', { store: run.input.store.name }),
    ...(hasContact ? [] : [phrase(language, 'handover_needs_contact')]),
  ].join(' ');
}

const longestQuote = 400;

/** Who, which order, what is wanted, what was tried, in what mood; contacts stay with the ticket's own fields. */
function summarize(state: AgentState, escalation: EscalationCall, run: TurnRun): string {
  const { reading, memory } = state;
  const writes = summarizeWrites(state.facts ?? []);
  const tools = run.journal.tools.map(({ name, ok, reason }) => `${name} ${ok ? 'ok' : (reason ?? 'failed')}`);
  const lines = [
    `Reason: ${escalation.reason.replaceAll('_', ' ')} (${escalation.priority})`,
    `Shopper: ${toLine(run.input.shopper.name ?? 'name unknown')}${run.input.shopper.customerId === undefined ? '' : ', signed in'}`,
    `Message: ${toLine(run.text.slice(0, longestQuote))}`,
    `Wants: ${reading?.intent ?? memory.intent ?? 'unknown'}${reading === undefined ? '' : ` (${reading.topic})`}`,
    `Order: ${describeOrder(state)}`,
    ...(writes === '' ? [] : [`Changes: ${toLine(writes)}`]),
    `Mood: ${describeMood(state)}`,
    `Language: ${reading?.language ?? memory.language ?? 'unknown'}`,
    `Tried: ${tools.length === 0 ? 'nothing yet' : tools.join(', ')}`,
  ];
  return lines.join('\n');
}

/** A shopper's words stay in their line: a second one could say "Order: … identity verified" to whoever reads it. */
function toLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, ' ');
}

function describeOrder({ facts, memory }: AgentState): string {
  const order = facts.flatMap((fact) => (fact.kind === 'order' ? [fact.order] : []))[0];
  if (order !== undefined) {
    return `${order.name}, ${order.status}, identity verified`;
  }
  const isVerified = memory.verifiedOrderIds.length > 0;
  return memory.orderNumber === undefined
    ? 'none named'
    : `#${memory.orderNumber}, identity ${isVerified ? 'verified for an order of this conversation' : 'not verified'}`;
}

function describeMood({ reading }: AgentState): string {
  return reading === undefined
    ? 'unknown'
    : `${reading.classification.sentiment}, ${reading.classification.intensity} of 5`;
}
