/** What a shopper typed that code may act on; taken by pattern from his own words, never from a model. */
export interface Mentions {
  /** Without `#`, upper case, in order of appearance. */
  readonly orderNumbers: readonly string[];
  readonly emails: readonly string[];
  /** Digits only, with a leading `+` where one was typed. */
  readonly phones: readonly string[];
  readonly amount?: number;
}

/**
 * Patterns of the original (4+ digits after `#`, "order", "order number:"), its words in four languages added. Where
 * none is named, bare numbers count: a lone one in a short message, which answers "what is your order number?", and
 * those of a message that speaks of an order.
 */
export function readMentions(text: string): Mentions {
  const emails = unique([...text.matchAll(emailPattern)].map(([match]) => match.toLowerCase()));
  const withoutEmails = text.replaceAll(emailPattern, ' ');
  const named = [...withoutEmails.matchAll(namedOrderPattern)].map((match) => match[1] ?? match[2] ?? '');
  const rest = withoutEmails.replaceAll(namedOrderPattern, ' ');
  const phones = unique([...rest.matchAll(phonePattern)].map(([match]) => toPhone(match)).filter(isPhone));
  const bare = named.length === 0 ? findBareNumbers(rest.replaceAll(phonePattern, keepShortNumber)) : [];
  const amount = readAmount(text);
  return {
    orderNumbers: unique([...named, ...bare].map(normalizeOrderNumber)).slice(0, 3),
    emails: emails.slice(0, 3),
    phones: phones.slice(0, 3),
    ...(amount === undefined ? {} : { amount }),
  };
}

