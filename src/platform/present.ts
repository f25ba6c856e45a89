type OptionalKeys<T> = {
  [K in keyof T]-?: undefined extends T[K] ? K : null extends T[K] ? K : never;
}[keyof T];
type Present<T> = { [K in Exclude<keyof T, OptionalKeys<T>>]: T[K] } & {
  [K in OptionalKeys<T>]?: NonNullable<T[K]>;
};

/** The record without its undefined and null fields: in this house optional means absent. */
export function present<T extends object>(record: T): Present<T> {
  const kept = Object.entries(record).filter(([, value]) => value !== undefined && value !== null);
  // What `Object.entries` forgets of the type, `Present` states.
  return Object.fromEntries(kept) as Present<T>;
}
