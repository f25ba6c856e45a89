import { z } from 'zod';

const idSchema = z.uuid();

/** What a model or a caller writes may be anything; the database takes UUIDs only. */
export function isId(text: string): boolean {
  return idSchema.safeParse(text).success;
}
