import { Annotation } from '@langchain/langgraph/web';
import type { Classification } from './classification.ts';
import type { Fact } from './fact.ts';
import type { Mentions } from './guardrails/mentions.ts';
import type { Intent, Route, Tone } from './intents.ts';
import type { ConversationMemory, Escalation, Receipt } from './turn.ts';

/** What classify made of the message: the model's word, post-processed in code. */
export interface Reading {
  readonly classification: Classification;
  /** The message's own, or the conversation's when it brings none. */
  readonly intent: Intent;
  readonly topic: string;
  readonly confidence: number;
  readonly route: Route;
  readonly tone: Tone;
  readonly language: string;
  readonly mentions: Mentions;
}

/** One sentence of the answer, in order; refused ones wait for `answer`. */
export interface DraftSentence {
  readonly text: string;
  readonly isRefused: boolean;
}

export interface Draft {
  readonly sentences: readonly DraftSentence[];
  /** How many of them the shopper has seen already. */
  readonly shown: number;
  readonly receipts: readonly Receipt[];
}

/** Plain last-value channels: nothing is checkpointed, so nothing needs a schema at run time. */
export const agentState = Annotation.Root({
  /** agent.ts: a person owns the conversation. */
  isHandedOver: Annotation<boolean>(),
  /** classify: what the message says. */
  reading: Annotation<Reading | undefined>(),
  /** classify, consent, then gather and act as orders get verified: what the next turn will know. */
  memory: Annotation<ConversationMemory>(),
  /** consent, gather, then act with what its tools read: all that may be claimed. */
  facts: Annotation<readonly Fact[]>(),
  /** consent: the message was an answer to our question and nothing else. */
  isAnswered: Annotation<boolean | undefined>(),
  /** act: the sentences of the model, checked. */
  draft: Annotation<Draft | undefined>(),
  /** classify by rule, act when the model can't go on, a failed node: set once, never unset. */
  escalation: Annotation<EscalationCall | undefined>(),
  /** answer or escalate: what the shopper reads. */
  reply: Annotation<string | undefined>(),
  /** answer: claims and what backs them. */
  receipts: Annotation<readonly Receipt[] | undefined>(),
  /** escalate: reason, priority and summary for the person. */
  handover: Annotation<Escalation | undefined>(),
});
export type AgentState = typeof agentState.State;
export type AgentUpdate = typeof agentState.Update;

/** Why a person is needed; escalate adds the summary. */
export type EscalationCall = Pick<Escalation, 'reason' | 'priority'>;
