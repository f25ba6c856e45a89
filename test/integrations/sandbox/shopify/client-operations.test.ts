import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type DocumentNode, Kind, parse, separateOperations, validate } from 'graphql';
import { getAdminSchema } from '../../../../src/integrations/sandbox/shopify/admin-schema.ts';

const folder = new URL('../../../../src/integrations/shopify/operations/', import.meta.url);
const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => parse(readFileSync(new URL(name, folder), 'utf8')));
const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions: documents.flatMap((it) => it.definitions) };
const operations = Object.entries(separateOperations(whole));

describe('the operations of our client', () => {
  it.each(operations)('%s can be asked of the sandbox', (_, document) => {
    expect(validate(getAdminSchema(), document).map((error) => error.message)).toEqual([]);
  });
});
