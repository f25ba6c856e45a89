type OptionalKeys<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];
type Present<T> = { [K in Exclude<keyof T, OptionalKeys<T>>]: T[K] } & {
  [K in OptionalKeys<T>]?: Exclude<T[K], undefined>;
};

/** The record without its undefined fields: in this house optional means absent. */
export function present<T extends object>(record: T): Present<T> {
  const kept = Object.entries(record).filter(([, value]) => value !== undefined);
  // What `Object.entries` forgets of the type, `Present` states.
  return Object.fromEntries(kept) as Present<T>;
}
