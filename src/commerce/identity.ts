import { createHash, timingSafeEqual } from 'node:crypto';
import type { Order, OrderContacts } from './order.ts';

/** What the shopper has shown of himself so far; e-mails and phones are claims until they match. */
export interface Claimant {
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  /** From a signed session only. */
  readonly customerId?: string;
}

/** An order, or whatever else has an owner and contacts. */
export interface Owned {
  readonly order: Pick<Order, 'customerId'>;
  readonly contacts: OrderContacts;
}

export type IdentityVerdict = 'session' | 'contact' | 'none';

/**
 * Whether this shopper may see this order. An absent order takes the same path as another person's, comparisons
 * included, so that neither the answer nor its duration tells them apart.
 */
export function checkIdentity(found: Owned | undefined, claimant: Claimant): IdentityVerdict {
  const customerId = found?.order.customerId;
  if (claimant.customerId !== undefined && customerId !== undefined && isSame(customerId, claimant.customerId)) {
    return 'session';
  }
  const contacts = found?.contacts ?? decoy;
  const emailMatches = countMatches(contacts.emails, claimant.emails, (held, typed) =>
    isSame(normalizeEmail(held), normalizeEmail(typed)),
  );
  const phoneMatches = countMatches(contacts.phones, claimant.phones, isSamePhone);
  return found !== undefined && emailMatches + phoneMatches > 0 ? 'contact' : 'none';
}

const decoy = { emails: ['nobody@example.invalid'], phones: ['+000000000000'] };
const shortestNationalNumber = 8;

function countMatches(
  held: readonly string[],
  typed: readonly string[],
  isMatch: (held: string, typed: string) => boolean,
): number {
  let matches = 0;
  for (const one of held) {
    for (const other of typed) {
      matches += isMatch(one, other) ? 1 : 0;
    }
  }
  return matches;
}

function normalizeEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** Shoppers type national numbers (`0151 …`), shops keep E.164: the national part must be the whole tail. */
function isSamePhone(held: string, typed: string): boolean {
  const heldDigits = held.replaceAll(/\D/g, '');
  const typedDigits = typed.replaceAll(/\D/g, '').replace(/^00/, '');
  const national = typedDigits.replace(/^0/, '');
  const isWhole = isSame(heldDigits, typedDigits);
  const isTail = national.length >= shortestNationalNumber && isSame(heldDigits.slice(-national.length), national);
  const isCountryCodeLeft = heldDigits.length - national.length <= 3;
  return isWhole || (isTail && isCountryCodeLeft && !typed.startsWith('+'));
}

/** Constant time: both sides are hashed to one length first. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest());
}
