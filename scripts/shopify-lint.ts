/** What graphql-js alone can't see: `npx tsx scripts/shopify-lint.ts` exits 1 when an operation breaks a rule. */
import { fileURLToPath } from 'node:url';
import {
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  getVariableValues,
  Kind,
  NoDeprecatedCustomRule,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { actionScopes, requiredScopes } from '../src/integrations/shopify/access-scopes.ts';
import { estimateCost } from './shopify-cost.ts';
import { operationFixtures } from './shopify-fixtures.ts';
import { loadOperations, type OperationFile } from './shopify-operations.ts';
import { type AdminVersion, adminVersions, loadAdminSchema, loadAdminScopes } from './shopify-schema.ts';

export interface LintLane {
  readonly version: AdminVersion;
  readonly schema: GraphQLSchema;
  readonly scopes: ReadonlyMap<string, readonly string[]>;
}

export async function loadLane(version: AdminVersion): Promise<LintLane> {
  const [schema, scopes] = await Promise.all([loadAdminSchema(version), loadAdminScopes(version)]);
  return { version, schema, scopes };
}

/** One line for each broken rule; none when all is well. `fixture` are its variables at their largest. */
export function lintOperation(
  lane: LintLane,
  operation: OperationFile,
  fixture: Readonly<Record<string, unknown>> | undefined,
): readonly string[] {
  const complaints = [
    ...validate(lane.schema, operation.document, [...specifiedRules, NoDeprecatedCustomRule]).map((it) => it.message),
    ...(fixture ? lintFixture(lane, operation, fixture) : ['has no fixture']),
    ...lintMutation(lane, operation),
    ...lintScopes(lane, operation),
  ];
  return complaints.map((complaint) => `${lane.version} ${operation.file}: ${complaint}`);
}

/** Half of what Shopify allows for one query, since ours is an estimate. */
const maxCost = 500;

function lintFixture(
  lane: LintLane,
  operation: OperationFile,
  fixture: Readonly<Record<string, unknown>>,
): readonly string[] {
  const definitions = operation.definition.variableDefinitions ?? [];
  const { errors } = getVariableValues(lane.schema, definitions, { ...fixture });
  const cost = estimateCost(lane.schema, operation.document, fixture);
  return [
    ...(errors ?? []).map((error) => error.message),
    ...(cost > maxCost ? [`is estimated to cost ${cost}, over ${maxCost}`] : []),
    ...listIds(fixture)
      .filter((id) => !/^gid:\/\/shopify\/[A-Za-z]+\/\d+/.test(id))
      .map((id) => `the fixture holds a malformed id: ${id}`),
  ];
}

function listIds(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return /(^id|Ids?)$/.test(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => listIds(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => listIds(item, name));
}

function lintMutation(lane: LintLane, operation: OperationFile): readonly string[] {
  if (operation.definition.operation !== 'mutation') return [];
  const known = lane.schema.getMutationType()?.getFields() ?? {};
  return operation.definition.selectionSet.selections.flatMap((node) =>
    node.kind === Kind.FIELD ? lintMutationField(node, known[node.name.value]?.description ?? '') : [],
  );
}

function lintMutationField(node: FieldNode, description: string): readonly string[] {
  const name = node.name.value;
  const isSupported = description.includes('@idempotent');
  const hasDirective = node.directives?.some((directive) => directive.name.value === 'idempotent') === true;
  const errorList = name === 'orderCancel' ? 'orderCancelUserErrors' : 'userErrors';
  const hasErrors = node.selectionSet?.selections.some((it) => it.kind === Kind.FIELD && it.name.value === errorList);
  const complaints: string[] = [];
  if (isSupported && !hasDirective) complaints.push(`${name} must carry @idempotent`);
  if (!isSupported && hasDirective) complaints.push(`${name} does not support @idempotent`);
  if (!hasErrors) complaints.push(`${name} must select ${errorList}`);
  return complaints;
}

/** An entry of the vendor's table names alternatives: one of them is enough. */
function lintScopes(lane: LintLane, operation: OperationFile): readonly string[] {
  const granted = new Set<string>([...requiredScopes, ...actionScopes]);
  const complaints = new Set<string>();
  const typeInfo = new TypeInfo(lane.schema);
  const check = (key: string): void => {
    const anyOf = lane.scopes.get(key) ?? [];
    if (anyOf.length > 0 && !anyOf.some((scope) => granted.has(scope))) {
      complaints.add(`${key} needs one of ${anyOf.join(', ')}`);
    }
  };
  visit(
    operation.document,
    visitWithTypeInfo(typeInfo, {
      Field() {
        const parent = typeInfo.getParentType();
        const field = typeInfo.getFieldDef();
        if (!parent || !field) return;
        check(`${parent.name}.${field.name}`);
        check(getNamedType(field.type).name);
      },
    }),
  );
  return [...complaints];
}

async function main(): Promise<void> {
  const operations = await loadOperations();
  for (const version of adminVersions) {
    const lane = await loadLane(version);
    for (const operation of operations) {
      for (const complaint of lintOperation(lane, operation, operationFixtures[operation.name])) {
        console.error(complaint);
        process.exitCode = 1;
      }
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
