import { createHash } from 'node:crypto';

/**
 * The same code for the same key, and no way back from it. 14 characters of 31: 69 bits. I, L, O, 0 and 1 are left out,
 * since shoppers confuse them when they type.
 */
export function toDiscountCode(key: string): string {
  const digest = createHash('sha256').update(`discount code of ${key}`).digest('hex');
  let rest = BigInt(`0x${digest}`);
  let letters = '';
  while (letters.length < codeLength) {
    letters += alphabet[Number(rest % BigInt(alphabet.length))];
    rest /= BigInt(alphabet.length);
  }
  return `SORRY-${letters.slice(0, 5)}-${letters.slice(5, 10)}-${letters.slice(10)}`;
}

const codeLength = 14;
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
