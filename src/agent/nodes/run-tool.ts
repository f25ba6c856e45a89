import type { Fact } from '../fact.ts';
import { phrase } from '../phrases/phrase.ts';
import type { FactBody, ReadTool, ToolResult } from '../tools/read-tool.ts';
import { unavailable } from '../tools/read-tool.ts';
import type { StatusKey } from '../turn.ts';
import type { TurnRun } from '../turn-run.ts';

/** A fact that has its tool but not yet its number. */
export type FreshFact = FactBody & { readonly tool: string };

/** A tool that reads, or one that writes with its way to the ledger. */
export type RunnableTool = Pick<ReadTool, 'name' | 'input' | 'run'>;

/** Runs one tool: arguments parsed, time and result noted. Never throws: what fails is a fact, too. */
export async function runTool(
  run: TurnRun,
  tool: RunnableTool,
  args: unknown,
): Promise<{ facts: FreshFact[]; result: ToolResult }> {
  const parsed = tool.input.safeParse(args);
  const startMs = run.clock.monotonicMs();
  const span = run.journal.startSpan(tool.name, 'tool', parsed.success ? toSpanInputs(parsed.data) : {});
  const result = parsed.success
    ? await runGuarded(run, tool, parsed.data)
    : { facts: [], ok: false, reason: 'bad_arguments' };
  const ms = Math.round(run.clock.monotonicMs() - startMs);
  const { ok, reason } = result;
  run.journal.tools.push({ name: tool.name, ok, ms, ...(reason === undefined ? {} : { reason }) });
  run.logger.info('tool_call', { tool: tool.name, ok, ms, ...(reason === undefined ? {} : { reason }) });
  if (result.facts.some(({ kind }) => kind === 'unavailable')) {
    run.journal.noteError('shopify_error');
    run.journal.degraded.add(`tool:${tool.name} (${reason ?? 'unavailable'})`);
  }
  span.end({
    outputs: { ok, facts: result.facts.map(({ kind }) => kind).join(' '), ...(reason === undefined ? {} : { reason }) },
  });
  return { facts: result.facts.map((fact) => ({ ...fact, tool: tool.name })), result };
}

/** Gives fresh facts their ids, in order, after those that are known. */
export function numberFacts(known: readonly Fact[], fresh: readonly FreshFact[]): Fact[] {
  return fresh.map((fact, index): Fact => ({ ...fact, id: `f${known.length + index + 1}` }));
}

export function emitStatus(run: TurnRun, key: StatusKey, language: string): void {
  run.emit({ type: 'status', key, text: phrase(language, `status_${key}`) });
}

async function runGuarded(run: TurnRun, tool: RunnableTool, args: unknown): Promise<ToolResult> {
  const { orders, input, signal, text } = run;
  if (orders === undefined) {
    return unavailable(tool.name, 'no_order_desk');
  }
  try {
    return await tool.run(args, { store: input.store, orders, signal, text });
  } catch (error) {
    run.logger.error('agent.tool_failed', { tool: tool.name, error });
    return unavailable(tool.name, 'error');
  }
}

/** A query or an order number, cut short; what else a write's arguments hold may be an address. */
function toSpanInputs(args: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(Object(args)).flatMap(([key, value]) =>
      spanInputs.includes(key) && typeof value === 'string' ? [[key, value.slice(0, 120)]] : [],
    ),
  );
}

const spanInputs: readonly string[] = ['query', 'order_number'];
