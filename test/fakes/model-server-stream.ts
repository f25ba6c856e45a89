import type { ServerResponse } from 'node:http';
import type { FakeReply } from './model-server.ts';

/** One event of an answer; `isToken` ones are paced, counted and cut. */
export interface WireEvent {
  readonly text: string;
  readonly isToken: boolean;
}

const slowFactor = 10;

/** Sends the events at the reply's pace and breaks where its fault says. Never throws for a caller who has left. */
export async function sendEvents(
  response: ServerResponse,
  reply: FakeReply,
  events: readonly WireEvent[],
  noteOwnCut: () => void,
): Promise<void> {
  const slow = reply.fault === 'slow' ? slowFactor : 1;
  await pause(response, (reply.firstTokenMs ?? 0) * slow);
  let tokens = 0;
  for (const event of events) {
    if (response.closed) return;
    if (event.isToken && reply.fault === 'cut' && tokens === (reply.cutAtToken ?? 2)) {
      noteOwnCut();
      // One turn of the loop lets what was written leave before the connection breaks.
      await pause(response, 5);
      response.destroy();
      return;
    }
    if (event.isToken) {
      if (tokens > 0) await pause(response, (reply.tokenMs ?? 0) * slow);
      tokens += 1;
    }
    response.write(event.text);
  }
  response.end();
}

/** Resolves early when the caller leaves. */
export async function pause(response: ServerResponse, ms: number): Promise<void> {
  if (ms <= 0 || response.closed) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      response.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    response.on('close', done);
  });
}

/** Holds the answer until the caller gives up. */
export async function waitForLeaving(response: ServerResponse): Promise<void> {
  if (response.closed) return;
  await new Promise<void>((resolve) => response.on('close', resolve));
}

/** About as long as a real model's tokens. */
export function toTokens(text: string): string[] {
  return text.match(/\s*\S{1,6}|\s+$/g) ?? [];
}

/** What the model says, after the faults that change its words. */
export function toSpoken(reply: FakeReply): { text: string; toolCalls: { name: string; arguments: string }[] } {
  if (reply.fault === 'wrong_schema') return { text: '{"unexpected":true}', toolCalls: [] };
  if (reply.fault === 'unknown_tool') return { text: '', toolCalls: [{ name: 'no_such_tool', arguments: '{}' }] };
  const calls = (reply.toolCalls ?? []).map((call) => ({
    name: call.name,
    arguments: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments),
  }));
  if (reply.fault === 'bad_tool_arguments') {
    return { text: '', toolCalls: calls.map((call) => ({ ...call, arguments: '{"broken":' })) };
  }
  return { text: reply.json === undefined ? (reply.text ?? '') : JSON.stringify(reply.json), toolCalls: calls };
}
