import { AppError } from '../platform/errors.ts';
import type { TurnResult } from './conversation.ts';
import type { ConversationRepository } from './conversation-repository.ts';
import type { EndedTurn, TurnRunner } from './turn-runner.ts';

/** Above the turn's own 30 s, the lease and one resumption. */
const giveUpMs = 75_000;
const remotePollMs = 200;
/** Only a safety net: a local turn says itself when it ends. */
const localPollMs = 2_000;

export interface Answer {
  /** Number of the message that began the covering turn. */
  readonly firstSeq: number;
  readonly result: TurnResult;
  /** False when it was read from the database: no events of it were published here. */
  readonly isLocal: boolean;
}

/**
 * The answer to message `seq`, wherever its turn runs.
 * @throws AppError `service_unavailable` when it has not ended in time; it will, and can be read later.
 */
export async function getAnswer(
  deps: { readonly runner: TurnRunner; readonly conversations: ConversationRepository },
  conversationId: string,
  seq: number,
): Promise<Answer> {
  const waiter = deps.runner.waitFor(conversationId, seq);
  try {
    let isLocal = deps.runner.isRunning(conversationId);
    let isLost = false;
    for (let waitedMs = 0; waitedMs < giveUpMs; ) {
      const pauseMs = isLocal ? localPollMs : remotePollMs;
      // A turn that was lost here stays lost: racing its end again would not wait at all.
      const ended: EndedTurn | undefined = isLost
        ? await pause(pauseMs)
        : await Promise.race([waiter.ended, pause(pauseMs)]);
      if (ended?.kind === 'done') {
        return { firstSeq: seq, result: ended.result, isLocal: true };
      }
      isLost ||= ended !== undefined;
      isLocal &&= !isLost;
      const answer = await findQuietly(deps.conversations, conversationId, seq);
      if (answer !== undefined) {
        return { ...answer, isLocal: false };
      }
      waitedMs += pauseMs;
    }
  } finally {
    waiter.cancel();
  }
  throw new AppError('service_unavailable', 'The answer takes longer than usual; it will be in the conversation.', {
    retryAfterSeconds: 5,
  });
}

/** The database may be away for a moment; the turn is not lost by that. */
async function findQuietly(conversations: ConversationRepository, conversationId: string, seq: number) {
  try {
    return await conversations.findAnswer(conversationId, seq);
  } catch {
    return undefined;
  }
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined).unref());
}