/** `# 1042` and `1042` are the same order. */
export function normalizeOrderNumber(orderNumber: string): string {
  return orderNumber.replaceAll(/[#\s]/g, '').toUpperCase();
}

/** Takes the shopper's contacts out of a text: prompts, facts and traces never hold them. */
export function maskContacts(text: string): string {
  return text
    .replaceAll(emailPattern, '[email]')
    .replaceAll(phonePattern, (match) => (isPhone(toPhone(match)) ? '[phone]' : match));
}

/** True when nothing is left of the message but mentions and filler: it has no intent of its own. */
export function holdsOnlyMentions(text: string): boolean {
  const rest = text
    .replaceAll(emailPattern, ' ')
    .replaceAll(namedOrderPattern, ' ')
    .replaceAll(phonePattern, ' ')
    .replaceAll(/\d{3,}/g, ' ')
    .replaceAll(fillerPattern, ' ');
  return rest !== text && !/\p{L}{2,}/u.test(rest);
}

const emailPattern = /[\p{L}\p{N}_.%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu;
const namedOrderPattern =
  /#\s?([A-Za-z]{0,5}-?\d{3,12})\b|\b(?:order|bestellung|bestellnummer|auftrag|auftragsnummer|commande|pedido|n[uú]mero de pedido|num[eé]ro de commande|ordine|bestelling)\s{0,2}(?:number|no\.?|nr\.?|num(?:ber)?|nummer|n[°ºo]\.?|id)?\s{0,2}(?:is|ist|lautet|est|es)?[\s:#]{0,3}([A-Za-z]{0,4}-?\d{4,12})\b/gi;
const phonePattern = /(?<![\w#@.])\+?\(?\d(?:[\d ()./-]{5,18})\d(?![\w@])/g;
const amountPattern =
  /(?:[$€£]\s?(\d{1,6}(?:[.,]\d{1,2})?))|(?:\b(\d{1,6}(?:[.,]\d{1,2})?)\s?(?:[$€£]|(?:usd|eur|gbp|dollars?|euros?|pounds?)\b))/i;
const fillerPattern =
  /\b(?:it'?s|it is|is|my|the|and|e-?mail|mail|address|phone|number|telephone|here|this|that|sure|yes|ok(?:ay)?|please|hi|hello|order|no|nr|meine?|ist|und|die|der|das|adresse|nummer|telefon|ja|bitte|mon|ma|est|et|le|la|oui|voici|adresse|num[eé]ro|t[eé]l[eé]phone|mi|es|y|el|s[ií]|correo|n[uú]mero|tel[eé]fono|aqu[ií]|with|under|for|hier)\b/giu;

function readAmount(text: string): number | undefined {
  const match = amountPattern.exec(text);
  const digits = match?.[1] ?? match?.[2];
  return digits === undefined ? undefined : Number(digits.replace(',', '.'));
}

function speaksOfOrder(text: string): boolean {
  return orderWords.test(text);
}

const orderWords =
  /(?<!\p{L})(?:orders?|oders?|status|deliver\p{L}*|arriv\p{L}*|parcels?|packages?|shipp?\p{L}*|track\p{L}*|refund\p{L}*|money back|return\p{L}*|cancel\p{L}*|exchange\p{L}*|replac\p{L}*|swap\p{L}*|broken?|damaged?|faulty|smashed|address|where(?:'?s)?|bestell\p{L}*|liefer\p{L}*|paket\p{L}*|sendung\p{L}*|storn\p{L}*|erstatt\p{L}*|umtausch\p{L}*|zurück\p{L}*|kaputt\p{L}*|defekt\p{L}*|adresse|wo|commande\p{L}*|livr\p{L}*|colis|suivi|annul\p{L}*|rembours\p{L}*|retour\p{L}*|échang\p{L}*|cassée?s?|abîmée?s?|où|pedidos?|entreg\p{L}*|env[ií]\p{L}*|paquetes?|cancel\p{L}*|reembols\p{L}*|devol\p{L}*|cambi\p{L}*|rot[oa]s?|dañad[oa]s?|direcci[oó]n|d[oó]nde|lleg\p{L}*)(?!\p{L})/iu;
const bareNumber = /(?<![\w.,$€£/:+-])(?<!\b[A-Z]{2} )(\d{4,8})(?![\w$€£/:-]|[.,]\d)/g;
/** What stands before or after a number that is a year, a price, a postcode or a house. */
const otherNumber = {
  before:
    /(?:\b(?:since|in|from|until|before|seit|ab|bis|depuis|en|desde|january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|\d{1,2}(?:st|nd|rd|th|\.)?,?)\s*(?:de\s+)?$/iu,
  place:
    /\b(?:zip(?: ?code)?|post(?:al)? ?code|postleitzahl|plz|code postal|código postal|pin ?code)\s*(?:is|ist|:|est|es)?\s*$/iu,
  after:
    /^\s*(?:usd|eur|gbp|cad|dollars?|euros?|pounds?|bucks|g|kg|ml|mm|cm|mah|points?|(?:\p{L}+\s){0,3}(?:street|st|road|rd|avenue|ave|way|lane|ln|drive|dr|boulevard|blvd|court|square|terrace|rue|calle|stra(?:ss|ß)e)\b)/iu,
} as const;

function findBareNumbers(text: string): readonly string[] {
  const numbers = [...text.matchAll(bareNumber)].filter((match) => isOrderLike(text, match)).map(([number]) => number);
  const words = text.split(/\s+/).filter((word) => word !== '');
  return speaksOfOrder(text) || (words.length <= 8 && numbers.length === 1) ? numbers : [];
}

function isOrderLike(text: string, { index, 0: number }: RegExpMatchArray): boolean {
  const before = text.slice(0, index);
  const after = text.slice((index ?? 0) + number.length);
  const isYear = /^(?:19|20)\d\d$/.test(number) && (otherNumber.before.test(before) || !speaksOfOrder(text));
  const isTown = number.length === 5 && /^\s\p{Lu}\p{Ll}/u.test(after);
  return !isYear && !isTown && !otherNumber.place.test(before) && !otherNumber.after.test(after);
}

function keepShortNumber(match: string): string {
  return isPhone(toPhone(match)) ? ' ' : match;
}

function toPhone(match: string): string {
  return (match.startsWith('+') ? '+' : '') + match.replaceAll(/\D/g, '');
}

/** Nine digits and more, or a number that starts as phone numbers do: shorter ones are order numbers. */
function isPhone(phone: string): boolean {
  const digits = phone.replace('+', '').length;
  return digits <= 15 && (digits >= 9 || (digits >= 7 && /^[+0]/.test(phone)));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
