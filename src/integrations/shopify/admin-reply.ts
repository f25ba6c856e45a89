import { z } from 'zod';

const throttleStatusSchema = z.object({
  maximumAvailable: z.number(),
  currentlyAvailable: z.number(),
  restoreRate: z.number(),
});
export type ThrottleStatus = z.infer<typeof throttleStatusSchema>;

const adminReplySchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        extensions: z.object({ code: z.string() }).partial().optional(),
        path: z.array(z.unknown()).nullish(),
      }),
    )
    .optional(),
  extensions: z
    .object({
      cost: z.object({
        requestedQueryCost: z.number(),
        actualQueryCost: z.number().nullish(),
        throttleStatus: throttleStatusSchema,
      }),
    })
    .partial()
    .optional(),
});
export type AdminReply = z.infer<typeof adminReplySchema>;

/** The GraphQL envelope, or `undefined` when the body is something else (a proxy's page, half an answer). */
export function parseAdminReply(body: string): AdminReply | undefined {
  try {
    return adminReplySchema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined; // not JSON
  }
}

/**
 * - `complete`: use `data`. Also where only fields were withheld (protected customer data comes back as null with
 *   ACCESS_DENIED), as long as each asked root is there.
 * - `throttled`: not executed, safe to send again.
 */
export type ReplyVerdict =
  | { readonly kind: 'complete'; readonly data: Readonly<Record<string, unknown>> }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'broken' | 'access_denied'; readonly code: string }
  /** `hasBegun`: a resolver refused, so something may have been carried out before. */
  | { readonly kind: 'rejected'; readonly code: string; readonly hasBegun: boolean };

export function judgeReply(reply: AdminReply): ReplyVerdict {
  const codes = (reply.errors ?? []).map((error) => toCode(error.extensions?.code));
  const [code] = codes;
  if (code === undefined) {
    return reply.data ? { kind: 'complete', data: reply.data } : { kind: 'broken', code: 'NO_DATA' };
  }
  if (codes.includes('THROTTLED')) return { kind: 'throttled' };
  if (codes.every((each) => each === 'ACCESS_DENIED')) {
    const hasEachRoot = reply.data && Object.values(reply.data).every((value) => value !== null);
    return hasEachRoot && reply.data ? { kind: 'complete', data: reply.data } : { kind: 'access_denied', code };
  }
  if (codes.some((each) => passingCodes.has(each))) return { kind: 'broken', code };
  return { kind: 'rejected', code, hasBegun: (reply.errors ?? []).some(({ path }) => (path?.length ?? 0) > 0) };
}

const passingCodes: ReadonlySet<string> = new Set(['INTERNAL_SERVER_ERROR', 'TIMEOUT', 'SERVICE_UNAVAILABLE']);

/** Codes go to our log, messages don't: they may quote what was searched for. */
function toCode(code: string | undefined): string {
  return code !== undefined && /^[A-Za-z_]{1,40}$/.test(code) ? code : 'NO_CODE';
}
