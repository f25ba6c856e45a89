import type { Response } from 'express';
import type { AcceptedMessage, StreamEvent, TurnResult } from '../../conversations/conversation.ts';
import { type ErrorDeps, toAppError, toEnvelope } from '../../http/error-envelope.ts';
import { getRequestId } from '../../http/request-scope.ts';
import type { EventStream, EventStreams } from './stream.ts';

export interface TurnAnswerDeps extends ErrorDeps {
  readonly streams: EventStreams;
}

/** Waits for the answer; when the client hangs up before, the desk is told. */
export async function awaitTurn(accepted: AcceptedMessage, res: Response): Promise<TurnResult> {
  const onClose = () => accepted.leave();
  res.once('close', onClose);
  if (res.destroyed) {
    onClose();
  }
  try {
    return await accepted.result;
  } finally {
    res.off('close', onClose);
  }
}

/** Streams one turn. `extras` go into its `message` event, the full JSON answer. */
export function streamTurn(
  deps: TurnAnswerDeps,
  accepted: AcceptedMessage,
  res: Response,
  extras: Readonly<Record<string, unknown>>,
): void {
  let unsubscribe: () => void = () => undefined;
  const stream = deps.streams.open(res, 'turn', (hasEnded) => {
    unsubscribe();
    if (!hasEnded) {
      accepted.leave();
    }
  });
  unsubscribe = accepted.subscribe((event) => deliver(stream, event, extras));
  // The result settles after the turn's last event, so it ends the stream; `done` might be an earlier turn's.
  accepted.result.then(
    () => stream.end(),
    (error: unknown) => stream.fail(toEnvelope(toAppError(error, deps), getRequestId(res))),
  );
}

function deliver(stream: EventStream, event: StreamEvent, extras: Readonly<Record<string, unknown>>): void {
  stream.send(event.event === 'message' ? { ...event, data: { ...event.data, ...extras } } : event);
  if (event.event === 'error') {
    stream.end();
  }
}
