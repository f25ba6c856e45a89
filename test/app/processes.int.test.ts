import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FakeModelServer } from '../fakes/model-server.ts';
import { openStage, type Stage, startApp, toModelVariables, until } from '../support/app.ts';
import { AppProcess, startWebProcess } from '../support/app-process.ts';
import { audit, hasAnswer, isAcknowledged, type Sent, sendOne } from '../support/load.ts';

/** 20 in the nightly run and in the bar. */
const kills = Number(process.env.KILLS ?? 2);
const turnsInFlight = 16;
const reply = 'Happy to help with that. Please tell me a bit more about it! What would you like to know today?';

let stage: Stage;
let models: FakeModelServer;
let variables: Readonly<Record<string, string>>;

beforeAll(async () => {
  stage = await openStage();
  models = await new FakeModelServer({ firstTokenMs: 150, tokenMs: 40 }).start();
  models.reply((request) => (request.schema === undefined ? { text: reply } : undefined));
  variables = toModelVariables(models.url);
});
afterEach(() => stage.closeStarted());
afterAll(async () => {
  await models?.stop();
  await stage?.close();
});

describe('a web process that is killed', () => {
  it(
    `has every acknowledged turn ended by its successor within 10 s, once (${kills} kills)`,
    async () => {
      const log: Sent[] = [];
      const slowestMs: number[] = [];
      let app = await startWebProcess(stage, variables);
      for (let kill = 0; kill < kills; kill += 1) {
        const batch = sendBatch(app.client, `kill ${kill}`, log);
        await until(() => log.length === (kill + 1) * turnsInFlight && log.every((sent) => sent.status !== undefined));
        // Another moment of the turn each time: from no word said to nearly all.
        await until(() => countEvents(log.slice(-turnsInFlight)) >= ((kill * 37) % 12) * turnsInFlight * 0.5);
        app.kill('SIGKILL');
        await Promise.all([app.exited, batch]);
        app = await startWebProcess(stage, variables);
        const startedMs = performance.now();
        await until(async () => (await countRunning()) === 0, 30_000);
        slowestMs.push(Math.round(performance.now() - startedMs));
      }

      expect(log.filter(isAcknowledged).length).toBe(kills * turnsInFlight);
      expect(await audit(stage, log)).toEqual([]);
      if (process.env.KILLS !== undefined) {
        console.info(`all turns ended after a restart, ms: ${slowestMs.join(' ')}`);
      }
      expect(slowestMs.filter((ms) => ms > 10_000)).toEqual([]);
    },
    30_000 + kills * 20_000,
  );
});

describe('a web process that is told to stop', () => {
  it('ends the turns in flight, fails none, sends followers away and exits with 0', async () => {
    const app = await startWebProcess(stage, variables);
    const log: Sent[] = [];
    const batch = sendBatch(app.client, 'stop', log);
    await until(() => log.length === turnsInFlight && log.every(isAcknowledged));
    const json = app.client.start('stop, as JSON');
    const follower = app.client.follow(log[0]?.conversationId ?? '', () => false).catch(() => []);
    await until(() => countEvents(log) >= turnsInFlight * 3);

    app.kill('SIGTERM');
    const late = sendUntilRefused(app.client, log);

    await Promise.all([batch, late, follower]);
    const endedMs = performance.now();
    expect((await json).status).toBe(200);
    expect(await app.exited).toEqual({ code: 0, signal: null });
    expect(performance.now() - endedMs).toBeLessThan(2_000);
    expect(log.filter(isAcknowledged).filter((sent) => !hasAnswer(sent))).toEqual([]);
    expect(await audit(stage, log)).toEqual([]);
  }, 40_000);

  it('exits at once with 0 when nothing is to be done', async () => {
    const app = await startWebProcess(stage, variables);
    expect((await app.client.call('GET', '/health/ready')).status).toBe(200);
    const startedMs = performance.now();

    app.kill('SIGTERM');

    expect(await app.exited).toEqual({ code: 0, signal: null });
    expect(performance.now() - startedMs).toBeLessThan(2_500);
  });
});

describe('a job process', () => {
  it('does what a web process promised and could not do, and exits with 0', async () => {
    const web = await startApp(stage);
    stage.sandbox.gorgias.faults.add({ kind: 'status', status: 503, count: 1_000 });
    const { body } = await web.client.start('Please let me talk to a human being');
    await web.close();
    stage.sandbox.gorgias.faults.clear();
    const worker = new AppProcess('worker', { ...stage.variables });
    stage.closers.push(() => worker.close());

    await until(() => listTickets(body.conversation_id).length === 1, 15_000);
    worker.kill('SIGTERM');

    expect(await worker.exited).toEqual({ code: 0, signal: null });
    expect(listTickets(body.conversation_id)).toHaveLength(1);
  }, 40_000);
});

describe('a process with a wrong environment', () => {
  it('says in one line which variable is wrong and exits with 1 before anything listens', async () => {
    const cases = [
      ['DATABASE_URL', { DATABASE_URL: '' }],
      ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/db' }],
      ['APP_SECRET_KEY', { APP_SECRET_KEY: 'short' }],
      ['OPENAI_API_KEY', { DEFAULT_MODEL: 'gpt-4o' }],
    ] as const;
    const apps = cases.map(([, wrong]) => new AppProcess('main', { ...stage.variables, ...wrong }));
    stage.closers.push(...apps.map((app) => () => app.close()));

    const exits = await Promise.all(apps.map((app) => app.exited));

    expect(exits).toEqual(cases.map(() => ({ code: 1, signal: null })));
    for (const [place, [name]] of cases.entries()) {
      expect(apps[place]?.stderr.trim().split('\n')).toEqual([expect.stringContaining(name)]);
      expect(apps[place]?.lines).toEqual([]);
    }
  }, 40_000);
});

async function sendBatch(client: Parameters<typeof sendOne>[0], name: string, log: Sent[]): Promise<void> {
  await Promise.all(
    Array.from({ length: turnsInFlight }, async (_, place) => {
      const sent: Sent = { content: `${name}, shopper ${place}: how do you make your jackets?`, events: [] };
      log.push(sent);
      const outcome = await sendOne(client, stage.key, '/api/v1/conversations', sent.content, (taken) => {
        Object.assign(sent, taken, { events: taken.events });
      });
      Object.assign(sent, outcome);
    }),
  );
}

/** As shoppers do while a deployment rolls: each gets an answer, or the door is shut. */
async function sendUntilRefused(client: Parameters<typeof sendOne>[0], log: Sent[]): Promise<void> {
  const sending: Promise<Sent>[] = [];
  for (let place = 0; place < 200; place += 1) {
    const sent = sendOne(client, stage.key, '/api/v1/conversations', `late ${place}: how do you make your jackets?`);
    sending.push(sent);
    const isRefused = await Promise.race([
      sent.then(({ failure }) => failure !== undefined),
      new Promise<false>((resolve) => setTimeout(resolve, 50, false)),
    ]);
    if (isRefused) break;
  }
  log.push(...(await Promise.all(sending)));
}

function listTickets(conversationId: string) {
  return stage.sandbox.gorgias
    .ledger()
    .tickets.filter(({ external_id }) => String(external_id).startsWith(conversationId));
}

function countEvents(log: readonly Sent[]): number {
  return log.reduce((sum, { events }) => sum + events.length, 0);
}

async function countRunning(): Promise<number> {
  const [row] = await stage.query<{ count: number }>("SELECT count(*)::int FROM turns WHERE status = 'running'");
  return row?.count ?? 0;
}
