import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { generateOperations, OUTPUT } from '../../../scripts/shopify-codegen.ts';
import { operationFixtures } from '../../../scripts/shopify-fixtures.ts';
import { type LintLane, lintOperation, loadLane } from '../../../scripts/shopify-lint.ts';
import { composeOperations, loadOperations } from '../../../scripts/shopify-operations.ts';
import { adminVersions, SchemaUnavailableError } from '../../../scripts/shopify-schema.ts';

/** Types of fifty operations take seconds, on a busy machine many. */
const slowMs = 60_000;

const lanes = await loadLanes();
const describeWithSchema = lanes.length > 0 ? describe : describe.skip;

async function loadLanes(): Promise<readonly LintLane[]> {
  try {
    return await Promise.all(adminVersions.map(loadLane));
  } catch (error) {
    if (!(error instanceof SchemaUnavailableError) || process.env.CI === 'true') throw error;
    console.warn(
      "SKIPPED: operations against Shopify's real schema, which is not cached and can't be fetched from npm",
    );
    return [];
  }
}

function lint(source: string, fixture: Readonly<Record<string, unknown>> = {}): string {
  const [operation] = composeOperations([{ file: 'planted.graphql', source }]);
  return lintOperation(lanes[0]!, operation!, fixture).join('\n');
}

describeWithSchema("Shopify operations against Shopify's real schema", () => {
  it.each(adminVersions)(
    'keep every rule on %s',
    async (version) => {
      const lane = lanes.find((each) => each.version === version)!;

      const complaints = (await loadOperations()).flatMap((it) => lintOperation(lane, it, operationFixtures[it.name]));

      expect(complaints).toEqual([]);
    },
    slowMs,
  );

  it(
    'are what the committed types were generated from',
    async () => {
      expect(await generateOperations()).toBe(await readFile(OUTPUT, 'utf8'));
    },
    slowMs,
  );

  it('have no fixture without an operation', async () => {
    const names = (await loadOperations()).map((operation) => operation.name);

    expect(Object.keys(operationFixtures).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('are refused when a field does not exist or is deprecated', () => {
    expect(lint('query Planted { shop { nickname } }')).toContain('Cannot query field "nickname"');
    expect(lint('query Planted { shop { products(first: 1) { nodes { id } } } }')).toContain('deprecated');
  });

  it('are refused when a refund carries no idempotency key', () => {
    const complaints = lint(
      'mutation Planted($input: RefundInput!) { refundCreate(input: $input) { refund { id } } }',
      {
        input: { orderId: '1042' },
      },
    );

    expect(complaints).toContain('refundCreate must carry @idempotent');
    expect(complaints).toContain('refundCreate must select userErrors');
    expect(complaints).toContain('malformed id: 1042');
  });

  it('are refused when a key is given to what does not support one', () => {
    const source = `mutation Planted($id: ID!) {
      tagsAdd(id: $id, tags: []) @idempotent(key: "k") { userErrors { message } }
    }`;

    expect(lint(source, { id: 'gid://shopify/Order/1' })).toContain('tagsAdd does not support @idempotent');
  });

  it('are refused when they cost more than half of what one query may', () => {
    const source = 'query Planted { orders(first: 50) { nodes { id lineItems(first: 50) { nodes { id } } } } }';

    expect(lint(source)).toMatch(/estimated to cost 25\d\d, over 500/);
  });

  it('are refused when they need a scope that no merchant is asked for', () => {
    expect(lint('query Planted { giftCards(first: 1) { nodes { id } } }')).toContain('read_gift_cards');
  });
});
