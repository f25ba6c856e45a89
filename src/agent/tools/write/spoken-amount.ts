import type { Money } from '../../../commerce/money.ts';
import type { OwnWords } from '../../guardrails/own-words.ts';

/** An amount that the shopper wrote, in the order's currency; undefined when it is none or stands nowhere in his words. */
export function toSpokenAmount(amount: string, currency: string, own: OwnWords): Money | undefined {
  const digits = amount.trim().replace(/^[^\d-]+|[^\d]+$/g, '');
  const plain = /^\d{1,9}(?:[.,]\d{1,3})?$/.test(digits) ? digits.replace(',', '.') : undefined;
  return plain !== undefined && own.hasAmount(plain) ? { amount: plain, currency } : undefined;
}
