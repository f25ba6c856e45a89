import type { SpokenValue } from './spoken-value.ts';

/** `$49.99`, `49,99 €`, `EUR 1.234,50`, `50 dollars`, and bare `49.99`; the key is in hundredths. */
export function readAmounts(text: string): SpokenValue[] {
  return [...text.matchAll(amountPattern)].flatMap((match) => {
    const digits = match[2] ?? match[3] ?? match[5];
    return digits === undefined
      ? []
      : [{ kind: 'amount' as const, key: toAmountKey(parseAmount(digits)), text: match[0], index: match.index }];
  });
}

export function toAmountKey(hundredths: number): string {
  return `amount:${hundredths}`;
}

export function toHundredths(decimal: string): number {
  return Math.round(Number(decimal) * 100);
}

/** ISO codes that the sign or word in an amount may stand for; `undefined` when the text names no currency. */
export function readCurrencies(amountText: string): readonly string[] | undefined {
  const text = amountText.toLowerCase().replaceAll(/[\d.,'\s]/g, '');
  return text === '' ? undefined : (currencySigns[text] ?? [text.toUpperCase()]);
}

const dollars = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN'];
const crowns = ['SEK', 'NOK', 'DKK'];
const currencySigns: Readonly<Record<string, readonly string[]>> = {
  $: dollars,
  us$: ['USD'],
  ca$: ['CAD'],
  a$: ['AUD'],
  dollar: dollars,
  dollars: dollars,
  dólares: dollars,
  '€': ['EUR'],
  euro: ['EUR'],
  euros: ['EUR'],
  '£': ['GBP'],
  pound: ['GBP'],
  pounds: ['GBP'],
  '¥': ['JPY', 'CNY'],
  kr: crowns,
  zł: ['PLN'],
  '₹': ['INR'],
  '₽': ['RUB'],
  '₺': ['TRY'],
  '₩': ['KRW'],
  '₪': ['ILS'],
  '₴': ['UAH'],
  '₫': ['VND'],
  '฿': ['THB'],
  bucks: dollars,
  fr: ['CHF'],
};

const sign = 'us\\$|ca\\$|a\\$|[$€£¥₹₽₺₩₪₴₫฿]';
const code = 'usd|eur|gbp|cad|aud|nzd|chf|sek|nok|dkk|pln|jpy|czk|inr|brl|mxn';
const digits = "\\d{1,3}(?:[.,' ]\\d{3})+(?:[.,]\\d{1,2})?|\\d{1,7}(?:[.,]\\d{1,2})?";
const amountPattern = new RegExp(
  `(?<![\\w.])((?:${sign}|(?:${code})(?=[\\s\\d])))\\s?(${digits})(?!\\d)|(?<![\\d.,])(${digits})\\s?(${sign}|(?:${code}|euros?|dollars?|dólares|pounds?|bucks|kr|zł)(?!\\p{L}))|(?<![\\d.,:/-])(\\d{1,6}[.,]\\d{2})(?![\\d%.,:/]\\d?|\\s?%)`,
  'giu',
);

/** The last mark is the decimal one when one or two digits follow it; all others group thousands. */
function parseAmount(text: string): number {
  const match = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(text.trim());
  const whole = (match?.[1] ?? text).replaceAll(/\D/g, '');
  return Number(whole) * 100 + Number((match?.[2] ?? '0').padEnd(2, '0'));
}
