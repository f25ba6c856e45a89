export interface MessageDetails {
  /** Without `#`. */
  readonly orderNumber?: string;
  readonly email?: string;
  readonly amount?: number;
}

const number = String.raw`([a-z]{0,4}-?\d{3,12}(?:-[a-z0-9]{1,4})?)`;
const noUnitAfter = String.raw`(?![\w-]*\s?(?:[$€£₹%]|usd|eur|gbp|inr|rs\b|dollars?|euros?|pounds?|rupees|kg|mg|ml|cm|mm|inch|mah|km|items?|pieces?|days?|weeks?))`;
const orderWord =
  '(?:orders?|ordr|order id|bestell(?:ung|nummer)|auftrag(?:snummer)?|commande|pedido|ordine|encomenda|bestelling|purchase|parcel|package|shipment|paket|colis|paquete)';
const connector = String.raw`(?:\s*(?:number|numero|número|nummer|num|no|nr|n°|nº|id|ref|reference|code|with|mit|de|der|is|was|es|est|ist|lautet|:|=|-|\(|\.|,|#)\s*){0,4}\s*`;

const patterns = [
  new RegExp(String.raw`#\s?${number}\b`, 'iu'),
  new RegExp(String.raw`\b${orderWord}${connector}(?<![$€£₹])${atLeastFourDigits()}\b${noUnitAfter}`, 'iu'),
  new RegExp(
    String.raw`\b(?:where(?: is|'s|s)|track|status of|cancel|return|refund for|wo ist|où est|dónde está)\s+${atLeastFourDigits()}\b${noUnitAfter}`,
    'iu',
  ),
];
const bare = /^\W*(?:it'?s|it is|hier|here|the number is|my number is|number|no)?[\s:#]*(\d{4,7})\W*$/iu;

/** Reads what a shopper typed; claims, not proof. */
export function extractDetails(text: string): MessageDetails {
  const orderNumber = findOrderNumber(text);
  const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}/iu.exec(text)?.[0].toLowerCase();
  const amount = findAmount(text);
  return {
    ...(orderNumber === undefined ? {} : { orderNumber }),
    ...(email === undefined || email.length > 254 ? {} : { email }),
    ...(amount === undefined ? {} : { amount }),
  };
}

function findOrderNumber(text: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found.toUpperCase();
  }
  const alone = bare.exec(text)?.[1];
  return alone === undefined || isYear(alone) ? undefined : alone;
}

function isYear(digits: string): boolean {
  return /^(?:19|20)\d\d$/.test(digits);
}

function atLeastFourDigits(): string {
  return String.raw`#?([a-z]{0,4}-?\d{4,12}(?:-[a-z0-9]{1,4})?)`;
}

function findAmount(text: string): number | undefined {
  const digits = String.raw`(\d{1,3}(?:[.,\s]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)`;
  const before = new RegExp(String.raw`(?:[$€£₹]|\b(?:rs\.?|usd|eur|gbp|inr))\s?${digits}`, 'iu').exec(text);
  const after = new RegExp(
    String.raw`${digits}\s?(?:[$€£₹]|(?:dollars?|bucks|usd|euros?|eur|pounds?|quid|gbp|rupees|rs|inr)\b)`,
    'iu',
  ).exec(text);
  const found = before?.[1] ?? after?.[1];
  return found === undefined ? undefined : toNumber(found);
}

/** `1.249,50`, `1,249.50` and `1 249,50` are the same number. */
function toNumber(text: string): number | undefined {
  const compact = text.replaceAll(/\s/g, '');
  const decimals = /[.,](\d{1,2})$/.exec(compact)?.[1];
  const whole = (decimals === undefined ? compact : compact.slice(0, -decimals.length - 1)).replaceAll(/[.,]/g, '');
  const value = Number(`${whole}.${decimals ?? '0'}`);
  return Number.isFinite(value) ? value : undefined;
}
