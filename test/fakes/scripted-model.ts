import {
  type ChatModel,
  type GenerateOptions,
  type ModelAnswer,
  ModelError,
  type ModelErrorKind,
  type ModelRequest,
} from '../../src/agent/models/chat-model.ts';

type Purpose = ModelRequest['purpose'];

/** One call: who is expected to call, and what it gets. */
export interface ScriptStep {
  readonly purpose: Purpose;
  /** Streamed word by word (not when JSON was asked for). */
  readonly text?: string;
  /** As `text`, for structured answers. */
  readonly json?: unknown;
  readonly toolCalls?: readonly { readonly name: string; readonly arguments: unknown }[];
  readonly finishReason?: ModelAnswer['finishReason'];
  readonly usage?: Partial<ModelAnswer['usage']>;
  /** Thrown after `text`, if any, has been streamed. */
  readonly error?: ModelErrorKind | ModelError;
  /** Says nothing until it is aborted. */
  readonly isSilent?: boolean;
  /** Looks at the request; throws when it is not as expected. */
  readonly check?: (request: ModelRequest) => void;
}

/**
 * A model that follows its script to the letter. A surplus call, or one of another purpose, fails at once and again in
 * `assertDone`, since the model policy takes any failure of a model for a reason to ask the next one.
 */
export class ScriptedModel implements ChatModel {
  readonly calls: Readonly<ModelRequest>[] = [];
  private readonly problems: string[] = [];
  private nextStep = 0;

  constructor(
    private readonly steps: readonly ScriptStep[],
    readonly id = 'scripted',
  ) {}

  async generate(request: ModelRequest, options: GenerateOptions): Promise<ModelAnswer> {
    this.calls.push(freeze(structuredClone(request)));
    const step = this.takeStep(request);
    this.runCheck(step, request);
    await new Promise((resolve) => setImmediate(resolve));
    if (step.isSilent) await untilAborted(options.signal);
    const isJson = request.responseSchema !== undefined;
    const text = step.json === undefined ? (step.text ?? '') : JSON.stringify(step.json);
    for (const delta of text.match(/\s*\S+|\s+$/g) ?? []) {
      if (options.signal.aborted) throw new ModelError('aborted', 'call was aborted');
      if (isJson) options.onProgress();
      else options.onText(delta);
    }
    if (step.error instanceof ModelError) throw step.error;
    if (step.error !== undefined) throw new ModelError(step.error, `scripted ${step.error}`);
    return toAnswer(step, text, this.nextStep);
  }

  /** @throws when a step was not used, or a call had no step. */
  assertDone(): void {
    const missing = this.steps.slice(this.nextStep).map(({ purpose }) => `missing call: ${purpose}`);
    const problems = [...this.problems, ...missing];
    if (problems.length > 0) throw new Error(`script of ${this.id} not followed: ${problems.join('; ')}`);
  }

  private takeStep(request: ModelRequest): ScriptStep {
    const step = this.steps[this.nextStep];
    if (step === undefined) return this.fail(`surplus call: ${request.purpose}`);
    if (step.purpose !== request.purpose) return this.fail(`expected ${step.purpose}, was asked to ${request.purpose}`);
    this.nextStep += 1;
    return step;
  }

  private runCheck(step: ScriptStep, request: ModelRequest): void {
    try {
      step.check?.(request);
    } catch (error) {
      this.fail(`check of step ${this.nextStep} failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private fail(problem: string): never {
    this.problems.push(problem);
    throw new Error(`script of ${this.id}: ${problem}`);
  }
}

function toAnswer(step: ScriptStep, text: string, stepNumber: number): ModelAnswer {
  const toolCalls = (step.toolCalls ?? []).map((call, index) => ({
    id: `call_${stepNumber}_${index}`,
    name: call.name,
    arguments: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments),
  }));
  return {
    text,
    toolCalls,
    finishReason: step.finishReason ?? (toolCalls.length > 0 ? 'tool_calls' : 'stop'),
    usage: { inputTokens: 100, outputTokens: 10, cachedInputTokens: 0, ...step.usage },
    requestId: `req_${stepNumber}`,
  };
}

async function untilAborted(signal: AbortSignal): Promise<never> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  throw new ModelError('aborted', 'call was aborted');
}

function freeze<T extends object>(value: T): Readonly<T> {
  for (const entry of Object.values(value)) {
    if (typeof entry === 'object' && entry !== null) freeze(entry);
  }
  return Object.freeze(value);
}
