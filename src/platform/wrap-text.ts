/** Columns of a terminal that everybody has. */
const columns = 100;

/**
 * Text for a terminal, broken at blanks so that a line has at most 100 columns; each further line starts `indent` columns
 * in. A word that is longer than a line stays whole.
 */
export function wrapText(text: string, indent: number): string {
  return wrapParts(text.split(' '), indent);
}

/** The same for parts that must not be broken themselves, such as those of JSON. */
export function wrapParts(parts: readonly string[], indent: number): string {
  const lines: string[] = [];
  let line: string | undefined;
  for (const part of parts) {
    const longer: string = line === undefined ? part : `${line} ${part}`;
    if (line !== undefined && longer.length > columns - (lines.length === 0 ? 0 : indent)) {
      lines.push(line);
      line = part;
    } else {
      line = longer;
    }
  }
  return [...lines, line ?? ''].join(`\n${' '.repeat(indent)}`);
}

/** One value as JSON that can be broken between its parts, and still be copied from several lines. */
export function toJsonParts(value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    return enclose('[', value.map(toJsonParts), ']');
  }
  if (typeof value !== 'object' || value === null) {
    return [JSON.stringify(value) ?? 'null'];
  }
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const written = fields.map(([name, field]) => prefix(`${JSON.stringify(name)}:`, toJsonParts(field)));
  return enclose('{', written, '}');
}

function enclose(open: string, items: readonly (readonly string[])[], close: string): readonly string[] {
  const parts = items.flatMap((item, index) =>
    item.map((part, at) => (at === item.length - 1 && index < items.length - 1 ? `${part},` : part)),
  );
  const [first = '', ...rest] = parts;
  const whole = [`${open}${first}`, ...rest];
  return [...whole.slice(0, -1), `${whole.at(-1) ?? ''}${close}`];
}

function prefix(text: string, parts: readonly string[]): readonly string[] {
  const [first = '', ...rest] = parts;
  return [`${text}${first}`, ...rest];
}
