import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Effect } from './effect-row.ts';

/** Another effect of the same customer that what the shop shows could be. */
export type Rival = 'took_it' | 'under_way';

/**
 * Store credits carry no mark of ours in the shop: two of one customer look alike there. What a look-up finds is only
 * this effect's when no other one has it already, and none is on its way that it could be.
 */
export class RivalRepository {
  constructor(private readonly deps: { readonly prisma: Pick<PrismaClient, '$queryRawUnsafe'> }) {}

  async find(effect: Effect, reference: string): Promise<Rival | undefined> {
    if (effect.request.action !== 'grant_store_credit') {
      return undefined;
    }
    const [row] = await this.deps.prisma.$queryRawUnsafe<{ took_it: boolean | null; under_way: boolean | null }[]>(
      rivalSql,
      effect.id,
      reference,
    );
    return row?.took_it === true ? 'took_it' : row?.under_way === true ? 'under_way' : undefined;
  }
}

/** $1 effect, $2 what the shop made */
const rivalSql = `
SELECT bool_or(r.reference = $2) AS took_it, bool_or(r.state IN ('executing', 'unknown')) AS under_way
FROM effects e
JOIN effects r ON r.store_id = e.store_id AND r.customer_id = e.customer_id AND r.action = e.action AND r.id <> e.id
WHERE e.id = $1::uuid`;
