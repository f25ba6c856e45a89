import {
  type DocumentNode,
  execute,
  GraphQLError,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { z } from 'zod';
import { getAdminSchema } from './admin-schema.ts';
import type { CostBucket, ThrottleStatus } from './cost-bucket.ts';
import { estimateCost, measureCost } from './query-cost.ts';
import type { RequestContext } from './request-context.ts';

export const graphqlRequestSchema = z.object({
  query: z.string().min(1),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});
export type GraphqlRequest = z.infer<typeof graphqlRequestSchema>;

/** A document that parsed and validated, or Shopify's answer to one that did not. */
export type PreparedOperation =
  | {
      readonly ok: true;
      readonly document: DocumentNode;
      readonly operation: OperationDefinitionNode;
      readonly rootFields: readonly string[];
    }
  | { readonly ok: false; readonly body: object };

export interface OperationResult {
  readonly body: object;
  readonly outcome: 'ok' | 'errors' | 'throttled';
  readonly cost: number;
}

/** A single query may not ask for more than this, however full the bucket is. */
const maxQueryCost = 1000;
const rateLimitDocs = 'https://shopify.dev/api/usage/rate-limits';

/** Valid documents by source text: clients send the same few operations again and again. */
const documents = new Map<string, { document: DocumentNode; errors: readonly GraphQLError[] }>();
const maxDocuments = 500;

export function prepareOperation(request: GraphqlRequest): PreparedOperation {
  const { document, errors } = readDocument(request.query);
  if (errors.length > 0) return { ok: false, body: { errors: errors.map(toValidationError) } };
  const operation = getOperationAST(document, request.operationName);
  if (!operation) return { ok: false, body: { errors: [{ message: 'No operation named that' }] } };
  const rootFields = operation.selectionSet.selections.flatMap((it) => (it.kind === Kind.FIELD ? [it.name.value] : []));
  return { ok: true, document, operation, rootFields };
}

/** Runs it against the bucket, as Shopify does: always an `extensions.cost`, and THROTTLED instead of data. */
export async function runOperation(
  prepared: Extract<PreparedOperation, { ok: true }>,
  request: GraphqlRequest,
  context: RequestContext,
  bucket: CostBucket,
): Promise<OperationResult> {
  const variables = request.variables ?? {};
  const requested = estimateCost(getAdminSchema(), prepared.document, prepared.operation, variables);
  if (requested > maxQueryCost) return toTooExpensive(requested);
  if (!bucket.tryTake(requested)) return toThrottled(requested, bucket.status());
  const result = await execute({
    schema: getAdminSchema(),
    document: prepared.document,
    contextValue: context,
    variableValues: variables,
    ...(request.operationName && { operationName: request.operationName }),
  });
  const actual = Math.min(requested, measureCost(result.data, prepared.operation));
  bucket.giveBack(requested - actual);
  const cost = { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: bucket.status() };
  const search = context.searchNotes.length > 0 && { search: context.searchNotes };
  const errors = result.errors && { errors: result.errors.map(toRuntimeError) };
  const data = result.data === undefined ? {} : { data: result.data };
  return {
    body: { ...data, ...errors, extensions: { cost, ...search } },
    outcome: result.errors ? 'errors' : 'ok',
    cost: actual,
  };
}

export function toThrottled(requested: number, throttleStatus: ThrottleStatus): OperationResult {
  return {
    body: {
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation: rateLimitDocs } }],
      extensions: { cost: { requestedQueryCost: requested, actualQueryCost: null, throttleStatus } },
    },
    outcome: 'throttled',
    cost: 0,
  };
}

function toTooExpensive(cost: number): OperationResult {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${maxQueryCost}).`;
  const extensions = { code: 'MAX_COST_EXCEEDED', cost, maxCost: maxQueryCost, documentation: rateLimitDocs };
  return { body: { errors: [{ message, extensions }] }, outcome: 'errors', cost: 0 };
}

function readDocument(source: string) {
  const known = documents.get(source);
  if (known) return known;
  const fresh = parseDocument(source);
  if (documents.size >= maxDocuments) documents.clear();
  documents.set(source, fresh);
  return fresh;
}

function parseDocument(source: string): { document: DocumentNode; errors: readonly GraphQLError[] } {
  try {
    const document = parse(source);
    return { document, errors: validate(getAdminSchema(), document) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { document: { kind: Kind.DOCUMENT, definitions: [] }, errors: [error] };
  }
}

function toValidationError(error: GraphQLError) {
  const unknownField = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  if (!unknownField) return { message: error.message, locations: error.locations ?? [] };
  const [, fieldName, typeName] = unknownField;
  return {
    message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
    locations: error.locations ?? [],
    extensions: { code: 'undefinedField', typeName, fieldName },
  };
}

function toRuntimeError(error: GraphQLError) {
  const isVariable = error.path === undefined && error.extensions.code === undefined;
  const extensions = isVariable ? { code: 'INVALID_VARIABLE' } : error.extensions;
  return { message: error.message, locations: error.locations, path: error.path, extensions };
}
