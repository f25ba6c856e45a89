import type { AgentState, AgentUpdate } from '../state.ts';
import { findTool } from '../tools/tool-registry.ts';
import type { ConversationMemory } from '../turn.ts';
import type { TurnRun } from '../turn-run.ts';
import { type PlannedRead, planReads } from './read-plan.ts';
import { emitStatus, type FreshFact, numberFacts, runTool } from './run-tool.ts';

/** Reads what the message needs, all at once. Which facts those are is decided in code, not by a model. */
export async function gather({ reading, memory, facts }: AgentState, run: TurnRun): Promise<AgentUpdate> {
  if (reading === undefined) {
    return {};
  }
  const hasSession = run.input.shopper.customerId !== undefined;
  const plan = planReads(reading, memory, run.text, hasSession);
  if (plan.length === 0) {
    return { facts };
  }
  announce(run, plan, reading.language, hasSession);
  const [shop, ...results] = await Promise.all([
    facts.some(({ kind }) => kind === 'shop') ? [] : readShop(run),
    ...plan.map(async ({ tool: name, args }) => {
      const tool = findTool(name, hasSession);
      return tool === undefined ? [] : (await runTool(run, tool, args)).facts;
    }),
  ]);
  const fresh = numberFacts(facts, [...results.flat(), ...shop]);
  return { facts: [...facts, ...fresh], memory: withIdentity(memory, run) };
}

/** What the desk learnt about who the shopper is goes into the memory of the conversation. */
export function withIdentity(memory: ConversationMemory, { orders }: TurnRun): ConversationMemory {
  return orders === undefined
    ? memory
    : { ...memory, verifiedOrderIds: orders.verifiedOrderIds, failedVerifications: orders.failedVerifications };
}

function announce(run: TurnRun, plan: readonly PlannedRead[], language: string, hasSession: boolean): void {
  const keys = plan.flatMap(({ tool }) => findTool(tool, hasSession)?.status ?? []);
  for (const key of new Set(keys)) {
    emitStatus(run, key, language);
  }
}

/** Name, domain and time zone; adapters keep them, so this costs no call. Its absence is no fault of the turn. */
export async function readShop(run: TurnRun): Promise<FreshFact[]> {
  const answer = await run.input.store.backend.getShop({ signal: run.signal });
  return answer.ok ? [{ kind: 'shop', shop: answer.value, tool: 'get_shop' }] : [];
}
