import { HelpdeskError } from '../../commerce/helpdesk.ts';

/**
 * What a failed call leaves behind: `refused` - Gorgias did nothing; `unknown` - it may have done the work, so look
 * before asking again.
 */
type CallOutcome = 'refused' | 'unknown';

/** A failed Gorgias call. The message names operation and status only: vendor text may hold personal data. */
export class GorgiasError extends HelpdeskError {
  readonly outcome: CallOutcome;
  readonly status: number | undefined;
  /** Gorgias may still be at work on it. */
  readonly isTimeout: boolean;

  constructor(
    message: string,
    options: {
      isRetryable: boolean;
      outcome: CallOutcome;
      status?: number;
      isTimeout?: boolean;
      retryAfterMs?: number;
      cause?: unknown;
    },
  ) {
    super(message, options);
    this.name = 'GorgiasError';
    this.outcome = options.outcome;
    this.status = options.status;
    this.isTimeout = options.isTimeout ?? false;
  }
}
