/** The value, or undefined when the text is not JSON; for text that a model wrote. */
export function parseModelJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A JSON object as a record; undefined for anything else. */
export function parseModelObject(text: string): Record<string, unknown> | undefined {
  const value = parseModelJson(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
