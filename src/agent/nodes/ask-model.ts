import type { z } from 'zod';
import { readOffer } from '../effects/asked.ts';
import { maskContacts } from '../guardrails/mentions.ts';
import { withoutQuotes } from '../guardrails/own-words.ts';
import type { ModelRequest, ModelTask } from '../models/chat-model.ts';
import { ModelChainError, type ModelRun } from '../models/model-run.ts';
import type { HistoryMessage } from '../turn.ts';
import type { TurnRun } from '../turn-run.ts';

interface TextHandlers {
  readonly onText?: (delta: string) => void;
  readonly onRestart?: (reason: string) => void;
}

/** Past these only the rules answer, which cost nothing; the original's target is 4000 tokens a conversation. */
const tokenCeilings = { perTurn: 24_000, perConversation: 120_000 } as const;
const costCeilingUsd = 0.25;
const spent = AbortSignal.abort();

/** Asks for text or tool calls; attempts, degradations and the span go to the journal. @throws when nobody answers. */
export async function askModel(run: TurnRun, request: ModelRequest, handlers: TextHandlers = {}): Promise<ModelRun> {
  return record(run, request, async (call) => run.models.generate(request, { ...call, ...handlers }));
}

/** The same for an answer in JSON. */
export async function askModelFor<T>(
  run: TurnRun,
  request: ModelRequest,
  schema: z.ZodType<T>,
): Promise<ModelRun & { readonly value: T }> {
  return record(run, request, async (call) => run.models.generateStructured(request, schema, call));
}

/** The part of the task that is the same for each purpose. */
export function toTask(run: TurnRun, rest: Omit<ModelTask, 'text' | 'storeName' | 'now'>): ModelTask {
  const { history, store, memory } = run.input;
  const offered = readOffer(memory, history);
  return {
    text: run.text,
    storeName: store.name,
    now: run.now,
    earlier: listOwnWords(history),
    ...(offered === undefined ? {} : { offered: { action: offered } }),
    ...rest,
  };
}

/** What "it" may mean stands in the last few messages. */
const rememberedMessages = 5;

function listOwnWords(history: readonly HistoryMessage[]): readonly string[] {
  return history
    .filter(({ role }) => role === 'user')
    .slice(-rememberedMessages)
    .map(({ content }) => maskContacts(withoutQuotes(content)));
}

/** Tokens of this turn that somebody has to pay for. */
export function countPaidTokens(run: TurnRun): number {
  return run.journal.attempts
    .filter(({ model }) => model !== 'rules')
    .reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0);
}

async function record<T extends ModelRun>(
  run: TurnRun,
  request: ModelRequest,
  ask: (call: { signal: AbortSignal; shopperLeft: AbortSignal; turn: TurnRun['modelTurn'] }) => Promise<T>,
): Promise<T> {
  const { journal } = run;
  const span = journal.startSpan(request.purpose, 'llm', {
    messages: request.messages.length,
    facts: request.task.facts.length,
    tools: request.tools?.length ?? 0,
  });
  try {
    const result = await ask({ signal: run.input.signal, shopperLeft: findPaidSignal(run), turn: run.modelTurn });
    note(run, result);
    const { answer, modelId } = result;
    span.end({
      outputs: { chars: answer.text.length, tool_calls: answer.toolCalls.map(({ name }) => name) },
      metadata: {
        model: modelId,
        input_tokens: answer.usage.inputTokens,
        output_tokens: answer.usage.outputTokens,
        ...(answer.requestId === undefined ? {} : { request_id: answer.requestId }),
      },
    });
    return result;
  } catch (error) {
    if (error instanceof ModelChainError) {
      note(run, error);
    }
    span.end({ error: error instanceof Error ? error.name : 'unknown' });
    throw error;
  }
}

function note(
  run: TurnRun,
  { attempts, degraded, firstCause }: Pick<ModelRun, 'attempts' | 'degraded' | 'firstCause'>,
): void {
  run.journal.attempts.push(...attempts);
  for (const one of degraded) {
    run.journal.degraded.add(one);
  }
  run.journal.noteError(firstCause);
}

function findPaidSignal(run: TurnRun): AbortSignal {
  const tokens = countPaidTokens(run);
  const cost = run.journal.attempts.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
  const isSpent =
    tokens > tokenCeilings.perTurn ||
    tokens + (run.input.memory.tokensUsed ?? 0) > tokenCeilings.perConversation ||
    cost > costCeilingUsd;
  if (isSpent) {
    run.journal.degraded.add('budget:spent->rules');
  }
  return isSpent ? spent : run.input.shopperLeft;
}
