/** The data's amounts are floats with the noise of sums: whole cents are meant. */
export function toCents(amount: number): number {
  return Math.round(amount * 100);
}

export function toAmount(cents: number): number {
  return cents / 100;
}
