import { z } from 'zod';

/**
 * One planted fault. `match` is `METHOD /path` (`POST /api/tickets`, `*` at the end widens); without it, any call. The
 * `…_after_commit` kinds do the work first: the caller can't know that it was done.
 */
export const faultSchema = z
  .strictObject({
    kind: z.enum(['status', 'slow', 'hang', 'error_after_commit', 'hang_after_commit']),
    count: z.number().int().min(1).max(100_000).default(1),
    status: z.number().int().min(400).max(599).default(500),
    delayMs: z.number().int().min(0).max(120_000).default(1_000),
    /** Sent as the `Retry-After` header. */
    retryAfterSeconds: z.number().nonnegative().optional(),
    match: z.string().optional(),
  })
  .readonly();
export type Fault = z.infer<typeof faultSchema>;

/** Faults in the order they were planted; each is spent by `count` matching calls. */
export class FaultBoard {
  private planted: { fault: Fault; left: number }[] = [];

  add(input: z.input<typeof faultSchema>): void {
    const fault = faultSchema.parse(input);
    this.planted.push({ fault, left: fault.count });
  }

  clear(): void {
    this.planted = [];
  }

  list(): readonly (Fault & { readonly left: number })[] {
    return this.planted.map(({ fault, left }) => ({ ...fault, left }));
  }

  /** The first fault that matches, counted down. */
  take(method: string, pathname: string): Fault | undefined {
    const call = `${method} ${pathname}`;
    const hit = this.planted.find(({ fault }) => fault.match === undefined || matches(call, fault.match));
    if (hit === undefined) return undefined;
    hit.left -= 1;
    if (hit.left === 0) this.planted = this.planted.filter((entry) => entry !== hit);
    return hit.fault;
  }
}

/** `POST /api/tickets` does not mean `POST /api/tickets/7/messages`; `POST /api/tickets*` means both. */
function matches(call: string, pattern: string): boolean {
  return pattern.endsWith('*') ? call.startsWith(pattern.slice(0, -1)) : call === pattern;
}
