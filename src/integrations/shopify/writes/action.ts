import type { Consequence } from '../../../commerce/consequence.ts';
import type { Subject } from '../../../commerce/order-snapshot.ts';
import type { CallContext } from '../../../commerce/store-backend.ts';
import type {
  Fees,
  LookUpAnswer,
  PreviewAnswer,
  WriteAnswer,
  WriteInput,
  WriteStamp,
} from '../../../commerce/store-writer.ts';
import type { RequestOf, WriteAction, WriteRequest } from '../../../commerce/write-request.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { AdminClient } from '../admin-client.ts';

/** What one action is asked with; `client` is the only way to the shop. */
export interface ActionCall<A extends WriteAction = WriteAction, K extends Subject['kind'] = Subject['kind']> {
  readonly request: RequestOf<A>;
  readonly subject: Extract<Subject, { readonly kind: K }>;
  readonly fees: Fees;
  readonly client: AdminClient;
  readonly clock: Clock;
  readonly context: CallContext;
}

export interface StampedCall<A extends WriteAction = WriteAction, K extends Subject['kind'] = Subject['kind']>
  extends ActionCall<A, K> {
  readonly consequence: Consequence;
  readonly stamp: WriteStamp;
}

/** One action of the shop. `lookUp` must not rely on the subject: it may have been read after the write. */
export interface ActionSteps<A extends WriteAction, K extends Subject['kind']> {
  preview(call: ActionCall<A, K>): Promise<PreviewAnswer>;
  write(call: StampedCall<A, K>): Promise<WriteAnswer>;
  lookUp(call: StampedCall<A, K>): Promise<LookUpAnswer>;
}

export interface Tools {
  readonly client: AdminClient;
  readonly clock: Clock;
  readonly context: CallContext;
}

export interface Stamped {
  readonly consequence: Consequence;
  readonly stamp: WriteStamp;
}

/** An action whose arguments are narrowed when it is called. */
export interface BoundAction {
  preview(input: WriteInput, tools: Tools): Promise<PreviewAnswer>;
  write(input: WriteInput, stamped: Stamped, tools: Tools): Promise<WriteAnswer>;
  lookUp(input: WriteInput, stamped: Stamped, tools: Tools): Promise<LookUpAnswer>;
}

export function bindAction<A extends WriteAction, K extends Subject['kind']>(
  action: A,
  kind: K,
  steps: ActionSteps<A, K>,
): BoundAction {
  const narrow = (input: WriteInput, tools: Tools): ActionCall<A, K> => {
    const { request, subject, fees } = input;
    if (!isRequestOf(request, action) || !isSubjectOf(subject, kind)) {
      throw new Error(`${action} was called with another request or subject`);
    }
    return { request, subject, fees, ...tools };
  };
  return {
    preview: (input, tools) => steps.preview(narrow(input, tools)),
    async write(input, stamped, tools) {
      const call = { ...narrow(input, tools), ...stamped };
      try {
        return await steps.write(call);
      } catch {
        // An answer that can't be read may follow a mutation that was carried out.
        return { kind: 'unknown', reason: 'strange_answer', message: `shopify ${action}: the answer can't be read` };
      }
    },
    lookUp: (input, stamped, tools) => steps.lookUp({ ...narrow(input, tools), ...stamped }),
  };
}

function isRequestOf<A extends WriteAction>(request: WriteRequest, action: A): request is RequestOf<A> {
  return request.action === action;
}

function isSubjectOf<K extends Subject['kind']>(
  subject: Subject,
  kind: K,
): subject is Extract<Subject, { readonly kind: K }> {
  return subject.kind === kind;
}
