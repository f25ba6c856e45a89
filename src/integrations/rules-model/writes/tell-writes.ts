import type { Topic } from '../../../agent/intents.ts';
import type { ModelTask } from '../../../agent/models/chat-model.ts';
import type { WritePlan } from './write-plan.ts';

/** What has to be asked before anything can be proposed. Of what was proposed or refused the house itself speaks. */
export function listQuestions(writes: WritePlan | undefined): readonly string[] {
  return writes?.questions ?? [];
}

/** The house tells of writes in its own words: nothing is left to say of what was asked for. */
export function isTold({ facts }: ModelTask): boolean {
  return facts.some(({ kind }) => kind === 'effect' || kind === 'write_refused');
}

/** Topics of which nothing more is said once the house speaks of what was asked for. */
export function isWriteTopic(topic: Topic): boolean {
  return writeTopics.has(topic);
}

const writeTopics: ReadonlySet<Topic> = new Set([
  'cancel_order',
  'change_order',
  'address_change',
  'return_request',
  'exchange_request',
  'refund_request',
  'damaged_item',
  'discount',
  'subscription',
  'account',
  'complaint',
]);
