import { z } from 'zod';
import { priorities } from '../commerce/helpdesk.ts';

/** Names of the jobs, as stored in `outbox.kind`. */
export const jobKinds = {
  openTicket: 'helpdesk.open_ticket',
  appendMessage: 'helpdesk.append_message',
  runEffect: 'effects.run',
  reconcileEffect: 'effects.reconcile',
  announceEffect: 'effects.announce',
} as const;
export type JobKind = (typeof jobKinds)[keyof typeof jobKinds];

/** Payloads by kind. Rows outlive a deployment: add optional keys only. */
export const jobPayloadSchemas = {
  'helpdesk.open_ticket': z.object({
    conversationId: z.string(),
    /** The ticket's external id: one ticket for it, however often the job runs. */
    externalId: z.string().max(255),
    reason: z.string(),
    priority: z.enum(priorities),
    summary: z.string(),
  }),
  'helpdesk.append_message': z.object({ conversationId: z.string(), messageId: z.string() }),
  /** Runs an effect that is ready: approved, or its hold is over. */
  'effects.run': z.object({ effectId: z.string() }),
  /** Looks an effect up in the store whose outcome is not known, or lets it expire. */
  'effects.reconcile': z.object({ effectId: z.string() }),
  /** Tells the shopper what became of an effect outside a turn; once per state. */
  'effects.announce': z.object({ effectId: z.string(), conversationId: z.string(), state: z.string() }),
} as const satisfies Record<JobKind, z.ZodType>;
export type JobPayload<K extends JobKind> = z.infer<(typeof jobPayloadSchemas)[K]>;

export interface JobContext {
  readonly jobId: string;
  readonly storeId?: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Aborts when the job's time is over, its lease is lost or the process ends. */
  readonly signal: AbortSignal;
}

/**
 * Does a job; may run again for the same job id, so it must look before it makes. What it throws is retried later,
 * unless the error says `isRetryable: false`; `retryAfterMs` on it is the soonest that makes sense.
 */
export type JobHandlers = {
  readonly [K in JobKind]: (payload: JobPayload<K>, context: JobContext) => Promise<void>;
};

/** A job that this owner has leased. */
export interface OutboxRow {
  readonly id: string;
  readonly kind: string;
  readonly storeId?: string;
  readonly conversationId?: string;
  /** As stored; parsed by kind before a handler sees it. */
  readonly payload: unknown;
  /** This one included. */
  readonly attempts: number;
}

/** The outbox table. Only the owner of a live lease may settle a row: for anybody else the calls change nothing. */
export interface OutboxRepository {
  /**
   * Leases at most `limit` rows that are due (`run_at` reached, not settled, no live lease) and counts the attempt.
   * Of one conversation only the oldest unsettled row is ever given out, so its jobs run in order.
   */
  claim(limit: number, leaseMs: number, owner: string): Promise<readonly OutboxRow[]>;
  /** False when the lease is no longer this owner's. */
  renew(id: string, leaseMs: number, owner: string): Promise<boolean>;
  complete(id: string, owner: string): Promise<void>;
  /** Ends the lease; due again at `nextRunAt`. */
  fail(id: string, error: string, nextRunAt: Date, owner: string): Promise<void>;
  /** Never tried again by itself, and no longer in the way of the conversation's later jobs. */
  bury(id: string, error: string, owner: string): Promise<void>;
}
