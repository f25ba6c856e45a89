import {
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  OperationTypeNode,
} from 'graphql';

/** What makes `ours` not a true subset of `real`; empty when it is one. */
export function findDifferences(ours: GraphQLSchema, real: GraphQLSchema): string[] {
  const types = Object.values(ours.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const roots = [OperationTypeNode.QUERY, OperationTypeNode.MUTATION].filter(
    (it) => ours.getRootType(it)?.name !== real.getRootType(it)?.name,
  );
  const directives = ours.getDirectives().flatMap((directive) => {
    const twin = real.getDirective(directive.name);
    if (!twin) return [`@${directive.name} is not in the real schema`];
    return compareArguments(`@${directive.name}`, directive.args, twin.args);
  });
  return [...roots.map((it) => `root ${it}`), ...directives, ...types.flatMap((type) => compareType(type, real))];
}

function compareType(type: GraphQLNamedType, real: GraphQLSchema): string[] {
  const twin = real.getType(type.name);
  if (!twin) return [`${type.name} is not in the real schema`];
  if (type.constructor.name !== twin.constructor.name) return [`${type.name} is of another kind`];
  if (isEnumType(type) && isEnumType(twin)) {
    return type
      .getValues()
      .filter((value) => !twin.getValue(value.name))
      .map((value) => `${type.name}.${value.name}`);
  }
  if (isUnionType(type) && isUnionType(twin)) {
    const members = new Set(twin.getTypes().map((it) => it.name));
    return type
      .getTypes()
      .filter((it) => !members.has(it.name))
      .map((it) => `${type.name} | ${it.name}`);
  }
  if (isInputObjectType(type) && isInputObjectType(twin)) {
    const missing = Object.values(twin.getFields()).filter(
      (it) => isRequiredInputField(it) && !type.getFields()[it.name],
    );
    return [
      ...(type.isOneOf === twin.isOneOf ? [] : [`${type.name} differs in @oneOf`]),
      ...missing.map((it) => `${type.name}.${it.name} is required`),
      ...Object.values(type.getFields()).flatMap((it) =>
        compareTyped(`${type.name}.${it.name}`, it, twin.getFields()[it.name]),
      ),
    ];
  }
  if ((isObjectType(type) || isInterfaceType(type)) && (isObjectType(twin) || isInterfaceType(twin))) {
    const interfaces = new Set(twin.getInterfaces().map((it) => it.name));
    return [
      ...type
        .getInterfaces()
        .filter((it) => !interfaces.has(it.name))
        .map((it) => `${type.name} implements ${it.name}`),
      ...Object.values(type.getFields()).flatMap((it) => {
        const other = twin.getFields()[it.name];
        const path = `${type.name}.${it.name}`;
        return [
          ...compareTyped(path, { type: it.type }, other && { type: other.type }),
          ...compareArguments(path, it.args, other?.args ?? []),
        ];
      }),
    ];
  }
  return [];
}

interface Typed {
  readonly type: unknown;
  readonly defaultValue?: unknown;
}

function compareTyped(path: string, ours: Typed, real: Typed | undefined): string[] {
  if (!real) return [`${path} is not in the real schema`];
  if (String(ours.type) !== String(real.type)) return [`${path}: ${ours.type} instead of ${real.type}`];
  const isSameDefault = JSON.stringify(ours.defaultValue) === JSON.stringify(real.defaultValue);
  return isSameDefault ? [] : [`${path} has another default`];
}

function compareArguments(path: string, ours: readonly GraphQLArgument[], real: readonly GraphQLArgument[]): string[] {
  const missing = real.filter((it) => isRequiredArgument(it) && !ours.some((other) => other.name === it.name));
  return [
    ...missing.map((it) => `${path}(${it.name}) is required`),
    ...ours.flatMap((it) =>
      compareTyped(
        `${path}(${it.name})`,
        it,
        real.find((other) => other.name === it.name),
      ),
    ),
  ];
}
