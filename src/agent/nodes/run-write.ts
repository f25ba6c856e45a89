import type { ToolContext, ToolResult } from '../tools/read-tool.ts';
import type { WriteToolEntry } from '../tools/write/write-tool.ts';
import type { ConversationMemory } from '../turn.ts';
import type { TurnRun } from '../turn-run.ts';
import { openWriteDesk } from './open-write-desk.ts';
import type { RunnableTool } from './run-tool.ts';

/** A WRITE tool as the tool runner knows it: its words become ids, and these a wish that the ledger judges. */
export function toRunnable(tool: WriteToolEntry, run: TurnRun, memory: ConversationMemory): RunnableTool {
  return {
    name: tool.name,
    input: tool.input,
    run: async (args, context) => proposeWith(tool, args, context, run, memory),
  };
}

async function proposeWith(
  tool: WriteToolEntry,
  args: unknown,
  context: ToolContext,
  run: TurnRun,
  memory: ConversationMemory,
): Promise<ToolResult> {
  const desk = openWriteDesk(run, memory);
  const resolve = tool.parse(args);
  if (resolve === undefined) {
    return { facts: [], ok: false, reason: 'bad_arguments' };
  }
  const wish = await resolve({ ...context, own: desk.own, subjects: run.input.effects.subjects });
  if (!wish.ok) {
    return { facts: wish.facts, ok: false, reason: wish.reason };
  }
  const facts = await desk.propose(wish.request, wish);
  const refusal = facts.find((fact) => fact.kind === 'write_refused');
  if (refusal?.proposal.kind === 'unavailable') {
    run.journal.noteError('shopify_error');
  }
  return refusal === undefined ? { facts, ok: true } : { facts, ok: false, reason: refusal.proposal.kind };
}
