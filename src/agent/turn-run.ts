import type { Clock } from '../platform/clock.ts';
import { createId } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import type { RateLimiter } from '../platform/rate-limiter.ts';
import type { Asked } from './effects/asked.ts';
import type { WriteDesk } from './effects/write-desk.ts';
import type { OrderDesk } from './guardrails/order-desk.ts';
import type { ModelPolicy } from './models/model-policy.ts';
import type { ModelTurn } from './models/model-turn.ts';
import type { PromptLibrary } from './prompts/prompt-library.ts';
import type { AgentState } from './state.ts';
import type { ModelAttempt, ToolRun, TurnErrorCode, TurnEvent, TurnInput, TurnSpan } from './turn.ts';

export interface AgentDeps {
  readonly models: Pick<ModelPolicy, 'generate' | 'generateStructured' | 'startTurn'>;
  readonly limiter: RateLimiter;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly promptsFolder: URL;
}

/** What the nodes of one turn share beside the state: ports, limits, and a journal that survives a node that throws. */
export interface TurnRun extends Omit<AgentDeps, 'promptsFolder'> {
  readonly input: TurnInput;
  readonly prompts: PromptLibrary;
  readonly now: Date;
  /** The shopper's messages of this turn, merged, contacts masked. */
  readonly text: string;
  readonly modelTurn: ModelTurn;
  readonly journal: Journal;
  /** Aborts with the turn or at its deadline; for the store's calls. */
  readonly signal: AbortSignal;
  readonly emit: (event: TurnEvent) => void;
  /** Set by classify, as soon as the shopper's own words are read. */
  orders?: OrderDesk;
  /** Opened by consent or by the first WRITE tool; absent in a turn without writes. */
  writes?: WriteDesk;
  /** Set by answer or escalate: what the house's own words in the reply ask. */
  asked?: Asked;
  /** Kept by each node's wrapper: what is known if the next one throws. */
  lastState: Partial<AgentState>;
}

/** Spans, attempts, tool runs and counts of one turn, appended as things happen. */
export class Journal {
  readonly spans: TurnSpan[] = [];
  readonly attempts: ModelAttempt[] = [];
  readonly tools: ToolRun[] = [];
  readonly degraded = new Set<string>();
  readonly guard = { checked: 0, rewritten: 0, dropped: 0 };
  readonly promptVersions: Record<string, string> = {};
  private firstError: TurnErrorCode | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly rootId: string,
  ) {}

  get error(): TurnErrorCode | undefined {
    return this.firstError;
  }

  /** The first cause counts, whatever comes of it. */
  noteError(code: TurnErrorCode | undefined): void {
    this.firstError ??= code;
  }

  /** Starts a step; the returned function ends it. Values are small and hold no contacts. */
  startSpan(
    name: string,
    kind: TurnSpan['kind'],
    inputs: TurnSpan['inputs'],
    parentId: string = this.rootId,
  ): { readonly id: string; end(result: Pick<TurnSpan, 'outputs' | 'error' | 'metadata'>): void } {
    const id = createId();
    const startMs = this.clock.now().getTime();
    return {
      id,
      end: (result) => {
        this.spans.push({ id, parentId, name, kind, startMs, endMs: this.clock.now().getTime(), inputs, ...result });
      },
    };
  }
}
