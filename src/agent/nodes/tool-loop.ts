import type { Fact } from '../fact.ts';
import type { ToolCall } from '../models/chat-model.ts';
import { parseModelObject } from '../models/model-json.ts';
import { renderFacts } from '../tools/fact-view.ts';
import { findTool } from '../tools/tool-registry.ts';
import { findWriteTool } from '../tools/write/write-registry.ts';
import type { WriteToolEntry } from '../tools/write/write-tool.ts';
import type { ConversationMemory } from '../turn.ts';
import type { TurnRun } from '../turn-run.ts';
import { emitStatus, numberFacts, type RunnableTool, runTool } from './run-tool.ts';
import { toRunnable } from './run-write.ts';

/** Loop guard: beyond these a model goes in circles. */
const limits = { calls: 20, identical: 3 } as const;

/** Runs the tools that a model asks for: each distinct call once, until the limits are reached. */
export class ToolLoop {
  private readonly seen = new Map<string, { count: number; content: string }>();
  private calls = 0;
  private isTripped = false;

  constructor(
    private readonly run: TurnRun,
    private readonly timeZone: string,
    private readonly language: string,
    private readonly memory: ConversationMemory,
    private known: readonly Fact[],
    private readonly listWrites: () => readonly WriteToolEntry[],
  ) {}

  get facts(): readonly Fact[] {
    return this.known;
  }

  /** True when the model must now answer with what there is. */
  get isOver(): boolean {
    return this.isTripped;
  }

  /** The result as the model reads it; a repeated call gets the same words and reads nothing. */
  async call(call: ToolCall): Promise<string> {
    const args = parseModelObject(call.arguments);
    const key = `${call.name} ${JSON.stringify(args, Object.keys(args ?? {}).sort())}`;
    const seen = this.seen.get(key) ?? { count: 0, content: '' };
    seen.count += 1;
    this.calls += 1;
    this.seen.set(key, seen);
    if (this.calls >= limits.calls || seen.count >= limits.identical) {
      this.isTripped = true;
      this.run.journal.degraded.add('loop_guard');
    }
    if (seen.count === 1 && this.calls <= limits.calls) {
      seen.content = await this.read(call.name, args);
    }
    return seen.content;
  }

  /** Only what somebody asked for: a write that nobody wants does not exist. */
  private findWrite(name: string): RunnableTool | undefined {
    const tool = this.listWrites().find((one) => one.name === name);
    return tool === undefined ? undefined : toRunnable(tool, this.run, this.memory);
  }

  private async read(name: string, args: unknown): Promise<string> {
    const hasSession = this.run.input.shopper.customerId !== undefined;
    const reads = findTool(name, hasSession);
    const tool = reads ?? this.findWrite(name);
    if (tool === undefined) {
      const error = findWriteTool(name) === undefined ? 'unknown_tool' : 'not_requested';
      this.run.journal.tools.push({ name: name.slice(0, 40), ok: false, ms: 0, reason: error });
      return JSON.stringify({ error });
    }
    emitStatus(this.run, reads?.status ?? 'looking_up_order', this.language);
    const { facts, result } = await runTool(this.run, tool, args);
    const fresh = numberFacts(
      this.known,
      facts.filter((fact) => !this.known.some((one) => isSameFact(one, fact))),
    );
    this.known = [...this.known, ...fresh];
    if (facts.length === 0) {
      return JSON.stringify({ error: result.reason ?? 'nothing_found' });
    }
    return fresh.length === 0 ? JSON.stringify({ note: 'already among the facts' }) : renderFacts(fresh, this.timeZone);
  }
}

function isSameFact(one: Fact, fresh: object): boolean {
  const { id, tool, ...body } = one;
  const { tool: _, ...freshBody } = { tool: '', ...fresh };
  return JSON.stringify(body) === JSON.stringify(freshBody);
}
