import type { StoreRefusal } from '../../../commerce/store-backend.ts';
import type { LookUpAnswer, PreviewAnswer, PreviewRefusal, WriteAnswer } from '../../../commerce/store-writer.ts';
import type { AdminRefusal } from '../admin-refusal.ts';

export type NoPreview = Extract<PreviewAnswer, { readonly ok: false }>;

export function refusePreview(reason: PreviewRefusal, message: string): NoPreview {
  return { ok: false, kind: 'refused', reason, message };
}

/** A scope that the merchant never granted means that the shop can't do it; all else may pass. */
export function toPreviewFailure(refusal: StoreRefusal | AdminRefusal): NoPreview {
  const isUngranted = refusal.reason === 'access_denied' && !('isTokenRejected' in refusal);
  if (isUngranted) return refusePreview('not_supported', refusal.message);
  return { ok: false, kind: 'unavailable', reason: refusal.reason, message: refusal.message };
}

export function toLookUpFailure(refusal: StoreRefusal): LookUpAnswer & { kind: 'unavailable' } {
  return { kind: 'unavailable', reason: refusal.reason, message: refusal.message };
}

/** Of a call that came before the write itself, or of the write: only a mutation that was sent leaves a doubt. */
export function toWriteFailure(refusal: AdminRefusal): WriteAnswer {
  const { reason, message } = refusal;
  if (refusal.isOutcomeUnknown) return { kind: 'unknown', reason, message };
  const isRetryable = refusal.isTokenRejected === true || (reason !== 'access_denied' && reason !== 'rejected');
  return { kind: 'failed', reason, message, isRetryable };
}

export function fail(reason: string, message: string): WriteAnswer {
  return { kind: 'failed', reason, message, isRetryable: false };
}

/** A write that ended before anything was sent, because its own check refused or could not be made. */
export function toUnsent({ kind, reason, message }: NoPreview): WriteAnswer {
  return { kind: 'failed', reason, message, isRetryable: kind === 'unavailable' };
}
