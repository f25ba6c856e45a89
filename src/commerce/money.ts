/** An amount as the vendor states it: a decimal string, never a float. */
export interface Money {
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
}
