import { z } from 'zod';
import { effectStates } from '../../commerce/effect.ts';
import { writeActions } from '../../commerce/write-request.ts';
import { turnAnswerSchema } from './response-schemas.ts';

export const effectParamsSchema = z.object({ id: z.guid().toLowerCase(), effectId: z.guid().toLowerCase() });

export const consentBodySchema = z.object({ token: z.string().min(1).max(400) });

/** An effect as its shopper may see it. */
export const effectSchema = z.object({
  id: z.string(),
  action: z.enum(writeActions),
  state: z.enum(effectStates),
  subject: z.string(),
  /** In money and things; that an address changes is said, which one is not. */
  consequence: z.record(z.string(), z.unknown()),
  reason: z.string().nullable(),
  reference: z.string().nullable(),
  /** While it awaits consent: to be sent back to consent to exactly this. */
  consent_token: z.string().nullable(),
  expires_at: z.iso.datetime().nullable(),
  /** Waits on purpose until then, and can be withdrawn. */
  hold_until: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

export const effectListSchema = z.object({ data: z.array(effectSchema) });

export const clickAnswerSchema = z.object({
  effect: effectSchema,
  /** What the conversation was told; `null` when it knew, or when a running turn comes first. */
  message: turnAnswerSchema.nullable(),
});
