import { AsyncLocalStorageProviderSingleton } from '@langchain/core/singletons';

/** What is used of a compiled graph: a node is made of steps (itself, what it writes, its edges). */
interface LeanableGraph {
  readonly nodes: Readonly<Record<string, { getWriters(): readonly object[]; getNode(): object | undefined }>>;
  readonly builder: {
    readonly branches: Readonly<Record<string, Readonly<Record<string, { readonly path: object }>>>>;
  };
}

interface Step {
  invoke(input: unknown, config: unknown): Promise<unknown>;
}

/**
 * What LangChain does around each function of a graph (merged settings, run trees with random ids, an async context, a
 * race with a signal that nobody passes) is for tracing and for graphs in graphs. Ours has neither: spans are our own
 * (`TurnSpan`). It was near half of the CPU of a run (measured with langgraph 1.4.17 and core 1.2.13, whose inner parts it
 * knows: look again when the pin moves; a part that is gone fails at start).
 */
export function makeLean<Graph extends LeanableGraph>(graph: Graph): Graph {
  AsyncLocalStorageProviderSingleton.runWithConfig = (_config, callback) => callback();
  for (const node of Object.values(graph.nodes)) {
    for (const writer of node.getWriters()) {
      callDirectly(findOwner(writer, 'invoke'));
    }
    const whole = node.getNode();
    if (isSequence(whole)) {
      const steps = [whole.first, ...whole.middle, whole.last];
      whole.invoke = (input, config) => runInOrder(steps, input, config);
      node.getNode = () => whole;
    }
  }
  for (const branch of Object.values(graph.builder.branches).flatMap((branches) => Object.values(branches))) {
    callDirectly(branch.path);
  }
  return graph;
}

/** For the class of all LangGraph's own steps, and for routing functions. */
function callDirectly(step: object): void {
  Object.assign(step, {
    async invoke(this: { func(input: unknown, config: unknown): unknown }, input: unknown, config: unknown) {
      return this.func(input, config);
    },
  });
}

async function runInOrder(steps: readonly Step[], input: unknown, config: unknown): Promise<unknown> {
  let value = input;
  for (const step of steps) {
    value = await step.invoke(value, config);
  }
  return value;
}

/** The prototype that holds the method: steps of all nodes share it. */
function findOwner(step: object, method: string): object {
  const above: unknown = Object.getPrototypeOf(step);
  const isAbove = typeof above === 'object' && above !== null;
  return Object.hasOwn(step, method) || !isAbove ? step : findOwner(above, method);
}

function isSequence(node: unknown): node is Step & { first: Step; middle: readonly Step[]; last: Step } {
  return typeof node === 'object' && node !== null && 'first' in node && 'middle' in node && 'last' in node;
}
