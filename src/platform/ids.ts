import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** Time-ordered UUID (version 7): primary keys, trace ids, turn ids. */
export function createId(): string {
  return v7();
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
