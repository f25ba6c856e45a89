import type { EffectView } from '../../src/commerce/effect.ts';
import { jobPayloadSchemas } from '../../src/queues/outbox.ts';
import type { Tally } from './tally.ts';
import { toContext, type World } from './world.ts';

interface DueRow {
  readonly id: string;
  readonly kind: string;
  readonly payload: unknown;
}

/** What the outbox runner would do now: each due job once; one that throws is due again in half a minute. */
export async function runDueJobs(world: World, tally: Tally, hear: (view: EffectView) => void): Promise<void> {
  const due = await world.sql<DueRow>(
    `SELECT id, kind, payload FROM outbox WHERE store_id = $1 AND status = 'pending' AND run_at <= clock_timestamp() ORDER BY run_at LIMIT 25`,
    world.storeId,
  );
  const late: string[] = [];
  for (const row of due) {
    await runJob(world, row, hear).catch(() => {
      late.push(row.id);
    });
    tally.count(`job:${row.kind}`);
  }
  if (due.length === 0) return;
  await world.sql(
    `UPDATE outbox SET status = CASE WHEN id = ANY($2::uuid[]) THEN 'pending' ELSE 'done' END,
       run_at = CASE WHEN id = ANY($2::uuid[]) THEN clock_timestamp() + interval '30 seconds' ELSE run_at END
     WHERE id = ANY($1::uuid[])`,
    due.map(({ id }) => id),
    late,
  );
}

async function runJob({ effects, storeId }: World, row: DueRow, hear: (view: EffectView) => void): Promise<void> {
  const context = { jobId: row.id, storeId, attempt: 1, ...toContext(false) };
  switch (row.kind) {
    case 'effects.run':
      return await effects.jobs['effects.run'](jobPayloadSchemas['effects.run'].parse(row.payload), context);
    case 'effects.reconcile':
      return await effects.jobs['effects.reconcile'](
        jobPayloadSchemas['effects.reconcile'].parse(row.payload),
        context,
      );
    case 'effects.announce': {
      const { effectId } = jobPayloadSchemas['effects.announce'].parse(row.payload);
      const found = await effects.ledger.find(effectId);
      if (found) hear(found.effect);
      return;
    }
  }
}
