/** The text as PostgreSQL takes it: without NUL, and without half of a surrogate pair. */
export function toStorableText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

/** The value as JSON that `jsonb` takes. The second, slow walk is for the rare value that needs it. */
export function toStorableJson(value: unknown): string {
  const json = JSON.stringify(value);
  return unstorable.test(json) ? JSON.stringify(value, cleanText) : json;
}

/** How `JSON.stringify` writes a NUL and half of a pair. */
const unstorable = /\\u(?:0000|d[89a-f])/;

function cleanText(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? toStorableText(value) : value;
}
