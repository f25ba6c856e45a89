import { createHash } from 'node:crypto';
import { z } from 'zod';

const firstDelayMs = 3_000;
/** Short, so that what waits through an outage is done within a minute of its end. */
const maxDelayMs = 45_000;
/** With the delays above: about an hour, give or take the jitter. */
const maxAttempts = 84;
const jitter = 0.2;

/** What an error may say about retries; helpdesk errors do. */
const retryHintSchema = z.object({ isRetryable: z.boolean(), retryAfterMs: z.number().nonnegative().optional() });

/** When a failed job is worth another try: milliseconds from now; `undefined` means never. */
export function retryDelayMs(jobId: string, attempts: number, error: unknown): number | undefined {
  const hint = retryHintSchema.safeParse(error).data;
  if (attempts >= maxAttempts || hint?.isRetryable === false) return undefined;
  const backoffMs = Math.min(firstDelayMs * 2 ** (attempts - 1), maxDelayMs);
  const spreadMs = backoffMs * (1 + jitter * (2 * fractionOf(`${jobId}:${attempts}`) - 1));
  return Math.round(Math.max(spreadMs, hint?.retryAfterMs ?? 0));
}

/** Even in [0, 1) and the same for the same text: jobs that failed together do not come back together. */
function fractionOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
