type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A JSON Schema as OpenAI's strict mode wants it: every property required, no others allowed, what was optional may be
 * null instead. Keywords outside of strict mode's subset go: our own zod check still holds the answer to them.
 * Source: OpenAI, "Structured outputs", supported schemas.
 */
export function toStrictSchema(schema: JsonSchema): Record<string, unknown> {
  const strict: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (!unsupported.has(key)) strict[key] = toStrictValue(key, value);
  }
  const properties = findProperties(schema);
  if (properties === undefined) return strict;
  const required = requiredOf(schema);
  strict.properties = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      required.has(name) ? toStrictSchema(property) : { anyOf: [toStrictSchema(property), { type: 'null' }] },
    ]),
  );
  strict.required = Object.keys(properties);
  strict.additionalProperties = false;
  return strict;
}

/** Takes the nulls out which `toStrictSchema` had to allow: inside the house, optional means absent. */
export function dropStrictNulls(value: unknown, schema: JsonSchema): unknown {
  if (Array.isArray(value)) {
    const items = schema.items;
    return isSchema(items) ? value.map((item) => dropStrictNulls(item, items)) : value;
  }
  const properties = findProperties(schema);
  if (!isSchema(value) || properties === undefined) return value;
  const required = requiredOf(schema);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, entry]) => entry !== null || required.has(name))
      .map(([name, entry]) => [name, dropStrictNulls(entry, properties[name] ?? {})]),
  );
}

const unsupported = new Set(['$schema', 'default', 'minLength', 'maxLength', 'additionalProperties', 'examples']);

function toStrictValue(key: string, value: unknown): unknown {
  if (key === 'items' && isSchema(value)) return toStrictSchema(value);
  if ((key === 'anyOf' || key === 'oneOf') && Array.isArray(value)) {
    return value.map((entry) => (isSchema(entry) ? toStrictSchema(entry) : entry));
  }
  if ((key === '$defs' || key === 'definitions') && isSchema(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, isSchema(entry) ? toStrictSchema(entry) : entry]),
    );
  }
  return value;
}

function findProperties(schema: JsonSchema): Record<string, JsonSchema> | undefined {
  if (schema.type !== 'object') return undefined;
  const properties: Record<string, JsonSchema> = {};
  for (const [name, property] of Object.entries(isSchema(schema.properties) ? schema.properties : {})) {
    properties[name] = isSchema(property) ? property : {};
  }
  return properties;
}

function requiredOf(schema: JsonSchema): Set<unknown> {
  return new Set(Array.isArray(schema.required) ? schema.required : []);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
