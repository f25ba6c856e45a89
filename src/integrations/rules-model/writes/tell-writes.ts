import type { Fact } from '../../../agent/fact.ts';
import type { Topic } from '../../../agent/intents.ts';
import type { ModelTask } from '../../../agent/models/chat-model.ts';
import { ask, type QuestionKey } from './questions.ts';
import type { WritePlan } from './write-plan.ts';

/**
 * What has to be asked before anything can be proposed, or one line before what the house itself says of a proposal:
 * no word here tells what was or will be done.
 */
export function tellWrites(task: ModelTask, writes: WritePlan | undefined): readonly string[] {
  const lead = findLead(task.facts);
  const questions = writes?.questions ?? [];
  return lead === undefined ? questions : [ask(task.language, lead), ...questions];
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

function findLead(facts: readonly Fact[]): QuestionKey | undefined {
  const events = facts.flatMap((fact) => (fact.kind === 'effect' ? [fact.event] : []));
  if (events.includes('confirmed')) return 'confirmed';
  if (events.includes('proposed')) return 'proposed';
  if (events.includes('withdrawn')) return 'withdrawn';
  return events.length > 0 || facts.some(({ kind }) => kind === 'write_refused') ? 'looked' : undefined;
}
