import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LangSmithSink } from '../../../src/integrations/langsmith/langsmith-sink.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { createId } from '../../../src/platform/ids.ts';
import type { TraceRun } from '../../../src/platform/tracing.ts';
import { startLangSmithCollector } from '../../fakes/langsmith-collector.ts';
import { createRecordingLogger } from '../../fakes/recording-logger.ts';

type Collector = Awaited<ReturnType<typeof startLangSmithCollector>>;

let collector: Collector;
let sink: LangSmithSink;

beforeEach(async () => {
  collector = await startLangSmithCollector();
});

afterEach(async () => {
  await sink.close(50);
  await collector.close();
});

describe('LangSmithSink', () => {
  it('sends a turn as one trace whose parts nest and whose root has the turn id', async () => {
    sink = createSink();
    const [root, child] = createTrace();

    sink.submit([root, child]);
    await collector.until(() => collector.state.runs.length === 2);

    const [sentRoot, sentChild] = collector.state.runs;
    expect(sentRoot).toMatchObject({ id: root.id, trace_id: root.id, session_name: 'shop', tags: ['store:a'] });
    expect(sentChild).toMatchObject({ parent_run_id: root.id, trace_id: root.id, error: 'rate_limit' });
    expect(sentChild?.dotted_order.startsWith(`${sentRoot?.dotted_order}.`)).toBe(true);
    expect(collector.state.keys).toContain('ls-key');
  });

  it('redacts personal data before anything leaves', async () => {
    sink = createSink();
    const [root] = createTrace({
      inputs: { text: 'I am ada@example.com, call +1 555 010 1234', email: 'ada@example.com' },
    });

    sink.submit([root]);
    await collector.until(() => collector.state.runs.length === 1);

    expect(collector.state.runs[0]?.inputs).toEqual({ text: 'I am [email], call [phone]', email: '[redacted]' });
    expect(JSON.stringify(collector.state.runs)).not.toContain('ada@');
  });

  it.each([401, 429, 500] as const)(
    'keeps quiet towards turns and logs one change when LangSmith answers %i',
    async (mode) => {
      const logger = createRecordingLogger();
      sink = createSink({ logger });
      collector.state.mode = mode;

      sink.submit(createTrace());
      sink.submit(createTrace());
      await collector.until(() => collector.state.batches.length >= 1);
      await sink.close(200);

      expect(logger.events.filter(({ event }) => event === 'langsmith.away')).toHaveLength(1);
    },
  );

  it('sends a batch that was too large trace by trace', async () => {
    sink = createSink();
    collector.state.mode = 413;

    sink.submit(createTrace());
    sink.submit(createTrace());
    await collector.until(() => collector.state.runs.length === 4);

    expect(collector.state.batches[0]).toBe(2);
  });

  it('drops and counts what is more than it may hold while LangSmith hangs', async () => {
    sink = createSink({ maxTraces: 10 });
    collector.state.mode = 'hang';

    sink.submit(createTrace());
    await collector.until(() => collector.state.batches.length === 1);
    for (let turn = 0; turn < 50; turn += 1) {
      sink.submit(createTrace());
    }

    expect(sink.droppedCount).toBe(40);
  });

  it('closes within its time while LangSmith hangs', async () => {
    sink = createSink();
    collector.state.mode = 'hang';
    sink.submit(createTrace());
    const startedMs = performance.now();

    await sink.close(100);

    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });

  it('flushes what is queued when it closes', async () => {
    sink = createSink({ flushMs: 60_000 });
    sink.submit(createTrace());

    await sink.close(3_000);

    expect(collector.state.runs).toHaveLength(2);
  });

  it('keeps no trace at a sampling rate of zero', async () => {
    sink = createSink({ samplingRate: 0 });

    sink.submit(createTrace());
    await sink.close(1_000);

    expect(collector.state.batches).toEqual([]);
  });
});

function createSink(options: Partial<ConstructorParameters<typeof LangSmithSink>[0]> = {}): LangSmithSink {
  return new LangSmithSink({
    endpoint: collector.url,
    apiKey: 'ls-key',
    project: 'shop',
    samplingRate: 1,
    clock: systemClock,
    logger: createRecordingLogger(),
    flushMs: 1,
    ...options,
  });
}

function createTrace(root: Partial<TraceRun> = {}): [TraceRun, TraceRun] {
  const id = createId();
  return [
    { id, name: 'turn', kind: 'chain', startMs: 1_000, endMs: 2_000, inputs: {}, tags: ['store:a'], ...root },
    {
      id: createId(),
      parentId: id,
      name: 'model',
      kind: 'llm',
      startMs: 1_100,
      endMs: 1_900,
      inputs: {},
      error: 'rate_limit',
    },
  ];
}
