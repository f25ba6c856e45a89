import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HelpdeskError } from '../../src/commerce/helpdesk.ts';
import type { JobContext, JobHandlers } from '../../src/queues/outbox.ts';
import { createOutboxRunner, type OutboxRunner, type OutboxRunnerDeps } from '../../src/queues/outbox-runner.ts';
import { InMemoryOutbox } from '../fakes/in-memory-outbox.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Holds a job in the middle until the test lets it go on. */
function createGate() {
  let open: () => void = () => undefined;
  let arrive: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const pass = () => {
    arrive();
    return opened;
  };
  return { open, reached, pass };
}

describe('createOutboxRunner', () => {
  let nowMs: number;
  let outbox: InMemoryOutbox;
  let runner: OutboxRunner | undefined;
  let done: string[];
  const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs };

  function start(onJob: (id: string, context: JobContext) => Promise<void>, change: Partial<OutboxRunnerDeps> = {}) {
    const handlers: JobHandlers = {
      'helpdesk.open_ticket': (_payload, context) => onJob(context.jobId, context),
      'helpdesk.append_message': (payload, context) => onJob(payload.messageId, context),
      'effects.run': (payload, context) => onJob(payload.effectId, context),
      'effects.reconcile': (payload, context) => onJob(payload.effectId, context),
      'effects.announce': (payload, context) => onJob(payload.effectId, context),
    };
    const deps = { repository: outbox, handlers, clock, logger: silent, owner: 'me', pollMs: 60_000, ...change };
    runner = createOutboxRunner(deps);
    runner.start();
    return runner;
  }
  const record = async (id: string) => {
    done.push(id);
  };

  beforeEach(() => {
    nowMs = Date.UTC(2026, 10, 20);
    outbox = new InMemoryOutbox(clock);
    done = [];
  });
  afterEach(() => runner?.close());

  it('does the jobs of a conversation in order, one after another', async () => {
    for (const id of ['a', 'b', 'c']) outbox.add({ id });
    let running = 0;

    start(async (id) => {
      running += 1;
      expect(running).toBe(1);
      await new Promise(setImmediate);
      running -= 1;
      done.push(id);
    });
    await outbox.until(() => outbox.jobs.every((job) => job.status === 'done'));

    expect(done).toEqual(['a', 'b', 'c']);
  });

  it('does not let one conversation wait for another', async () => {
    outbox.add({ id: 'slow', conversationId: 'c1' });
    outbox.add({ id: 'quick', conversationId: 'c2' });
    const gate = createGate();

    start((id) => (id === 'slow' ? gate.pass() : record(id)));
    await outbox.until(() => outbox.get('quick').status === 'done');
    gate.open();
    await outbox.until(() => outbox.get('slow').status === 'done');

    expect(done).toEqual(['quick']);
  });

  it('takes up a new job at once when nudged', async () => {
    const started = start(record);
    outbox.add({ id: 'late' });

    started.nudge();
    await outbox.until(() => outbox.get('late').status === 'done');

    expect(done).toEqual(['late']);
  });

  it('tries a failed job again when its time has come, and holds back those behind it', async () => {
    for (const id of ['a', 'b']) outbox.add({ id });
    let isDown = true;
    const started = start(async (id) => {
      if (isDown) throw new Error('down');
      await record(id);
    });
    await outbox.until(() => outbox.get('a').errors.length === 1);

    isDown = false;
    nowMs += 10_000;
    started.nudge();
    await outbox.until(() => outbox.get('b').status === 'done');

    expect(done).toEqual(['a', 'b']);
    expect(outbox.get('a')).toMatchObject({ attempts: 2, errors: ['down'] });
  });

  it('waits as long as the helpdesk asks', async () => {
    outbox.add({ id: 'a' });

    start(() => Promise.reject(new HelpdeskError('busy', { isRetryable: true, retryAfterMs: 77_000 })));
    await outbox.until(() => outbox.get('a').errors.length === 1);

    expect(outbox.get('a').runAtMs).toBe(nowMs + 77_000);
  });

  it('buries what is not worth a retry and goes on with the next', async () => {
    for (const id of ['a', 'b']) outbox.add({ id });

    start((id) => (id === 'a' ? Promise.reject(new HelpdeskError('gone', { isRetryable: false })) : record(id)));
    await outbox.until(() => outbox.get('b').status === 'done');

    expect(outbox.get('a')).toMatchObject({ status: 'buried', errors: ['gone'] });
  });

  it('buries a job after its last try', async () => {
    outbox.add({ id: 'a' });
    const started = start(() => Promise.reject(new Error('down')));

    for (let attempt = 1; attempt < 84; attempt += 1) {
      await outbox.until(() => outbox.get('a').errors.length === attempt);
      nowMs += 3_600_000;
      started.nudge();
    }
    await outbox.until(() => outbox.get('a').status === 'buried');

    expect(outbox.get('a').attempts).toBe(84);
  });

  it('buries a payload that does not fit its kind', async () => {
    outbox.add({ id: 'a', payload: { messageId: 7 } });

    start(record);
    await outbox.until(() => outbox.get('a').status === 'buried');

    expect(outbox.get('a').errors).toEqual(['invalid job payload']);
  });

  it('leaves an unknown kind to a newer process', async () => {
    outbox.add({ id: 'a', kind: 'helpdesk.close_ticket' });

    start(record);
    await outbox.until(() => outbox.get('a').errors.length === 1);

    expect(outbox.get('a').status).toBe('pending');
  });

  it('renews the lease of a long job', async () => {
    outbox.add({ id: 'a' });
    const gate = createGate();
    start(gate.pass, { leaseMs: 30 });
    await gate.reached;

    nowMs += 20;
    await outbox.until(() => outbox.get('a').leaseUntilMs === nowMs + 30);
    gate.open();
    await outbox.until(() => outbox.get('a').status === 'done');

    expect(outbox.get('a').attempts).toBe(1);
  });

  it('stops a job whose lease another process has taken, and leaves the row alone', async () => {
    outbox.add({ id: 'a' });
    const stopped = new Promise<void>((resolve) => {
      start(
        (_id, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              resolve();
              reject(new Error('stopped'));
            });
          }),
        { leaseMs: 30 },
      );
    });
    await outbox.until(() => outbox.get('a').owner === 'me');

    outbox.get('a').owner = 'somebody else';
    await stopped;
    await runner?.close();

    expect(outbox.get('a')).toMatchObject({ status: 'pending', owner: 'somebody else', errors: [] });
  });

  it('takes over a job whose owner died', async () => {
    outbox.add({ id: 'a' });
    await outbox.claim(1, 1_000, 'the dead');
    nowMs += 1_001;

    start(record);
    await outbox.until(() => outbox.get('a').status === 'done');

    expect(outbox.get('a').attempts).toBe(2);
  });

  it('waits for the running job when closed, and takes no other', async () => {
    for (const id of ['a', 'b']) outbox.add({ id });
    const gate = createGate();
    const started = start(async (id) => {
      await gate.pass();
      await record(id);
    });
    await gate.reached;

    const closed = started.close();
    gate.open();
    await closed;

    expect(done).toEqual(['a']);
    expect(outbox.get('b').attempts).toBe(0);
  });

  it('stops a job that outlasts the grace of closing and leaves it to the next process', async () => {
    outbox.add({ id: 'a' });
    const untilAborted = (_id: string, { signal }: JobContext) =>
      new Promise<void>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('stopped')));
      });
    const started = start(untilAborted, { closeGraceMs: 0 });
    await outbox.until(() => outbox.get('a').owner === 'me');

    await started.close();

    expect(outbox.get('a')).toMatchObject({ status: 'pending', owner: undefined, errors: ['stopped'] });
  });

  it('survives a database that is away', async () => {
    outbox.add({ id: 'a' });
    let failures = 1;
    const events: string[] = [];
    const repository = new Proxy(outbox, {
      get: (target, name) =>
        name === 'claim' && failures-- > 0
          ? () => Promise.reject(new Error('no database'))
          : Reflect.get(target, name, target),
    });
    const logger = {
      ...silent,
      warn: (event: string) => events.push(event),
      info: (event: string) => events.push(event),
    };

    start(record, { repository, logger, pollMs: 5 });
    await outbox.until(() => outbox.get('a').status === 'done');
    await runner?.close();

    expect(events).toEqual(['outbox.claim_failed', 'outbox.claim_recovered', 'outbox.job_done']);
  });
});
