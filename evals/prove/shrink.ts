/**
 * The shortest list that still fails, by leaving out parts of it: halves first, single items at last. `fails` is asked
 * at most `budget` times.
 */
export async function shrink<T>(
  items: readonly T[],
  fails: (items: readonly T[]) => Promise<boolean>,
  budget = 400,
): Promise<readonly T[]> {
  let kept = items;
  let left = budget;
  let size = Math.ceil(kept.length / 2);
  while (size >= 1 && left > 0) {
    let hasShrunk = false;
    for (let start = 0; start < kept.length && left > 0; ) {
      const rest = [...kept.slice(0, start), ...kept.slice(start + size)];
      left -= 1;
      if (rest.length < kept.length && (await fails(rest))) {
        kept = rest;
        hasShrunk = true;
      } else {
        start += size;
      }
    }
    if (!hasShrunk || size > kept.length) size = size === 1 ? 0 : Math.floor(size / 2);
  }
  return kept;
}
