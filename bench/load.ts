import { HttpClient } from './http-client.ts';
import { readUsage } from './server-process.ts';
import { findStamp } from './stamp.ts';
import { percentile } from './statistics.ts';
import type { Conversation, Workload } from './targets.ts';

export interface Profile {
  readonly name: 'calm' | 'paced' | 'flood';
  readonly conversations: number;
  readonly turns: number;
  readonly pace: { readonly firstTokenMs: number; readonly tokenMs: number; readonly classifyMs: number };
}

export interface LoadResult {
  readonly turns: number;
  readonly failed: number;
  /** What the first failed answers looked like. */
  readonly failures: readonly string[];
  readonly turnsPerSecond: number;
  readonly cpuMsPerTurn: number | undefined;
  /** From the model's writing the end of its first sentence to that sentence at the shopper, ms. */
  readonly firstSentenceMs: { readonly p50: number; readonly p99: number };
  /** From the shopper's sending to that same sentence, without the model's own time, ms. */
  readonly addedMs: { readonly p50: number; readonly p99: number };
}

export interface LoadTarget {
  readonly url: string;
  readonly pid: number;
  openConversation(workload: Workload): Conversation;
}

/** The fake's last word: an answer without it is not whole. */
const lastWord = 'farewell';
const turnsPerConversation = 5;
const maxSeconds = 60;

/** Holds so many conversations at once until the turns are done. */
export async function runLoad(target: LoadTarget, profile: Profile, workload: Workload): Promise<LoadResult> {
  const client = new HttpClient(target.url, profile.conversations);
  const heard: Heard[] = [];
  const failures: string[] = [];
  let left = profile.turns;
  const before = readUsage(target.pid);
  const startedMs = performance.now();
  const converse = async () => {
    while (left > 0 && performance.now() - startedMs < maxSeconds * 1_000) {
      const conversation = target.openConversation(workload);
      for (let place = 0; place < turnsPerConversation && left > 0; place += 1) {
        left -= 1;
        const result = await takeTurn(client, conversation, place, profile);
        if (typeof result === 'string') {
          failures.push(result);
          break;
        }
        heard.push(result);
      }
    }
  };
  await Promise.all(Array.from({ length: profile.conversations }, converse));
  const seconds = (performance.now() - startedMs) / 1_000;
  const after = readUsage(target.pid);
  client.close();
  return {
    turns: heard.length,
    failed: failures.length,
    failures: [...new Set(failures)].slice(0, 3),
    turnsPerSecond: heard.length / seconds,
    cpuMsPerTurn: before && after ? (after.cpuMs - before.cpuMs) / Math.max(1, heard.length) : undefined,
    firstSentenceMs: toSpread(heard.map(({ firstSentenceMs }) => firstSentenceMs)),
    addedMs: toSpread(heard.map(({ addedMs }) => addedMs)),
  };
}

interface Heard {
  readonly firstSentenceMs: number;
  readonly addedMs: number;
}

async function takeTurn(
  client: HttpClient,
  conversation: Conversation,
  place: number,
  { pace }: Profile,
): Promise<Heard | string> {
  const sentAt = process.hrtime.bigint();
  let heard: Heard | undefined;
  try {
    const answer = await client.send(conversation.nextTurn(place), (text) => {
      const stamp = findStamp(text);
      if (stamp !== undefined) {
        const seenAt = process.hrtime.bigint();
        const ownNs = stamp.writtenAt - stamp.receivedAt;
        heard = {
          firstSentenceMs: toMs(seenAt - stamp.writtenAt),
          addedMs: toMs(seenAt - sentAt - ownNs) - pace.classifyMs,
        };
      }
      return heard !== undefined;
    });
    conversation.noteAnswer(answer);
    const isWhole = answer.status < 300 && answer.body.includes(lastWord);
    return heard !== undefined && isWhole ? heard : `${answer.status} ${answer.body.slice(-400)}`;
  } catch (error) {
    return String(error);
  }
}

const toMs = (ns: bigint): number => Number(ns) / 1e6;

function toSpread(numbers: readonly number[]): { p50: number; p99: number } {
  return { p50: percentile(numbers, 0.5), p99: percentile(numbers, 0.99) };
}
