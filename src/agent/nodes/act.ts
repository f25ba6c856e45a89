import type { Fact } from '../fact.ts';
import type { GuardContext } from '../guardrails/claim.ts';
import type { Route } from '../intents.ts';
import type { ModelMessage, ModelRequest, ToolCall } from '../models/chat-model.ts';
import type { PromptName } from '../prompts/prompt-library.ts';
import type { AgentState, AgentUpdate, EscalationCall, Reading } from '../state.ts';
import { renderFacts } from '../tools/fact-view.ts';
import { handOverTool, listToolSchemas } from '../tools/tool-registry.ts';
import type { WriteToolEntry } from '../tools/write/write-tool.ts';
import type { ConversationMemory } from '../turn.ts';
import type { TurnRun } from '../turn-run.ts';
import { AnswerStream } from './answer-stream.ts';
import { askModel, toTask } from './ask-model.ts';
import { toMessages } from './classify.ts';
import { withIdentity } from './gather.ts';
import { createGuardContext } from './guard-context.ts';
import { emitStatus } from './run-tool.ts';
import { ToolLoop } from './tool-loop.ts';
import { callForPerson } from './write-outcome.ts';
import { createWriteOffer } from './write-wishes.ts';

/** Lets the model speak, with tools at hand; its sentences pass the claims guard one by one on their way out. */
export async function act(state: AgentState, run: TurnRun): Promise<AgentUpdate> {
  const { reading } = state;
  if (reading === undefined) {
    throw new Error('act needs a reading');
  }
  emitStatus(run, 'writing', reading.language);
  const listWrites = createWriteOffer(state, run);
  const timeZone = findTimeZone(state.facts);
  const loop = new ToolLoop(run, timeZone, reading.language, state.memory, state.facts, listWrites);
  const guard = createLazyGuard(run, loop);
  const stream = new AnswerStream(run, guard);
  const messages = toOpening(run, state.facts);
  let wantsPerson = false;
  for (let isDone = false; !isDone; ) {
    const request = toRequest(run, reading, messages, loop, listWrites());
    const calls = await speakOn(run, request, stream, messages, loop);
    wantsPerson = calls.some(({ name }) => name === handOverTool.name);
    isDone = calls.length === 0 || wantsPerson;
    for (const call of isDone ? [] : calls) {
      messages.push({ role: 'tool', toolCallId: call.id, content: await loop.call(call) });
    }
  }
  const escalation = callForPerson(loop.facts) ?? (wantsPerson ? personWanted : undefined);
  return {
    draft: stream.toDraft(),
    facts: loop.facts,
    memory: withOpenEffects(withIdentity(state.memory, run), run),
    ...(escalation === undefined ? {} : { escalation }),
  };
}

/** The prompt's facts as a block of data that no text inside can leave. */
export function toOpening(run: TurnRun, facts: readonly Fact[]): ModelMessage[] {
  const block = `<facts>\n${renderFacts(facts, findTimeZone(facts))}\n</facts>`;
  const message = `<shopper_message>\n${run.text.replaceAll('<', '‹')}\n</shopper_message>`;
  return [...toMessages(run.input.history), { role: 'user', content: `${block}\n${message}` }];
}

const personWanted: EscalationCall = { reason: 'policy_needs_person', priority: 'medium' };

function withOpenEffects(memory: ConversationMemory, { writes }: TurnRun): ConversationMemory {
  return writes === undefined ? memory : writes.withMemory(memory);
}

const maxTokens = 500;
const temperature = 0.3;

const routePrompts: Readonly<Record<Route, PromptName>> = {
  wismo: 'route-wismo',
  returns: 'route-returns',
  refunds: 'route-refunds',
  general: 'route-general',
  escalation: 'route-general',
};

function toRequest(
  run: TurnRun,
  reading: Reading,
  messages: readonly ModelMessage[],
  loop: ToolLoop,
  writes: readonly WriteToolEntry[],
): ModelRequest {
  const { prompts, input, journal } = run;
  const route = routePrompts[reading.route];
  journal.promptVersions.answer = prompts.versions.answer ?? '';
  journal.promptVersions[route] = prompts.versions[route] ?? '';
  return {
    purpose: 'answer',
    system: prompts.render('answer', {
      store_name: input.store.name,
      language: reading.language,
      tone: reading.tone,
      route_section: prompts.render(route, {}),
    }),
    messages: [...messages],
    ...(loop.isOver ? {} : { tools: listToolSchemas(input.shopper.customerId !== undefined, writes) }),
    maxTokens,
    temperature,
    task: toTask(run, {
      language: reading.language,
      route: reading.route,
      classification: reading.classification,
      facts: loop.facts,
      ...(input.memory.intent === undefined ? {} : { previousIntent: input.memory.intent }),
    }),
  };
}

/** Once a wish was put to the ledger its words have to reach the shopper, whether or not a model goes on. */
async function speakOn(
  run: TurnRun,
  request: ModelRequest,
  stream: AnswerStream,
  messages: ModelMessage[],
  loop: ToolLoop,
): Promise<readonly ToolCall[]> {
  try {
    return await speak(run, request, stream, messages);
  } catch (error) {
    if (run.input.signal.aborted || !loop.facts.some(({ kind }) => kind === 'effect' || kind === 'write_refused')) {
      throw error;
    }
    run.logger.error('agent.model_gave_up', { error });
    run.journal.noteError('llm_error');
    return [];
  }
}

async function speak(run: TurnRun, request: ModelRequest, stream: AnswerStream, messages: ModelMessage[]) {
  stream.startRound();
  const { answer } = await askModel(run, request, {
    onText: (delta) => stream.push(delta),
    onRestart: () => stream.restart(),
  });
  stream.endRound(answer.text, answer.finishReason === 'length');
  messages.push({ role: 'assistant', content: answer.text, toolCalls: answer.toolCalls });
  return answer.toolCalls;
}

/** Built at the first sentence, and again when a tool has brought facts. */
function createLazyGuard(run: TurnRun, loop: ToolLoop): () => GuardContext {
  let built: { readonly facts: readonly Fact[]; readonly context: GuardContext } | undefined;
  return () => {
    if (built?.facts !== loop.facts) {
      built = { facts: loop.facts, context: createGuardContext(run, loop.facts) };
    }
    return built.context;
  };
}

function findTimeZone(facts: readonly Fact[]): string {
  return facts.find((fact) => fact.kind === 'shop')?.shop.timeZone ?? 'UTC';
}
