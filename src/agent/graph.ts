import { Annotation, Command, END, type LangGraphRunnableConfig, START, StateGraph } from '@langchain/langgraph/web';
import { makeLean } from './lean-runtime.ts';
import { act } from './nodes/act.ts';
import { answer } from './nodes/answer.ts';
import { classify } from './nodes/classify.ts';
import { consent, hasOpenQuestion } from './nodes/consent.ts';
import { escalate } from './nodes/escalate.ts';
import { gather } from './nodes/gather.ts';
import { type AgentState, type AgentUpdate, agentState } from './state.ts';
import type { TurnRun } from './turn-run.ts';

/** Handed to nodes as `config.context`; nothing of it is checkpointed or validated. */
const runContext = Annotation.Root({ run: Annotation<TurnRun>() });

/** The whole agent: read the message, take an answer to an open question, gather facts, let the model speak, settle the answer, or hand over. */
export function createGraph() {
  const graph = new StateGraph(agentState, runContext)
    .addNode('classify', asNode('classify', classify), { errorHandler: toEscalation, ends: ['escalate'] })
    .addNode('consent', asNode('consent', consent), { errorHandler: toEscalation, ends: ['escalate'] })
    .addNode('gather', asNode('gather', gather), { errorHandler: toEscalation, ends: ['escalate'] })
    .addNode('act', asNode('act', act), { errorHandler: toEscalation, ends: ['escalate'] })
    .addNode('answer', asNode('answer', answer), { errorHandler: toEscalation, ends: ['escalate'] })
    .addNode('escalate', asNode('escalate', escalate))
    .addConditionalEdges(START, afterStart, ['classify', 'escalate'])
    .addConditionalEdges('classify', afterClassify, ['consent', 'gather', 'escalate'])
    .addConditionalEdges('consent', afterConsent, ['answer', 'gather', 'escalate'])
    .addEdge('gather', 'act')
    .addConditionalEdges('act', afterAct, ['answer', 'escalate'])
    .addEdge('answer', END)
    .addEdge('escalate', END)
    .compile({ name: 'support-agent' });
  return makeLean(graph);
}

/** A conversation that a person owns is only acknowledged. */
export function afterStart(state: Pick<AgentState, 'isHandedOver'>): 'classify' | 'escalate' {
  return state.isHandedOver ? 'escalate' : 'classify';
}

/** Only a question that waits for the shopper's answer is worth looking for one. */
export function afterClassify({
  escalation,
  memory,
}: Pick<AgentState, 'escalation' | 'memory'>): 'consent' | 'gather' | 'escalate' {
  if (escalation !== undefined) {
    return 'escalate';
  }
  return hasOpenQuestion(memory) ? 'consent' : 'gather';
}

/** What was an answer and nothing else needs no model. */
export function afterConsent({
  escalation,
  isAnswered,
}: Pick<AgentState, 'escalation' | 'isAnswered'>): 'answer' | 'gather' | 'escalate' {
  if (escalation !== undefined) {
    return 'escalate';
  }
  return isAnswered === true ? 'answer' : 'gather';
}

export function afterAct(state: Pick<AgentState, 'escalation'>): 'answer' | 'escalate' {
  return state.escalation === undefined ? 'answer' : 'escalate';
}

type AgentNode = (state: AgentState, run: TurnRun) => Promise<AgentUpdate>;

/** Gives a node its run and a span, and keeps what it found for the case that a later one throws. */
function asNode(name: string, node: AgentNode) {
  return async (state: AgentState, config: LangGraphRunnableConfig<{ run: TurnRun }>): Promise<AgentUpdate> => {
    const run = config.context?.run;
    if (run === undefined) {
      throw new Error('the graph was invoked without a run');
    }
    const span = run.journal.startSpan(name, 'chain', {});
    try {
      const update = await node(state, run);
      Object.assign(run.lastState, update);
      span.end({ outputs: { wrote: Object.keys(update).join(' ') } });
      return update;
    } catch (error) {
      span.end({ error: error instanceof Error ? error.name : 'unknown' });
      noteFailure(run, name, error);
      throw error;
    }
  };
}

function noteFailure(run: TurnRun, node: string, error: unknown): void {
  const code = error instanceof Error && 'firstCause' in error ? 'llm_error' : 'unknown';
  run.journal.noteError(code);
  if (!run.input.signal.aborted) {
    run.logger.error('agent.node_failed', { node, error });
  }
}

/** A node that throws ends at a person, whatever was known by then. */
function toEscalation(): Command {
  return new Command({ update: { escalation: { reason: 'outage', priority: 'high' } }, goto: 'escalate' });
}
