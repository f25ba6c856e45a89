export interface Random {
  /** In [0, 1). */
  next(): number;
  pick<T>(options: readonly T[]): T;
  shuffle<T>(items: readonly T[]): T[];
}

/** Mulberry32: the same seed gives the same draws on every machine. */
export function createRandom(seed: string): Random {
  let state = [...seed].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(options: readonly T[]): T => {
    const [choice] = options.slice(Math.floor(next() * options.length));
    if (choice === undefined) throw new Error('Nothing to pick from');
    return choice;
  };
  const shuffle = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, key: next() }))
      .sort((first, second) => first.key - second.key)
      .map(({ item }) => item);
  return { next, pick, shuffle };
}
