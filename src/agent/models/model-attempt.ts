import { type ChatModel, type ModelAnswer, ModelError, type ModelRequest } from './chat-model.ts';

interface AttemptLimits {
  readonly firstTokenMs: number;
  readonly betweenTokensMs: number;
  /** What is left of the turn. */
  readonly totalMs: number;
}

export interface AttemptOptions {
  /** Any of these ends the attempt and closes its connection at once. */
  readonly signals: readonly AbortSignal[];
  /** Absent for a local model, which needs no watch. */
  readonly limits?: AttemptLimits;
  onText(delta: string): void;
}

/**
 * One call of one model under a watch. Ends on time even when the model ignores its signal; text that comes after the
 * end is dropped.
 * @throws ModelError `timeout` or `aborted`, or whatever the model throws.
 */
export async function attemptModel(
  model: ChatModel,
  request: ModelRequest,
  { signals, limits, onText }: AttemptOptions,
): Promise<ModelAnswer> {
  const controller = new AbortController();
  let isOver = false;
  let stop: (error: ModelError) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = (error) => {
      isOver = true;
      controller.abort();
      reject(error);
    };
  });
  const watch = new Watch(limits, (what) => stop(new ModelError('timeout', what)));
  const leave = (): void => stop(new ModelError('aborted', 'call was aborted'));
  for (const signal of signals) signal.addEventListener('abort', leave, { once: true });
  if (signals.some(({ aborted }) => aborted)) leave();
  const life = (): void => {
    if (!isOver) watch.touch();
  };
  const text = (delta: string): void => {
    if (isOver) return;
    watch.touch();
    onText(delta);
  };
  const call = async (): Promise<ModelAnswer> =>
    model.generate(request, { signal: controller.signal, onText: text, onProgress: life });
  try {
    return await Promise.race(isOver ? [stopped] : [stopped, call()]);
  } finally {
    isOver = true;
    watch.close();
    for (const signal of signals) signal.removeEventListener('abort', leave);
  }
}

/** Two timers: one for the whole, one for silence that starts afresh with each sign of life. */
class Watch {
  private silence: NodeJS.Timeout | undefined;
  private readonly total: NodeJS.Timeout | undefined;
  private hasLife = false;

  constructor(
    private readonly limits: AttemptLimits | undefined,
    private readonly onTimeout: (what: string) => void,
  ) {
    if (limits === undefined) return;
    this.total = setTimeout(onTimeout, limits.totalMs, 'turn took too long').unref();
    this.silence = setTimeout(onTimeout, limits.firstTokenMs, 'no first token in time').unref();
  }

  touch(): void {
    if (this.limits === undefined) return;
    if (this.hasLife) {
      this.silence?.refresh();
      return;
    }
    this.hasLife = true;
    clearTimeout(this.silence);
    this.silence = setTimeout(this.onTimeout, this.limits.betweenTokensMs, 'silence between tokens').unref();
  }

  close(): void {
    clearTimeout(this.silence);
    clearTimeout(this.total);
  }
}
