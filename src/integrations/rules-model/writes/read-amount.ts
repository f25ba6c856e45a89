/** An amount that the shopper wrote with its currency, as a plain decimal. */
export interface SpokenAmount {
  readonly amount: string;
  /** ISO 4217, where the sign names just one. */
  readonly currency: string | undefined;
}

export function readAmount(text: string): SpokenAmount | undefined {
  const found = before.exec(text) ?? after.exec(text);
  const digits = found?.groups?.digits;
  if (digits === undefined) return undefined;
  const sign = (found?.groups?.sign ?? '').toLowerCase();
  return { amount: toDecimal(digits), currency: currencies.find(([, pattern]) => pattern.test(sign))?.[0] };
}

/** Whole percent: "10 % off". */
export function readPercent(text: string): number | undefined {
  const percent = Number(
    /(?<![\d.,])(\d{1,3})\s?(?:%|percent|per cent|prozent|pour ?cent|por ciento)/iu.exec(text)?.[1],
  );
  return percent >= 1 && percent <= 100 ? percent : undefined;
}

const digits = String.raw`(?<digits>\d{1,3}(?:[.,\s]\d{3})+(?:[.,]\d{1,5})?(?!\d)|\d{1,9}(?:[.,]\d{1,5})?)`;
const before = new RegExp(String.raw`(?<sign>us\$|[$€£¥]|\b(?:usd|eur|gbp|cad|jpy)\b)\s?${digits}`, 'iu');
const after = new RegExp(
  String.raw`(?<![\w#.,])${digits}\s?(?<sign>[$€£¥]|(?:us[- ]?dollars?|dollars?|bucks|usd|euros?|eur|pounds?|quid|gbp|cad|yen|jpy|dólares|dollar|pfund|livres|libras)(?!\p{L}))`,
  'iu',
);
/** A bare dollar sign is of several countries: the order's own currency decides. */
const currencies: readonly (readonly [string, RegExp])[] = [
  ['USD', /^us/u],
  ['EUR', /^(?:€|eur)/u],
  ['GBP', /^(?:£|gbp|pound|quid|pfund|livres|libras)/u],
  ['CAD', /^cad/u],
  ['JPY', /^(?:¥|yen|jpy)/u],
];

/** `1.249,50`, `1,249.50` and `1 249,50` are the same number. */
function toDecimal(text: string): string {
  const compact = text.replaceAll(/\s/g, '');
  const isGrouped = /^\d{1,3}(?:[.,]\d{3})+$/u.test(compact);
  const cut = isGrouped ? -1 : Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
  const whole = (cut === -1 ? compact : compact.slice(0, cut)).replaceAll(/[.,]/g, '');
  return cut === -1 ? whole : `${whole}.${compact.slice(cut + 1)}`;
}
