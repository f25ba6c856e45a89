import type { Money } from '../../commerce/money.ts';
import { type PhraseLanguage, toPhraseLanguage } from './phrase.ts';

const locales: Readonly<Record<PhraseLanguage, string>> = { en: 'en-US', de: 'de-DE', fr: 'fr-FR', es: 'es-ES' };
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** `November 12, 2026`, `12. November 2026`, … in an IANA time zone. The claims guard recognises the same text. */
export function describeDate(date: Date, language: string, timeZone: string): string {
  const locale = locales[toPhraseLanguage(language)];
  const key = `${locale} ${timeZone}`;
  const format =
    dateFormats.get(key) ??
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  dateFormats.set(key, format);
  return plainSpaces(format.format(date));
}

/** `3:05 PM`, `15:05`, … in an IANA time zone. */
export function describeTime(date: Date, language: string, timeZone: string): string {
  const locale = locales[toPhraseLanguage(language)];
  return plainSpaces(new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone }).format(date));
}

/** `$49.99`, `49,99 €`, …; amounts keep the vendor's decimals. */
export function describeMoney(money: Money, language: string): string {
  const locale = locales[toPhraseLanguage(language)];
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency });
  return plainSpaces(format.format(Number(money.amount)));
}

/** `7 days`, `1 Tag`, … */
export function describeDays(days: number, language: string): string {
  const locale = locales[toPhraseLanguage(language)];
  return plainSpaces(new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days));
}

/** `a, b, and c`, `a, b und c`, … */
export function describeList(items: readonly string[], language: string): string {
  return new Intl.ListFormat(locales[toPhraseLanguage(language)], { type: 'conjunction' }).format(items);
}

/** ICU puts narrow and no-break blanks into French and Spanish amounts; plain ones are what people type and search. */
function plainSpaces(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}
