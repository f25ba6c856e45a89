import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../platform/errors.ts';

/** @throws AppError `missing_field` or `invalid_request`, naming the first field that is wrong and why. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) {
    return parsed.data;
  }
  const issue = parsed.error.issues[0];
  const field = issue === undefined || issue.path.length === 0 ? 'body' : issue.path.join('.').slice(0, 100);
  const isMissing = issue?.code === 'invalid_type' && findAt(input, issue.path) === undefined;
  throw isMissing
    ? new AppError('missing_field', `${field} is required.`, { details: { field, reason: 'required' } })
    : new AppError('invalid_request', `${field} is not valid.`, { details: { field, reason: toReason(issue) } });
}

/** Text that PostgreSQL and every reader of JSON can hold: no NUL, no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

/** Text of `min` to `max` characters as people count them (code points), without the space around it. */
export function text(min: number, max: number) {
  return z
    .string()
    .trim()
    .refine(isStorableText, { error: 'unsupported_characters', abort: true })
    .refine((value) => countCharacters(value, max) >= min, { error: 'too_short', abort: true })
    .refine((value) => countCharacters(value, max) <= max, { error: 'too_long' })
    .meta({ minLength: min, maxLength: max });
}

/** An optional field; clients of the original send `null` for what they do not have. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** SHA-256 of the JSON with its keys in order, so that the order a client writes them in does not matter. */
export function hashCanonical(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, sortKeys)).digest('hex');
}

/** A text of more than twice `max` units is too long however it is counted, so it is not walked. */
function countCharacters(value: string, max: number): number {
  return value.length > max * 2 ? value.length : value.length - countPairs(value);
}

/** Lone halves have been refused before, so each high half is one pair. */
function countPairs(value: string): number {
  let pairs = 0;
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    if (unit >= 0xd800 && unit <= 0xdbff) {
      pairs += 1;
    }
  }
  return pairs;
}

function findAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    value = Reflect.get(value, key);
  }
  return value;
}

function toReason(issue: z.core.$ZodIssue | undefined): string {
  switch (issue?.code) {
    case 'custom':
      return issue.message;
    case 'invalid_type':
      return `expected_${issue.expected}`;
    case 'too_small':
      return 'too_small';
    case 'too_big':
      return 'too_big';
    case 'invalid_value':
      return 'not_one_of_the_allowed_values';
    case 'invalid_format':
      return `invalid_${issue.format}`;
    default:
      return 'invalid';
  }
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
