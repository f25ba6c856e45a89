import type { RunCreate } from 'langsmith/schemas';
import { present } from '../../platform/present.ts';
import { redactRecord, redactText } from '../../platform/redaction.ts';
import type { TraceRun } from '../../platform/tracing.ts';

/** Characters kept of one text: a trace is for reading, and an inline limit keeps a batch under the ingest's own. */
const maxTextLength = 8_000;

/** One trace as LangSmith takes it, redacted; the root first. */
export function toLangSmithRuns(runs: readonly TraceRun[], project: string): RunCreate[] {
  const orders = new Map<string, string>();
  const traceId = runs[0]?.id;
  return runs.map((run) => {
    const parentOrder = run.parentId === undefined ? undefined : orders.get(run.parentId);
    const order = `${parentOrder === undefined ? '' : `${parentOrder}.`}${toOrderStamp(run.startMs)}${run.id}`;
    orders.set(run.id, order);
    return {
      ...present({
        trace_id: traceId,
        parent_run_id: run.parentId,
        outputs: run.outputs && redactTexts(run.outputs),
        error: run.error && redactText(run.error),
        tags: run.tags && [...run.tags],
      }),
      id: run.id,
      dotted_order: order,
      name: run.name,
      run_type: run.kind,
      start_time: run.startMs,
      end_time: Math.max(run.endMs, run.startMs),
      inputs: redactTexts(run.inputs),
      extra: { metadata: redactRecord(run.metadata ?? {}) },
      session_name: project,
    };
  });
}

/** `20261120T172642123000Z`: LangSmith sorts a trace by these. */
function toOrderStamp(epochMs: number): string {
  const iso = new Date(epochMs).toISOString();
  return `${iso.replaceAll(/[-:.]/g, '').slice(0, -1)}000Z`;
}

function redactTexts(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return redactRecord(Object.fromEntries(Object.entries(record).map(([key, value]) => [key, shorten(value)])));
}

function shorten(value: unknown): unknown {
  return typeof value === 'string' && value.length > maxTextLength ? `${value.slice(0, maxTextLength)}…` : value;
}
