export interface Options {
  /** Each starts, warms and measures both servers once, in the other order every second time. */
  readonly rounds: number;
  readonly isQuick: boolean;
  readonly idleStreams: number;
  /** Of all measurements only the one of the ledger. */
  readonly isWritesOnly: boolean;
  /** File for everything measured, as JSON. */
  readonly out?: string;
}

export const usage = `npm run bench -- [--rounds N] [--quick] [--idle N] [--writes] [--out FILE]
  --rounds N   interleaved rounds, 1 to 20 (default 3)
  --quick      one round of fewer turns, to see that all works
  --idle N     open event streams, 1 to 12000 (default 1000)
  --writes     the gate and the ledger of writes only
  --out FILE   all measurements as JSON`;

/** @throws Error with one line that says what is wrong. */
export function parseOptions(args: readonly string[]): Options {
  let rounds: number | undefined;
  let idleStreams = 1_000;
  let isQuick = false;
  let isWritesOnly = false;
  let out: string | undefined;
  for (let place = 0; place < args.length; place += 1) {
    const name = args[place];
    const value = (): string => args[++place] ?? '';
    if (name === '--quick') isQuick = true;
    else if (name === '--writes') isWritesOnly = true;
    else if (name === '--rounds') rounds = toWhole(name, value(), 20);
    else if (name === '--idle') idleStreams = toWhole(name, value(), 12_000);
    else if (name === '--out') out = value();
    else throw new Error(`unknown option ${name}`);
  }
  return {
    rounds: rounds ?? (isQuick ? 1 : 3),
    isQuick,
    idleStreams,
    isWritesOnly,
    ...(out === undefined ? {} : { out }),
  };
}

function toWhole(name: string, text: string, max: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw new Error(`${name} takes a whole number from 1 to ${max}`);
  }
  return value;
}
