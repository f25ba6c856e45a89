import { createHash } from 'node:crypto';
import type { WriteAction } from '../../commerce/write-request.ts';
import type { ConversationMemory, HistoryMessage, OpenEffect } from '../turn.ts';

/** What a reply asked the shopper, by the code that wrote it. */
export interface Asked {
  readonly effectIds: readonly string[];
  readonly offer?: WriteAction;
}

/**
 * Names one reply. A bare "yes" counts only for what our own code asked in the very reply that the shopper answers:
 * whatever a model writes into a reply makes no question of it.
 */
export function toReplyMark(reply: string): string {
  const text = reply.replaceAll('\u0000', '').toWellFormed().trim();
  return createHash('sha256').update(text).digest('base64url').slice(0, markLength);
}

const markLength = 16;

/** What the next turn has to know of this reply's questions. */
export function rememberAsked(memory: ConversationMemory, asked: Asked, reply: string): ConversationMemory {
  const { openEffects, offer, ...rest } = memory;
  const askedIn = toReplyMark(reply);
  return {
    ...rest,
    ...(openEffects === undefined
      ? {}
      : { openEffects: openEffects.map((one) => (asked.effectIds.includes(one.id) ? { ...one, askedIn } : one)) }),
    ...(asked.offer === undefined ? {} : { offer: { action: asked.offer, askedIn } }),
  };
}

/** Those that the last reply asked about. */
export function listAsked(open: readonly OpenEffect[], history: readonly HistoryMessage[]): readonly OpenEffect[] {
  const mark = findMark(history);
  return mark === undefined ? [] : open.filter(({ askedIn }) => askedIn === mark);
}

/** What the last reply offered instead of something that it refused. */
export function readOffer({ offer }: ConversationMemory, history: readonly HistoryMessage[]): WriteAction | undefined {
  return offer !== undefined && offer.askedIn === findMark(history) ? offer.action : undefined;
}

function findMark(history: readonly HistoryMessage[]): string | undefined {
  const last = history.findLast(({ role }) => role === 'assistant');
  return last === undefined ? undefined : toReplyMark(last.content);
}
