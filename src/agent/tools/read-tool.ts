import type { z } from 'zod';
import type { CallContext } from '../../commerce/store-backend.ts';
import type { Fact } from '../fact.ts';
import type { OrderDesk } from '../guardrails/order-desk.ts';
import type { AgentStore, StatusKey } from '../turn.ts';

type WithoutOrigin<T> = T extends unknown ? Omit<T, 'id' | 'tool'> : never;
/** What a tool learnt; the run gives it an id and the tool's name. */
export type FactBody = WithoutOrigin<Fact>;

export interface ToolContext extends CallContext {
  readonly store: AgentStore;
  readonly orders: OrderDesk;
  /** The shopper's message of this turn, contacts masked. */
  readonly text: string;
}

/** A fact, also when it says that nothing may be told; `reason` is for logs and metadata. */
export interface ToolResult {
  readonly facts: readonly FactBody[];
  readonly ok: boolean;
  readonly reason?: string;
}

/**
 * A tool that only reads. The model chooses it and its arguments; what it may see is decided inside, from who the
 * shopper has shown to be. `output` is what the model is shown of a fact.
 */
export interface ReadTool<Input extends z.ZodType = z.ZodType> {
  readonly kind: 'READ';
  readonly name: string;
  /** For the model. */
  readonly description: string;
  readonly input: Input;
  readonly status?: StatusKey;
  /** Hidden from shoppers without a signed session. */
  readonly needsSession?: boolean;
  run(input: z.infer<Input>, context: ToolContext): Promise<ToolResult>;
}

export function unavailable(what: string, reason: string): ToolResult {
  return { facts: [{ kind: 'unavailable', what, reason }], ok: false, reason };
}
