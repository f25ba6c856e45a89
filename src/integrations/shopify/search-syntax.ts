/** Order names are compared without `#`, blanks and case; `undefined` when nothing is left to look for. */
export function toNameCore(typed: string): string | undefined {
  const core = typed.replaceAll(/[#\s]/g, '').toLowerCase();
  return core === '' || core.length > maxNameLength || unprintable.test(core) ? undefined : core;
}

/** Search text for exactly these names. What comes back must still be compared: Shopify's search is no equality. */
export function toNameQuery(names: readonly string[]): string {
  return names.map((name) => `name:${quote(name)}`).join(' OR ');
}

/**
 * Any of the words, active products only. Words are letters and digits, so that a shopper's text can't widen or steer
 * the search; `undefined` when no word is left.
 */
export function toProductQuery(text: string): string | undefined {
  const words = toSearchWords(text);
  return words.length === 0 ? undefined : `status:active AND (${words.join(' OR ')})`;
}

export function toSearchWords(text: string): readonly string[] {
  const words =
    text
      .slice(0, maxTextLength)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...new Set(words)].filter((word) => word.length > 1 && !connectives.has(word)).slice(0, maxWords);
}

const maxNameLength = 40;
const maxTextLength = 500;
const maxWords = 8;
const unprintable = /[\p{C}]/u;
const connectives: ReadonlySet<string> = new Set(['and', 'or', 'not']);

function quote(value: string): string {
  return `"${value.replaceAll(/[\\:()"'*]/g, '\\$&')}"`;
}
