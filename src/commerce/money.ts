/** An amount as the vendor states it: a decimal string, never a float. */
export interface Money {
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** Digits after the point: 2 for USD, 0 for JPY, 3 for KWD. @throws RangeError for what is no currency code. */
export function minorDigits(currency: string): number {
  const known = digits.get(currency);
  if (known !== undefined) {
    return known;
  }
  const found = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
  digits.set(currency, found ?? 2);
  return found ?? 2;
}

/** Minor units (cents, yen, fils); absent when the text is no amount of that currency or has too many digits. */
export function toMinorUnits({ amount, currency }: Money): number | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(amount);
  if (match === null) {
    return undefined;
  }
  const [, sign, whole = '', fraction = ''] = match;
  const places = minorDigits(currency);
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > places) {
    return undefined;
  }
  const units = Number(`${whole}${significant.padEnd(places, '0')}`);
  return sign === '-' ? -units : units;
}

export function fromMinorUnits(units: number, currency: string): Money {
  const places = minorDigits(currency);
  const text = String(Math.abs(units)).padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places);
  const fraction = places === 0 ? '' : `.${text.slice(-places)}`;
  return { amount: `${units < 0 ? '-' : ''}${whole}${fraction}`, currency };
}

const digits = new Map<string, number>();
