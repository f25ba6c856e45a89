/** What the fake model wrote into the end of its first sentence: monotonic nanoseconds, in letters. */
export interface Stamp {
  readonly receivedAt: bigint;
  readonly writtenAt: bigint;
}

const pattern = /stamp([a-j]+)q([a-j]+)\./;

export function findStamp(text: string): Stamp | undefined {
  const [, received, written] = pattern.exec(text) ?? [];
  return received === undefined || written === undefined
    ? undefined
    : { receivedAt: toNumber(received), writtenAt: toNumber(written) };
}

function toNumber(letters: string): bigint {
  return BigInt(letters.replaceAll(/[a-j]/g, (letter) => String('abcdefghij'.indexOf(letter))));
}
