import type { OrderState, UserState, WorldState } from './read-state.ts';

export interface CompareOptions {
  /** Orders whose payments Shopify can't move as asked: a person settles those, all else must match. */
  readonly paymentsOfPerson: ReadonlySet<string>;
  /** Users whose gift cards those payments touch. */
  readonly balancesOfPerson: ReadonlySet<string>;
}

/** Differences in plain words; every order and every user is looked at, also those that nothing was said about. */
export function compareStates(
  expected: WorldState,
  before: WorldState,
  actual: WorldState,
  options: CompareOptions,
): readonly string[] {
  const differences: string[] = [];
  for (const [id, found] of actual.orders) {
    const wanted = expected.orders.get(id) ?? before.orders.get(id);
    const skipped = options.paymentsOfPerson.has(id) ? ['payments'] : [];
    differences.push(...compareFields(id, wanted, found, skipped));
  }
  for (const [id, found] of actual.users) {
    const wanted = expected.users.get(id) ?? before.users.get(id);
    const skipped = options.balancesOfPerson.has(id) ? ['balances'] : [];
    differences.push(...compareFields(id, wanted, found, skipped));
  }
  const unknown = [...expected.orders.keys(), ...expected.users.keys()].filter(
    (id) => !actual.orders.has(id) && !actual.users.has(id),
  );
  return [...differences, ...unknown.map((id) => `${id}: not in the shop`)];
}

function compareFields<State extends OrderState | UserState>(
  id: string,
  wanted: State | undefined,
  found: State,
  skipped: readonly string[],
): string[] {
  if (wanted === undefined) return [`${id}: appeared from nowhere`];
  const fields = Object.entries(wanted).filter(([field]) => !skipped.includes(field));
  return fields.flatMap(([field, value]) => {
    const actual = Object.entries(found).find(([name]) => name === field)?.[1];
    const [one, other] = [toText(value), toText(actual)];
    return one === other ? [] : [`${id} ${field}: wanted ${one}, found ${other}`];
  });
}

/** Same content, same text: fields by name. */
function toText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
