/** The data's amounts are floats with the noise of sums: whole cents are meant. */
export function toCents(amount: number): number {
  return Math.round(amount * 100);
}
