import type { PrismaClient } from '../generated/prisma/client.ts';

/** Another effect of the same customer that what the shop shows could be. */
export type Rival = 'took_it' | 'under_way';

/** Effects of one customer that can't be told apart in the shop. */
export class RivalRepository {
  constructor(private readonly deps: { readonly prisma: Pick<PrismaClient, '$queryRawUnsafe'> }) {}

  async find(effectId: string, reference: string): Promise<Rival | undefined> {
    const [row] = await this.deps.prisma.$queryRawUnsafe<{ took_it: boolean | null; under_way: boolean | null }[]>(
      rivalSql,
      effectId,
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
