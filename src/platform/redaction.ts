/**
 * Removes personal data and secrets from text that leaves the process (logs, traces, errors).
 * Patterns have bounded repetition: an unbounded e-mail pattern is quadratic on long text (measured).
 */
export function redactText(text: string): string {
  let redacted = text;
  for (const [pattern, replacement] of patterns) {
    redacted = redacted.replace(pattern, replacement);
  }
  return redacted;
}

/** The same for a record's strings, at any depth, with keys that always hold secrets or persons' data emptied. */
export function redactRecord(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const redacted: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record)) {
    redacted[key] = sensitiveKey.test(key) ? '[redacted]' : redactValue(value, 0);
  }
  return redacted;
}

const maxDepth = 8;

const sensitiveKey =
  /^(authorization|cookie|password|secret|token|access_?token|refresh_?token|api_?key|x-api-key|client_?secret|email|e-?mail|customer_?email|phone|address[12]?|street|zip|first_?name|last_?name|customer_?name)$/i;

const patterns: readonly (readonly [RegExp, string])[] = [
  [/[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g, '[email]'],
  [/\b(?:sk|pk|rk)[_-][A-Za-z0-9_-]{8,200}/g, '[key]'],
  [/\bshp(?:at|ca|pa|ss|rt)_[A-Za-z0-9]{8,120}/g, '[key]'],
  [/\bBearer\s{1,4}[A-Za-z0-9._~+/=-]{8,2000}/gi, 'Bearer [key]'],
  [/\b(?:postgres(?:ql)?|rediss?):\/\/[^\s"']{1,500}/gi, '[url]'],
  [/\b(?:\d[ -]?){13,19}\b/g, '[number]'],
  [/(?<![\w#-])\+?\(?\d{1,4}\)?(?:[ .-]\(?\d{2,4}\)?){2,4}(?![\w-])/g, '[phone]'],
  [/(?<![\w#])\+\d{7,15}\b/g, '[phone]'],
];

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    return redactText(value);
  }
  if (value instanceof Error) {
    return { name: value.name, message: redactText(value.message) };
  }
  if (depth >= maxDepth || typeof value !== 'object' || value === null || value instanceof Date) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => redactValue(item, depth + 1));
  }
  const redacted: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    redacted[key] = sensitiveKey.test(key) ? '[redacted]' : redactValue(inner, depth + 1);
  }
  return redacted;
}
