import { z } from 'zod';

/**
 * What goes wrong next. `times` counts matching requests (default 1); `field` narrows it to operations with that root
 * field. `after_commit` executes the operation and then never answers (or answers 502 with `status`).
 */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('http_429'), ...shared(), retryAfterSeconds: z.number().positive().default(1.5) }),
  z.strictObject({ kind: z.literal('throttled'), ...shared() }),
  z.strictObject({ kind: z.literal('http_5xx'), ...shared(), status: z.number().int().min(500).max(599).default(502) }),
  z.strictObject({ kind: z.literal('slow'), ...shared(), ms: z.number().int().positive() }),
  z.strictObject({ kind: z.literal('hang'), ...shared() }),
  z.strictObject({ kind: z.literal('reset'), ...shared() }),
  z.strictObject({
    kind: z.literal('after_commit'),
    ...shared(),
    status: z.number().int().min(500).max(599).optional(),
  }),
  z.strictObject({ kind: z.literal('expired_token'), ...shared() }),
  z.strictObject({ kind: z.literal('malformed_body'), ...shared() }),
  z.strictObject({ kind: z.literal('endless_job'), ...shared() }),
  z.strictObject({ kind: z.literal('webhook_duplicate'), ...shared() }),
  z.strictObject({ kind: z.literal('webhook_reorder'), ...shared() }),
]);

export type Fault = z.output<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;
type FaultKind = Fault['kind'];

/** The faults that are waiting, in the order they were planted. */
export class FaultQueue {
  private planted: { fault: Fault; left: number }[] = [];

  plant(input: FaultInput): void {
    const fault = faultSchema.parse(input);
    this.planted.push({ fault, left: fault.times });
  }

  /** The first planted fault of one of these kinds that fits the request; using it up counts. */
  take<K extends FaultKind>(
    kinds: readonly K[],
    fields: readonly string[] = [],
  ): Extract<Fault, { kind: K }> | undefined {
    const found = this.planted.find(
      ({ fault }) => isOneOf(fault, kinds) && (fault.field === undefined || fields.includes(fault.field)),
    );
    if (!found || !isOneOf(found.fault, kinds)) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.planted = this.planted.filter((it) => it !== found);
    return found.fault;
  }

  list(): readonly { fault: Fault; left: number }[] {
    return this.planted;
  }

  clear(): void {
    this.planted = [];
  }
}

function shared() {
  return { times: z.number().int().positive().default(1), field: z.string().optional() };
}

function isOneOf<K extends FaultKind>(fault: Fault, kinds: readonly K[]): fault is Extract<Fault, { kind: K }> {
  return kinds.some((kind) => kind === fault.kind);
}
