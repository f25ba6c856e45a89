import { z } from 'zod';
import type { StreamEvent } from '../../conversations/conversation.ts';
import { findHeader } from '../../http/request-scope.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { parseInput } from '../../http/validation.ts';
import { AppError } from '../../platform/errors.ts';
import { conversationParamsSchema, eventsQuerySchema } from './request-schemas.ts';
import type { EventStream } from './stream.ts';
import { getOwnId, type WebChatDeps } from './web-chat.ts';

/** Follows a conversation across turns, and resumes a stream that broke. */
export function createEventsRoute(deps: WebChatDeps): Route {
  const seats = new Seats();
  return defineRoute({
    method: 'get',
    path: '/conversations/:id/events',
    operationId: 'followConversation',
    summary: 'Events of the conversation, from after Last-Event-ID or from now on.',
    scope: 'conversations:read',
    rateClass: 'reads',
    audience: 'anyone',
    streams: 'always',
    params: conversationParamsSchema,
    query: eventsQuerySchema,
    response: z.string(),
    handle: async (call) => {
      const conversationId = getOwnId(deps, call);
      const lastEventId = findHeader(call.req, 'last-event-id') ?? call.query.last_event_id;
      const { last_event_id } = parseInput(eventsQuerySchema, { last_event_id: lastEventId });
      const follower = new Follower();
      const standUp = call.principal.kind === 'widget' ? seats.take(conversationId) : () => undefined;
      call.res.once('close', standUp);
      const unsubscribe = await deps.desk.follow(call.principal.storeId, conversationId, last_event_id, (event) =>
        follower.take(event),
      );
      if (call.res.destroyed) {
        standUp();
        unsubscribe();
        return;
      }
      follower.attach(deps.streams.open(call.res, 'follow', unsubscribe));
    },
  });
}

/** Tabs and reconnects that a person has open at once; each event is written to all of them. */
const seatsOfConversation = 20;

/** Streams that visitors hold open, counted by conversation: a key that is public must not open any number. */
class Seats {
  private readonly taken = new Map<string, number>();

  /** Gives the way to return the seat. @throws AppError `rate_limited` when all are taken. */
  take(conversationId: string): () => void {
    const count = this.taken.get(conversationId) ?? 0;
    if (count >= seatsOfConversation) {
      throw new AppError('rate_limited', 'The conversation is followed too often at once.', {
        retryAfterSeconds: 15,
        details: { reason: 'too_many_streams' },
      });
    }
    this.taken.set(conversationId, count + 1);
    let isTaken = true;
    return () => {
      if (isTaken) {
        isTaken = false;
        this.release(conversationId);
      }
    };
  }

  private release(conversationId: string): void {
    const left = (this.taken.get(conversationId) ?? 1) - 1;
    if (left > 0) {
      this.taken.set(conversationId, left);
    } else {
      this.taken.delete(conversationId);
    }
  }
}

/** Keeps what is replayed before it is known that there will be an answer at all. */
class Follower {
  private early: StreamEvent[] | undefined = [];
  private stream: EventStream | undefined;

  take(event: StreamEvent): void {
    if (this.stream === undefined) {
      this.early?.push(event);
    } else {
      this.stream.send(event);
    }
  }

  attach(stream: EventStream): void {
    for (const event of this.early ?? []) {
      stream.send(event);
    }
    this.early = undefined;
    this.stream = stream;
  }
}
