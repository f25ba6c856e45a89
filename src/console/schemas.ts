import { z } from 'zod';
import { effectStates } from '../commerce/effect.ts';
import { writeActions } from '../commerce/write-request.ts';
import { optional, text } from '../http/validation.ts';

export const effectParamsSchema = z.object({ id: z.guid().toLowerCase() });

/** Who decides, where the key belongs to a system that several people use. */
const operatorSchema = optional(text(1, 100));

export const approveBodySchema = z.object({ operator: operatorSchema });
export const refuseBodySchema = z.object({ reason: text(1, 500), operator: operatorSchema });
export const editBodySchema = z.object({
  /** The whole wish anew, as `request` has it; it passes the gate like any other. */
  request: z.record(z.string(), z.unknown()),
  operator: operatorSchema,
});
export const settleBodySchema = z.object({
  outcome: z.enum(['done', 'failed']),
  note: text(1, 500),
  operator: operatorSchema,
});

export const listQuerySchema = z.object({ state: z.enum(['unknown', 'awaiting_approval']).default('unknown') });

/** An effect as the merchant sees it, with what is to be written and the clauses that spoke. */
export const operatorEffectSchema = z.object({
  id: z.string(),
  conversation_id: z.string(),
  action: z.enum(writeActions),
  state: z.enum(effectStates),
  subject: z.string(),
  request: z.record(z.string(), z.unknown()),
  consequence: z.record(z.string(), z.unknown()),
  policy: z.string(),
  clauses: z.array(z.object({ id: z.string(), version: z.number().int(), effect: z.string(), says: z.string() })),
  hash: z.string(),
  reason: z.string().nullable(),
  reference: z.string().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

export const effectListSchema = z.object({ data: z.array(operatorEffectSchema) });
export const decisionAnswerSchema = z.object({ effect: operatorEffectSchema });
