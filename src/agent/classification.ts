import { z } from 'zod';
import { intents, sentiments, topics } from './intents.ts';

/** What the classifier (a model or the rules) says about one message; parsed, never trusted. */
export const classificationSchema = z.object({
  /** Strongest first; several when the message asks for several things; empty when it carries none of its own. */
  intents: z
    .array(
      z.object({
        intent: z.enum(intents),
        topic: z.enum(topics),
        confidence: z.number().min(0).max(1),
      }),
    )
    .max(4),
  sentiment: z.enum(sentiments),
  /** 1 calm to 5 furious. */
  intensity: z.number().int().min(1).max(5),
  /** ISO 639-1 of the shopper's language, or what a model takes for it (`en-US`, `English`): see `toReading`. */
  language: z.string().max(40),
  /** True when the shopper asks for a person, in any phrasing. */
  asksForPerson: z.boolean(),
  orderNumber: z.string().max(40).optional(),
  email: z.string().max(254).optional(),
  amount: z.number().nonnegative().optional(),
});
export type Classification = z.infer<typeof classificationSchema>;
