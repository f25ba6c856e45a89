import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { migrateUp } from '../../src/platform/database/migrate-up.ts';
import { FakeModelServer } from '../fakes/model-server.ts';
import { openStage, type Stage, startApp, toModelVariables, until } from '../support/app.ts';
import { audit, hasAnswer, isAcknowledged, type Sent, sendOne } from '../support/load.ts';
import { type OwnPostgres, startOwnPostgres } from '../support/postgres.ts';

let postgres: OwnPostgres;
let stage: Stage;
let models: FakeModelServer;

beforeAll(async () => {
  postgres = await startOwnPostgres({ isDurable: true });
  await migrateUp(postgres.url);
  stage = await openStage({ databaseUrl: postgres.url });
  models = await new FakeModelServer({ firstTokenMs: 50, tokenMs: 15 }).start();
  models.reply((request) =>
    request.schema === undefined ? { text: 'Happy to help with that. What would you like to know today?' } : undefined,
  );
});
afterAll(async () => {
  await stage?.close();
  await models?.stop();
  await postgres?.close();
}, 60_000);

it('says 503 with Retry-After while PostgreSQL is away, heals within 3 s, and loses nothing it acknowledged', async () => {
  const app = await startApp(stage, { ...toModelVariables(models.url), LLM_TIMEOUT_MS: '10000' });
  const log: Sent[] = [];
  const stop = new AbortController();
  stage.closers.push(async () => stop.abort());
  const shoppers = Array.from({ length: 8 }, async (_, shopper) => {
    for (let place = 0; !stop.signal.aborted; place += 1) {
      const content = `shopper ${shopper}, message ${place}: how do you make your jackets?`;
      const sent = await sendOne(app.client, stage.key, '/api/v1/conversations', content);
      log.push(sent);
      if (!isAcknowledged(sent)) await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  const answered = () => log.filter(hasAnswer).length;
  const isReady = async () => (await app.client.call('GET', '/health/ready')).status === 200;
  const healedMs: number[] = [];

  for (let round = 0; round < 2; round += 1) {
    const before = answered();
    await until(() => answered() > before + 8, 30_000);

    await postgres.crash();
    await until(async () => !(await isReady()), 2_000);
    const refused = await Promise.all(
      Array.from({ length: 8 }, () => sendOne(app.client, stage.key, '/api/v1/conversations', 'refused: hello?')),
    );
    expect(refused.map(({ status, retryAfter }) => [status, Number(retryAfter) >= 1])).toEqual(
      refused.map(() => [503, true]),
    );
    expect((await app.client.call('GET', '/health')).status).toBe(200);

    await postgres.restart();
    const backMs = performance.now();
    const answeredBefore = answered();
    const loggedBefore = log.length;
    await until(isReady, 5_000);
    await until(() => log.slice(loggedBefore).some(isAcknowledged) || isAcceptingOne(app.client), 5_000);
    healedMs.push(Math.round(performance.now() - backMs));
    await until(() => answered() > answeredBefore, 10_000);
  }
  stop.abort();
  await Promise.all(shoppers);
  await until(async () => (await stage.query("SELECT 1 FROM turns WHERE status = 'running'")).length === 0, 15_000);

  expect(log.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
  expect(log.filter(({ status, retryAfter }) => status === 503 && !(Number(retryAfter) >= 1))).toEqual([]);
  expect(await audit(stage, log)).toEqual([]);
  expect(Math.max(...healedMs)).toBeLessThan(3_000);
  expect(
    log
      .filter(isAcknowledged)
      .filter((sent) => !hasAnswer(sent))
      .map(({ events }) => events.at(-1)),
  ).toEqual([]);
}, 90_000);

/** True as soon as a message is taken; its answer takes as long as the model does. */
function isAcceptingOne(client: Parameters<typeof sendOne>[0]): Promise<boolean> {
  return new Promise((resolve) => {
    void sendOne(client, stage.key, '/api/v1/conversations', 'healed: hello?', () => resolve(true)).then((sent) =>
      resolve(isAcknowledged(sent)),
    );
  });
}
