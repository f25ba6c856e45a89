import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

/**
 * Requested cost by Shopify's published rules: scalar 0, object 1, connection by its page size, mutation 10. Their
 * exact numbers are not public; ours are on the high side.
 */
export function estimateCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const walk: Walk = { schema, fragments, variables: { ...readDefaults(operation), ...variables } };
  const root = schema.getRootType(operation.operation);
  const base = operation.operation === 'mutation' ? mutationCost * countRootFields(operation) : 0;
  return root ? base + selectionCost(walk, operation.selectionSet, root.name) : base;
}

/** What a result really held: each object of it counts once. */
export function measureCost(data: unknown, operation: OperationDefinitionNode): number {
  const base = operation.operation === 'mutation' ? mutationCost * countRootFields(operation) : 0;
  return base + Math.max(0, countObjects(data) - 1);
}

function readDefaults(operation: OperationDefinitionNode): Record<string, unknown> {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
  );
  return Object.fromEntries(defaults);
}

const mutationCost = 10;

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

function countRootFields(operation: OperationDefinitionNode): number {
  return operation.selectionSet.selections.length;
}

function selectionCost(walk: Walk, selection: SelectionSetNode, typeName: string, pageSize = 1): number {
  return selection.selections.reduce((total, node) => total + nodeCost(walk, node, typeName, pageSize), 0);
}

function nodeCost(walk: Walk, node: SelectionNode, typeName: string, pageSize: number): number {
  if (node.kind === Kind.FIELD) {
    const type = walk.schema.getType(typeName);
    return isObjectType(type) || isInterfaceType(type) ? fieldCost(walk, node, type, pageSize) : 0;
  }
  if (node.kind === Kind.INLINE_FRAGMENT) {
    return selectionCost(walk, node.selectionSet, node.typeCondition?.name.value ?? typeName, pageSize);
  }
  const fragment = walk.fragments.get(node.name.value);
  return fragment ? selectionCost(walk, fragment.selectionSet, fragment.typeCondition.name.value, pageSize) : 0;
}

function fieldCost(
  walk: Walk,
  node: FieldNode,
  parent: GraphQLObjectType | GraphQLInterfaceType,
  pageSize: number,
): number {
  const field = parent.getFields()[node.name.value];
  if (!field || !node.selectionSet) return 0;
  const type = getNamedType(field.type);
  if (isLeafType(type)) return 0;
  const asked = node.arguments?.find((it) => it.name.value === 'first' || it.name.value === 'last');
  const size = asked ? Number(valueFromASTUntyped(asked.value, walk.variables)) || 0 : 1;
  if (type.name.endsWith('Connection')) return 1 + selectionCost(walk, node.selectionSet, type.name, size);
  const isPageContent =
    parent.name.endsWith('Connection') && (node.name.value === 'nodes' || node.name.value === 'edges');
  const times = isPageContent ? pageSize : size;
  return times * (1 + selectionCost(walk, node.selectionSet, type.name));
}

function countObjects(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((total, item) => total + countObjects(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((total, item) => total + countObjects(item), 1);
}
