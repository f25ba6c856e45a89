/** `--check` exits 1 when the committed file differs from what the operations and the real schema give. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse, printSchema } from 'graphql';
import { estimateCost } from './shopify-cost.ts';
import { operationFixtures } from './shopify-fixtures.ts';
import { loadOperations, type OperationFile } from './shopify-operations.ts';
import { loadAdminSchema } from './shopify-schema.ts';

/** The whole text of `operations.gen.ts`: types of each answer, and each operation as one constant. */
export async function generateOperations(): Promise<string> {
  const operations = await loadOperations();
  const schema = await loadAdminSchema('2026-07');
  const types = await codegen({
    filename: OUTPUT,
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents: [{ location: OUTPUT, document: mergeDocuments(operations) }],
    plugins: [{ operations: {} }],
    pluginMap: { operations: typescriptOperations },
    config: {
      scalars: SCALARS,
      immutableTypes: true,
      skipTypename: true,
      useTypeImports: true,
      disableDescriptions: true,
      futureProofEnums: true,
    },
  });
  const constants = operations.map((operation) =>
    printConstant(
      operation,
      Math.ceil(estimateCost(schema, operation.document, operationFixtures[operation.name] ?? {})),
    ),
  );
  return [HEADER, types.trim(), ...constants, ''].join('\n\n');
}

export const OUTPUT = fileURLToPath(new URL('../src/integrations/shopify/operations.gen.ts', import.meta.url));

const HEADER = `// Made by scripts/shopify-codegen.ts from operations/*.graphql and Shopify's own schema; never edited.
import type { AdminOperation } from './admin-operation.ts';`;

const SCALARS = {
  ID: 'string',
  Decimal: 'string',
  Money: 'string',
  DateTime: 'string',
  Date: 'string',
  URL: 'string',
  HTML: 'string',
  UnsignedInt64: 'string',
  JSON: 'unknown',
};

function mergeDocuments(operations: readonly OperationFile[]): OperationFile['document'] {
  const [first] = operations;
  if (!first) throw new Error('there are no operations');
  const definitions = new Set(operations.flatMap((operation) => operation.document.definitions));
  return { kind: first.document.kind, definitions: [...definitions] };
}

function printConstant(operation: OperationFile, cost: number): string {
  const kind = operation.definition.operation;
  const type = `${operation.name}${kind === 'mutation' ? 'Mutation' : 'Query'}`;
  const constant = `${operation.name.charAt(0).toLowerCase()}${operation.name.slice(1)}Operation`;
  return [
    `export const ${constant}: AdminOperation<${type}, ${type}Variables> = {`,
    `  name: '${operation.name}',`,
    `  kind: '${kind}',`,
    `  estimatedCost: ${cost},`,
    `  text: ${JSON.stringify(operation.text)},`,
    '};',
  ].join('\n');
}

async function main(): Promise<void> {
  const generated = await generateOperations();
  if (!process.argv.includes('--check')) {
    await writeFile(OUTPUT, generated);
    return;
  }
  const committed = await readFile(OUTPUT, 'utf8');
  if (committed === generated) return;
  console.error('src/integrations/shopify/operations.gen.ts is stale: run `npx tsx scripts/shopify-codegen.ts`');
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
