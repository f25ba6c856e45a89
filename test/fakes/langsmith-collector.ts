import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface CollectedRun {
  readonly id: string;
  readonly trace_id: string;
  readonly dotted_order: string;
  readonly parent_run_id?: string;
  readonly name: string;
  readonly run_type: string;
  readonly error?: string;
  readonly tags?: readonly string[];
  readonly session_name: string;
  readonly inputs: Record<string, unknown>;
  readonly outputs?: Record<string, unknown>;
  readonly extra: { readonly metadata: Record<string, unknown> };
}

export type CollectorMode = 'ok' | 'hang' | 401 | 413 | 429 | 500;

/** LangSmith's ingest, as far as batches go: keeps what it is sent and can misbehave. */
export async function startLangSmithCollector() {
  const state = {
    mode: 'ok' as CollectorMode,
    runs: [] as CollectedRun[],
    batches: [] as number[],
    keys: new Set<string>(),
  };
  const waiters: (() => void)[] = [];
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      answer(req.url ?? '', Buffer.concat(chunks).toString(), res);
      state.keys.add(String(req.headers['x-api-key']));
      for (const wake of waiters.splice(0)) wake();
    });
  });
  const answer = (url: string, body: string, res: ServerResponse) => {
    if (!url.startsWith('/runs/batch')) {
      res.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      return;
    }
    const posted = (JSON.parse(body) as { post: CollectedRun[] }).post;
    state.batches.push(new Set(posted.map((run) => run.trace_id)).size);
    if (state.mode === 'hang') return;
    if (state.mode === 413 && state.batches.at(-1) === 1) {
      state.runs.push(...posted);
      res.writeHead(202, { 'content-type': 'application/json' }).end('{}');
      return;
    }
    if (state.mode !== 'ok') {
      res.writeHead(state.mode, { 'content-type': 'application/json' }).end('{"detail":"no"}');
      return;
    }
    state.runs.push(...posted);
    res.writeHead(202, { 'content-type': 'application/json' }).end('{}');
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    /** Settles when a request has come in for which `isDone` holds. */
    async until(isDone: () => boolean): Promise<void> {
      while (!isDone()) {
        await new Promise<void>((resolve) => waiters.push(resolve));
      }
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
