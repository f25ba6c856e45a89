const destructivePatterns: readonly RegExp[] = [
  /\bDROP\s+(?:TABLE|SCHEMA|DATABASE|MATERIALIZED\s+VIEW)\b[^;]*/gi,
  /\bTRUNCATE\b[^;]*/gi,
  /\bDELETE\s+FROM\b[^;]*/gi,
  // `DROP COLUMN x`, and `DROP x`, which means the same; not the words that drop no data.
  /\bALTER\s+TABLE\b[^;]*?\bDROP\s+(?!CONSTRAINT\b|DEFAULT\b|NOT\s+NULL\b|IDENTITY\b|EXPRESSION\b)[^;]*/gi,
];

/** The statements of a script that throw rows or columns away, each on one line, in the script's order. */
export function listDestructiveSteps(script: string): string[] {
  const statements = blankCommentsAndStrings(script);
  return destructivePatterns
    .flatMap((pattern) => [...statements.matchAll(pattern)])
    .sort((a, b) => a.index - b.index)
    .map((match) => match[0].replaceAll(/\s+/g, ' ').trim());
}

/** A table named in a comment or a text is not dropped; quoted identifiers stay. */
function blankCommentsAndStrings(script: string): string {
  return script.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, ' ');
}
