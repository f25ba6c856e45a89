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
 * Patterns of the original (4+ digits after `#`, "order", "order number:"), its words in four languages added, and a
 * lone number in a short message, which answers "what is your order number?".
 */
export function readMentions(text: string): Mentions {
  const emails = unique([...text.matchAll(emailPattern)].map(([match]) => match.toLowerCase()));
  const withoutEmails = text.replaceAll(emailPattern, ' ');
  const named = [...withoutEmails.matchAll(namedOrderPattern)].map((match) => match[1] ?? match[2] ?? '');
  const rest = withoutEmails.replaceAll(namedOrderPattern, ' ');
  const phones = unique([...rest.matchAll(phonePattern)].map(([match]) => toPhone(match)).filter(isPhone));
  const lone = named.length === 0 ? findLoneNumber(rest.replaceAll(phonePattern, keepShortNumber)) : [];
  const amount = readAmount(text);
  return {
    orderNumbers: unique([...named, ...lone].map(normalizeOrderNumber)).slice(0, 3),
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

const emailPattern = /[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g;
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

function findLoneNumber(text: string): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const numbers = [...text.matchAll(/(?<![\w.,$€£/:-])(\d{4,8})(?![\w$€£/:-]|[.,]\d)/g)].map((match) => match[1] ?? '');
  return words.length <= 8 && numbers.length === 1 ? numbers : [];
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
