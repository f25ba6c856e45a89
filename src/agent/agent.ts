import type { EffectView } from '../commerce/effect.ts';
import type { Classification } from './classification.ts';
import { rememberAsked } from './effects/asked.ts';
import type { Fact } from './fact.ts';
import { createGraph } from './graph.ts';
import { maskContacts } from './guardrails/mentions.ts';
import { countPaidTokens } from './nodes/ask-model.ts';
import { phrase } from './phrases/phrase.ts';
import { loadPrompts } from './prompts/prompt-library.ts';
import type { AgentState } from './state.ts';
import type { ConversationMemory, TurnEvent, TurnInput, TurnOutcome } from './turn.ts';
import { type AgentDeps, Journal, type TurnRun } from './turn-run.ts';
import { readTurnText } from './turn-text.ts';

export interface Agent {
  /**
   * Answers the messages of one turn; events are for the shopper's screen, in order. Always gives an outcome, with
   * `error` when something went wrong. @throws only when `input.signal` aborts: then nobody may record anything.
   */
  streamTurn(input: TurnInput, emit: (event: TurnEvent) => void): Promise<TurnOutcome>;
}

/** Compiles the graph and reads the prompts once; @throws when a prompt file is missing or broken. */
export function createAgent(deps: AgentDeps): Agent {
  const graph = createGraph();
  const prompts = loadPrompts(deps.promptsFolder);
  return {
    streamTurn: async (input, emit) => {
      input.signal.throwIfAborted();
      const { run, close } = startRun(deps, prompts, input, emit);
      try {
        const state = await graph.invoke(
          { isHandedOver: input.isHandedOver, memory: input.memory, facts: [] },
          { context: { run }, recursionLimit },
        );
        input.signal.throwIfAborted();
        return toOutcome(state, run);
      } catch (error) {
        input.signal.throwIfAborted();
        deps.logger.error('agent.turn_failed', { error });
        run.journal.noteError('unknown');
        return toOutcome(run.lastState, run);
      } finally {
        close();
      }
    },
  };
}

/** Seven steps at most; the limit is for a graph that somebody changes. */
const recursionLimit = 12;
/** Deadline of the store's calls; the models' own is in the model policy. */
const turnMs = 30_000;

function startRun(
  deps: AgentDeps,
  prompts: ReturnType<typeof loadPrompts>,
  input: TurnInput,
  emit: (event: TurnEvent) => void,
): { run: TurnRun; close: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, turnMs);
  input.signal.addEventListener('abort', abort, { once: true });
  const { models, limiter, clock, logger } = deps;
  const run: TurnRun = {
    models,
    limiter,
    clock,
    logger,
    input,
    prompts,
    emit,
    now: clock.now(),
    text: maskContacts(readTurnText(input.messages)),
    modelTurn: models.startTurn(),
    journal: new Journal(clock, input.turnId),
    signal: controller.signal,
    lastState: { memory: input.memory, facts: [] },
  };
  const close = () => {
    clearTimeout(timer);
    input.signal.removeEventListener('abort', abort);
  };
  return { run, close };
}

function toOutcome(state: Partial<AgentState>, run: TurnRun): TurnOutcome {
  const { journal, input } = run;
  const known = withTokens(state.memory ?? input.memory, run);
  const reply = state.reply ?? failWith(run, state.reading?.language ?? known.language ?? 'en');
  const memory = run.asked === undefined ? known : rememberAsked(known, run.asked, reply);
  const { handover } = state;
  return {
    ...toVerdict(state, memory),
    reply,
    ...(handover === undefined ? {} : { escalation: handover, route: 'escalation' }),
    memory,
    facts: (state.facts ?? []).map(toStorable),
    receipts: state.receipts ?? [],
    effects: run.writes?.effects.map(withoutSecret) ?? [],
    ...tellSecrets(run),
    attempts: journal.attempts,
    tools: journal.tools,
    guard: { ...journal.guard },
    ...(journal.error === undefined ? {} : { error: journal.error }),
    degraded: [...journal.degraded],
    promptVersions: { ...journal.promptVersions },
    spans: journal.spans,
  };
}

/** A discount code is told in the reply and kept nowhere else. */
function toStorable(fact: Fact): Fact {
  return fact.kind === 'effect' ? { ...fact, effect: withoutSecret(fact.effect) } : fact;
}

function tellSecrets({ writes }: TurnRun): Pick<TurnOutcome, 'secrets'> {
  const secrets = writes?.effects.flatMap(({ secret }) => secret ?? []) ?? [];
  return secrets.length === 0 ? {} : { secrets };
}

function withoutSecret({ secret, ...effect }: EffectView): EffectView {
  return effect;
}

/** What is known of the message; the conversation's own where it was not read. */
function toVerdict({ reading }: Partial<AgentState>, memory: ConversationMemory) {
  if (reading !== undefined) {
    const { classification, intent, confidence, route, tone } = reading;
    return { classification, intent, confidence, sentiment: classification.sentiment, route, tone };
  }
  const classification = blank(memory.language);
  return {
    classification,
    intent: memory.intent ?? ('other' as const),
    confidence: 0,
    sentiment: classification.sentiment,
    route: memory.route ?? ('general' as const),
    tone: 'professional' as const,
  };
}

function withTokens(memory: ConversationMemory, run: TurnRun): ConversationMemory {
  return { ...memory, tokensUsed: (memory.tokensUsed ?? 0) + countPaidTokens(run) };
}

/** Nothing was said and nobody took over: the one sentence that is always true. */
function failWith(run: TurnRun, language: string): string {
  const text = phrase(language, 'turn_failed');
  run.emit({ type: 'replace', text });
  return text;
}

function blank(language: string | undefined): Classification {
  return { intents: [], sentiment: 'neutral', intensity: 1, language: language ?? 'en', asksForPerson: false };
}
