import type { Delivery } from './events.ts';
import { presentMessage, presentTicket } from './presenters.ts';
import type { Records, SentMessage } from './records.ts';

const maxCallsKept = 20_000;

export interface LedgerCall {
  readonly method: string;
  readonly path: string;
  /** Absent while the call hangs, or when the caller left first. */
  readonly status?: number;
}

/** What really happened, as against what callers were told: the ground truth for tests of exactly-once. */
export interface GorgiasLedger {
  readonly tickets: readonly Record<string, unknown>[];
  readonly messages: readonly Record<string, unknown>[];
  readonly customers: number;
  /** Every message that Gorgias would have e-mailed or sent to a shopper. */
  readonly outbox: readonly SentMessage[];
  readonly calls: readonly LedgerCall[];
  readonly deliveries: readonly Delivery[];
}

export class CallLog {
  readonly calls: LedgerCall[] = [];

  add(call: LedgerCall): void {
    this.calls.push(call);
    if (this.calls.length > maxCallsKept) this.calls.shift();
  }
}

export function readLedger(records: Records, log: CallLog, deliveries: readonly Delivery[]): GorgiasLedger {
  return {
    tickets: [...records.tickets.values()].map((ticket) => presentTicket(records, ticket)),
    messages: [...records.messages.values()].map(presentMessage),
    customers: records.customers.size,
    outbox: [...records.outbox],
    calls: [...log.calls],
    deliveries: [...deliveries],
  };
}
