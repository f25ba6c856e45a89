import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FaultInput } from '../../src/integrations/sandbox/shopify/faults.ts';
import { FakeModelServer } from '../fakes/model-server.ts';
import { type App, openStage, type Stage, startApp, toModelVariables, until } from '../support/app.ts';
import { startWebProcess } from '../support/app-process.ts';
import { allowRefunds, listCommits, propose, refundMug, scriptTools } from '../support/effect-stage.ts';

let stage: Stage;
let models: FakeModelServer;

beforeEach(async () => {
  stage = await openStage();
  models = await new FakeModelServer().start();
  scriptTools(models, [
    ...refundMug,
    [/cancel it/i, { name: 'cancel_order', arguments: { order_number: '#1065', reason: 'no_longer_needed' } }],
  ]);
});
afterEach(async () => {
  await stage?.close();
  await models?.stop();
});

async function start(): Promise<App> {
  const app = await startApp(stage, toModelVariables(models.url));
  await allowRefunds(app);
  return app;
}

async function readState(effectId: string): Promise<string> {
  const [row] = await stage.query<{ state: string }>('SELECT state FROM effects WHERE id = $1', [effectId]);
  return row?.state ?? 'none';
}

/** Leases and look-ups that are due in a minute are due now. */
async function passTime(): Promise<void> {
  // The jobs need room between two looks: rows that change all the time are never theirs.
  await new Promise((resolve) => setTimeout(resolve, 200));
  await stage.query(
    `UPDATE effects SET lease_until = clock_timestamp() - interval '1 second' WHERE lease_until IS NOT NULL`,
  );
  await stage.query(`UPDATE effects SET attempted_at = attempted_at - interval '10 minutes'`);
  await stage.query(`UPDATE outbox SET run_at = clock_timestamp() WHERE kind LIKE 'effects.%' AND status = 'pending'`);
}

describe('a shop that fails in the middle of a refund', () => {
  const faults: readonly FaultInput[] = [
    { kind: 'after_commit', status: 502, field: 'refundCreate' },
    { kind: 'after_commit', field: 'refundCreate' },
    { kind: 'http_5xx', field: 'refundCreate' },
    { kind: 'throttled', field: 'refundCreate' },
    { kind: 'http_429', field: 'refundCreate' },
    { kind: 'expired_token', field: 'refundCreate' },
    { kind: 'reset', field: 'refundCreate' },
    { kind: 'malformed_body', field: 'refundCreate' },
  ];
  it.each(faults)(
    'has paid back at most once, and the books say what the shop says: %j',
    async (fault) => {
      const app = await start();
      const asked = await propose(app.client, 'Please refund the mug of #1071, it came broken');
      stage.sandbox.shopify.fault(fault);

      const answer = await app.client.post(asked.conversationId, 'yes');
      const saidDone = /^done/im.test(answer.body.response.content);
      const paidThen = listCommits(stage, 'refundCreate').length;
      await until(async () => {
        await passTime();
        return ['done', 'failed'].includes(await readState(asked.effectId));
      }, 20_000);

      const paid = listCommits(stage, 'refundCreate').length;
      expect(paid).toBe((await readState(asked.effectId)) === 'done' ? 1 : 0);
      expect(saidDone ? paidThen : 1).toBe(1);
    },
    40_000,
  );
});

describe('a cancellation whose job never ends', () => {
  it('is never said to be done, is asked for once, and ends with a person', async () => {
    const app = await start();
    const asked = await propose(app.client, 'Please cancel it: order #1065');
    stage.sandbox.shopify.fault({ kind: 'endless_job' });

    const answer = await app.client.post(asked.conversationId, 'yes');
    expect(answer.body.response.content).not.toMatch(/^done/im);
    await until(async () => {
      await passTime();
      return (await app.client.get(asked.conversationId)).body.status === 'escalated';
    }, 90_000);

    const tickets = () => stage.sandbox.gorgias.ledger().tickets.length;
    await until(() => tickets() > 0);
    expect(tickets()).toBe(1);
    expect(stage.sandbox.shopify.ledger.get('mutation:orderCancel')).toBe(1);
    expect(await readState(asked.effectId)).not.toBe('done');
  }, 120_000);
});

describe('a process that is killed in the middle of a refund', () => {
  it('leaves one refund, which the next process finds and tells of', async () => {
    await (await start()).close();
    const variables = toModelVariables(models.url);
    const first = await startWebProcess(stage, variables);
    const asked = await propose(first.client, 'Please refund the mug of #1071, it came broken');
    stage.sandbox.shopify.fault({ kind: 'after_commit', field: 'refundCreate' });
    const lost = asked.consent().catch(() => undefined);
    await until(() => listCommits(stage, 'refundCreate').length === 1);

    first.kill('SIGKILL');
    await lost;
    const second = await startWebProcess(stage, variables);
    await until(async () => {
      await passTime();
      return (await readState(asked.effectId)) === 'done';
    }, 30_000);

    await until(async () => (await second.client.get(asked.conversationId)).body.messages.length === 3, 20_000);
    const { body } = await second.client.get(asked.conversationId);
    expect(body.messages.at(-1).content).toMatch(/^done/i);
    expect(listCommits(stage, 'refundCreate')).toHaveLength(1);
  }, 90_000);
});

describe('a database that is away between the row and the call', () => {
  it('leaves a wish that can still be confirmed, and one refund', async () => {
    const app = await start();
    const asked = await propose(app.client, 'Please refund the mug of #1071, it came broken');
    stage.sandbox.shopify.fault({ kind: 'slow', ms: 700, field: 'refundCreate' });

    const answered = asked.consent();
    await until(async () => (await readState(asked.effectId)) === 'executing');
    await stage
      .query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      )
      .catch(() => undefined);
    await answered.catch(() => undefined);
    await until(async () => {
      await passTime();
      return (await readState(asked.effectId)) === 'done';
    }, 30_000);

    expect(listCommits(stage, 'refundCreate')).toHaveLength(1);
  }, 60_000);
});
