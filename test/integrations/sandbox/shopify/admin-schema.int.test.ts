import { describe, expect, it } from '@jest/globals';
import { buildSchema, isIntrospectionType, isObjectType } from 'graphql';
import { loadAdminSchema, loadAdminScopes, SchemaUnavailableError } from '../../../../scripts/shopify-schema.ts';
import { readAdminSdl } from '../../../../src/integrations/sandbox/shopify/admin-schema.ts';
import { findRequiredScopes } from '../../../../src/integrations/sandbox/shopify/scopes.ts';
import { findDifferences } from './schema-differences.ts';

describe.each(['2026-07', '2026-10'] as const)('the sandbox schema against the real one of %s', (version) => {
  it('is a true subset: types, fields, arguments, nullability, defaults, enum values, interfaces', async () => {
    const real = await loadUnlessOffline(() => loadAdminSchema(version));
    if (!real) return;

    expect(findDifferences(buildSchema(readAdminSdl()), real)).toEqual([]);
  }, 120_000);

  it('asks for no other scopes than the real one', async () => {
    const table = await loadUnlessOffline(() => loadAdminScopes(version));
    if (!table) return;

    const schema = buildSchema(readAdminSdl());
    const wrong = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && !isIntrospectionType(type))
      .filter((type) => !type.name.endsWith('Connection'))
      .flatMap((type) => {
        const ours = findRequiredScopes('-', '-', type.name) ?? [];
        const real = table.get(type.name) ?? [];
        return ours.filter((scope) => !real.includes(scope)).map((scope) => `${type.name}: ${scope}`);
      });

    expect(wrong).toEqual([]);
  }, 120_000);
});

describe('the subset check itself', () => {
  it('finds a missing type, a wrong nullability, an unknown argument, a surplus enum value and a forgotten argument', () => {
    const real = buildSchema('type Query { a(b: Int!): String, e: E } enum E { X }');
    const ours = buildSchema('type Query { a(c: Int): String!, e: E, t: T } enum E { X Y } type T { x: Int }');

    expect(findDifferences(ours, real)).toEqual([
      'Query.a: String! instead of String',
      'Query.a(b) is required',
      'Query.a(c) is not in the real schema',
      'Query.t is not in the real schema',
      'E.Y',
      'T is not in the real schema',
    ]);
  });
});

/** Without the registry and without a cache there is nothing to compare with; say so instead of failing. */
async function loadUnlessOffline<T>(load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof SchemaUnavailableError)) throw error;
    console.warn(`SKIPPED: Shopify's real schema is not available here: ${error.message}`);
    return undefined;
  }
}
