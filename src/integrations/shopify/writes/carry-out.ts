import type { CallContext } from '../../../commerce/store-backend.ts';
import type { WriteAnswer } from '../../../commerce/store-writer.ts';
import type { AdminClient } from '../admin-client.ts';
import type { AdminOperation } from '../admin-operation.ts';
import { fail, toWriteFailure } from './answers.ts';

export interface VendorError {
  readonly code?: string | null;
  readonly field?: readonly string[] | null;
}

/** What a mutation's payload says: its list of errors and what was made. */
export interface Payload<Made> {
  readonly errors: readonly VendorError[];
  readonly made: Made | null | undefined;
}

export type CarriedOut<Made> =
  | { readonly ok: true; readonly made: Made }
  /** `codes` are Shopify's own, for the few that mean something to an action. */
  | { readonly ok: false; readonly answer: WriteAnswer; readonly codes: readonly string[] };

/**
 * Sends one mutation, once. Shopify's list of errors means that nothing was done; a payload with neither errors nor the
 * thing made is not believed.
 */
export async function carryOut<Result, Variables, Made>(
  tools: { readonly client: AdminClient; readonly context: CallContext },
  operation: AdminOperation<Result, Variables>,
  variables: Variables,
  read: (result: Result) => Payload<Made>,
): Promise<CarriedOut<Made>> {
  const answer = await tools.client.execute(operation, variables, tools.context);
  if (!answer.ok) return { ok: false, answer: toWriteFailure(answer), codes: [] };
  const { errors, made } = read(answer.value);
  if (errors.length > 0) {
    const codes = errors.map((error) => toWord(error.code));
    const message = `shopify ${operation.name} refused: ${errors.map(describe).join(', ')}`;
    return { ok: false, answer: fail('refused_by_shop', message), codes };
  }
  if (made === null || made === undefined) {
    const message = `shopify ${operation.name}: the answer holds neither errors nor a result`;
    return { ok: false, answer: { kind: 'unknown', reason: 'strange_answer', message }, codes: [] };
  }
  return { ok: true, made };
}

/** Codes and field names, never Shopify's sentences: they may quote what was sent. */
function describe({ code, field }: VendorError): string {
  return `${toWord(code)} at ${(field ?? []).map(toWord).join('.') || 'no field'}`;
}

function toWord(value: string | null | undefined): string {
  return typeof value === 'string' && /^\w{1,40}$/.test(value) ? value : 'NO_CODE';
}
