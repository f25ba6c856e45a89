/** A field of what was sent to the shop, however deep; `undefined` where there is none. */
export function field(input: unknown, ...path: readonly (string | number)[]): unknown {
  let value = input;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[name];
  }
  return value ?? undefined;
}

export function list(input: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = field(input, ...path);
  return Array.isArray(value) ? value : [];
}

/** `a x2, b x1`: the same for the same units in whatever order and portions. */
export function toBag(units: readonly (readonly [name: string, quantity: number])[]): string {
  const sums = new Map<string, number>();
  for (const [name, quantity] of units) sums.set(name, (sums.get(name) ?? 0) + quantity);
  return [...sums]
    .filter(([, quantity]) => quantity !== 0)
    .map(([name, quantity]) => `${name} x${quantity}`)
    .sort()
    .join(', ');
}
