import { randomBytes, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Time-ordered UUID (version 7): primary keys, trace ids, turn ids. */
export function createId(): string {
  const random = takeRandom();
  const nowMs = Date.now();
  // Within a millisecond, or when the clock is set back, the sequence keeps the order; it starts in its lower half.
  sequence = nowMs > lastMs ? random.readUInt32BE(6) >>> 1 : sequence + 1;
  lastMs = Math.max(nowMs, lastMs);
  return v7({ random, msecs: lastMs, seq: sequence });
}

let lastMs = 0;
let sequence = 0;

/** A turn makes two dozen ids; asking the system for each one's randomness was 2 % of the turn's CPU. */
const pool = Buffer.alloc(4_096);
const idBytes = 16;
let taken = pool.length;

function takeRandom(): Buffer {
  if (taken + idBytes > pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  taken += idBytes;
  return pool.subarray(taken - idBytes, taken);
}

/** `length` characters of [A-Za-z0-9] from the system's randomness: keys and tokens. */
export function createSecret(length: number): string {
  let secret = '';
  while (secret.length < length) {
    secret += randomBytes(length * 2)
      .toString('base64')
      .replaceAll(/[^A-Za-z0-9]/g, '');
  }
  return secret.slice(0, length);
}
