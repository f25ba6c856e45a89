/**
 * Removes personal data and secrets from text that leaves the process (logs, traces, errors).
 * Patterns have bounded repetition: an unbounded e-mail pattern is quadratic on long text (measured).
 */
export function redactText(text: string): string {
  let redacted = text;
  for (const [pattern, replacement] of patterns) {
    redacted = redacted.replace(pattern, replacement);
  }
  return redacted.replace(cardLike, (found) => (isCard(found) ? '[card]' : found)).replace(phoneLike, toPhoneMark);
}

/** The same for a record's strings, at any depth, with keys that always hold secrets or persons' data emptied. */
export function redactRecord(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return redactFields(record, 0);
}

const maxDepth = 8;

const sensitiveKey =
  /^(authorization|cookie|password|secret|token|access_?token|refresh_?token|api_?key|x-api-key|client_?secret|email|e-?mail|customer_?email|phone|address[12]?|street|zip|first_?name|last_?name|customer_?name)$/i;

const patterns: readonly (readonly [RegExp, string])[] = [
  [/[\p{L}\p{N}_.%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu, '[email]'],
  [/\b(?:sk|pk|rk)[_-][A-Za-z0-9_-]{8,200}/g, '[key]'],
  [/\bshp(?:at|ca|pa|ss|rt)_[A-Za-z0-9]{8,120}/g, '[key]'],
  [/\bBearer\s{1,4}[A-Za-z0-9._~+/=-]{8,2000}/gi, 'Bearer [key]'],
  [/\b(?:postgres(?:ql)?|rediss?):\/\/[^\s"']{1,500}/gi, '[url]'],
];

const cardLike = /(?<![\w#-])\d(?:[ -]?\d){12,18}(?![\w-])/g;
const phoneLike = /(?<![\w#.-])\+?\(?\d(?:[ ().-]{0,2}\d){7,14}(?![\w-])/g;

/** Cards carry a check digit (Luhn); tracking and order numbers pass. */
function isCard(found: string): boolean {
  const digits = found.replaceAll(/\D/g, '');
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** A phone number is written with a plus or in groups; a bare run of digits or a date is something else. */
function toPhoneMark(found: string): string {
  const isGrouped = /[ ().-]/.test(found) && !/\d{4}-\d{2}-\d{2}|^\d{1,2}\.\d{1,2}\.\d{4}/.test(found);
  return found.startsWith('+') || isGrouped ? '[phone]' : found;
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    return redactText(value);
  }
  if (value instanceof Error) {
    return { name: value.name, message: redactText(value.message) };
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    return value;
  }
  if (depth >= maxDepth) {
    return '[too deep]';
  }
  if (Array.isArray(value)) {
    return value.map((item) => redactValue(item, depth + 1));
  }
  return redactFields(value, depth + 1);
}

function redactFields(record: object, depth: number): Record<string, unknown> {
  const redacted: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record)) {
    redacted[key] = sensitiveKey.test(key) ? '[redacted]' : redactValue(value, depth);
  }
  return redacted;
}
