import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/**
 * A linear upper estimate of a query's cost: leaf 0, object 1, list or connection its page size times its child,
 * mutation +10. Shopify's own figure is not published and comes out lower. `variables` holds the largest sizes in use.
 */
export function estimateCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('the document holds no operation');
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).map((node) => [node.variable.name.value, literalNumber(node.defaultValue)]),
  );
  const fragments = new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node] as const),
  );
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`the schema has no ${operation.operation} type`);
  const cost = costOfSelection(
    { schema, fragments, variables: { ...defaults, ...variables } },
    root,
    operation.selectionSet,
  );
  return cost + (operation.operation === 'mutation' ? mutationCost : 0);
}

interface Scope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

const mutationCost = 10;
/** For a plain list without `first`, such as `selectedOptions`. */
const unsizedList = 3;
/** For a page whose size nobody states. */
const unknownPage = 10;

function costOfSelection(scope: Scope, parent: GraphQLNamedType, selection: SelectionSetNode): number {
  let cost = 0;
  for (const node of selection.selections) {
    if (node.kind === Kind.FIELD) {
      cost += costOfField(scope, parent, node);
      continue;
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? scope.fragments.get(node.name.value) : node;
    const typeName = fragment?.typeCondition?.name.value;
    const type = typeName === undefined ? parent : scope.schema.getType(typeName);
    if (fragment && type) cost += costOfSelection(scope, type, fragment.selectionSet);
  }
  return cost;
}

function costOfField(scope: Scope, parent: GraphQLNamedType, node: FieldNode): number {
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
  if (!field || !node.selectionSet) return 0;
  const named = getNamedType(field.type);
  if (named.name === 'PageInfo') return 0;
  const inner = costOfSelection(scope, named, node.selectionSet);
  const pageSize = findPageSize(scope, node);
  if (named.name.endsWith('Connection')) return (pageSize ?? unknownPage) * inner;
  // Below a connection its page size is charged already, and `nodes` counts once.
  const isPlainList = isListType(getNullableType(field.type)) && !parent.name.endsWith('Connection');
  return (isPlainList ? (pageSize ?? unsizedList) : 1) * (1 + inner);
}

function findPageSize(scope: Scope, node: FieldNode): number | undefined {
  const value = node.arguments?.find((argument) => argument.name.value === 'first' || argument.name.value === 'last');
  if (!value) return undefined;
  if (value.value.kind !== Kind.VARIABLE) return literalNumber(value.value);
  const given = scope.variables[value.value.name.value];
  return typeof given === 'number' ? given : unknownPage;
}

function literalNumber(node: ValueNode | undefined): number | undefined {
  return node?.kind === Kind.INT ? Number(node.value) : undefined;
}
