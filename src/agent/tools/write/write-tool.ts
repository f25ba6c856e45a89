import type { z } from 'zod';
import type { Order } from '../../../commerce/order.ts';
import type { OrderSnapshot } from '../../../commerce/order-snapshot.ts';
import type { StoreRefusal } from '../../../commerce/store-backend.ts';
import type { SubjectReader } from '../../../commerce/store-writer.ts';
import type { WriteAction, WriteRequest } from '../../../commerce/write-request.ts';
import type { OwnWords } from '../../guardrails/own-words.ts';
import type { Topic } from '../../intents.ts';
import { readOrder } from '../get-order.ts';
import { type FactBody, type ToolContext, unavailable } from '../read-tool.ts';
import type { WriteToolName } from './inputs.ts';

export interface WriteContext extends ToolContext {
  /** The shopper's own words of this conversation: where a write's values have to come from. */
  readonly own: OwnWords;
  readonly subjects: SubjectReader;
}

/** Arguments that a wish can be proposed with, or why there are none. */
export type Resolved =
  | {
      readonly ok: true;
      readonly request: WriteRequest;
      /** `#1042`, for the refusal's words. */
      readonly orderNumber?: string;
    }
  | { readonly ok: false; readonly facts: readonly FactBody[]; readonly reason: string };

/**
 * A tool that changes nothing itself: it turns a model's words into ids of the shopper's own order, refuses what the
 * shopper did not write himself, and leaves the rest to the ledger. Offered only when he asked for such a thing.
 */
interface WriteTool<Input extends z.ZodType> {
  readonly name: WriteToolName;
  readonly action: WriteAction;
  /** For the model. */
  readonly description: string;
  readonly input: Input;
  /** What a message that asks for it is about. */
  readonly topics: readonly Topic[];
  resolve(input: z.infer<Input>, context: WriteContext): Promise<Resolved>;
}

/** As the registry holds it: the input's type stays inside. */
export interface WriteToolEntry extends Omit<WriteTool<z.ZodType>, 'resolve'> {
  readonly kind: 'WRITE';
  /** Undefined when the arguments are none of this tool's. */
  parse(args: unknown): ((context: WriteContext) => Promise<Resolved>) | undefined;
}

export function defineWriteTool<Input extends z.ZodType>({ resolve, ...tool }: WriteTool<Input>): WriteToolEntry {
  return {
    ...tool,
    kind: 'WRITE',
    parse: (args) => {
      const parsed = tool.input.safeParse(args);
      return parsed.success ? async (context) => resolve(parsed.data, context) : undefined;
    },
  };
}

/** A wish about one order. */
export function toResolved({ name }: Pick<Order, 'name'>, request: WriteRequest): Resolved {
  return { ok: true, request, orderNumber: name };
}

export type FoundSubject<T> = { readonly ok: true; readonly value: T } | Extract<Resolved, { ok: false }>;

/** The shopper's own order by the number that he wrote; identity as everywhere (`OrderDesk`). */
export async function findOwnOrder(
  action: WriteAction,
  orderNumber: string,
  context: WriteContext,
): Promise<FoundSubject<Order>> {
  if (!context.own.hasOrderNumber(orderNumber)) {
    return refuseWish(action, 'which_order');
  }
  const { facts, reason } = await readOrder(orderNumber, context);
  const order = facts.find((fact) => fact.kind === 'order')?.order;
  return order === undefined ? { ok: false, facts, reason: reason ?? 'not_found' } : { ok: true, value: order };
}

/** The same with all that a write asks about, read fresh. */
export async function findOwnSnapshot(
  action: WriteAction,
  orderNumber: string,
  context: WriteContext,
): Promise<FoundSubject<OrderSnapshot>> {
  const order = await findOwnOrder(action, orderNumber, context);
  if (!order.ok) {
    return order;
  }
  const answer = await context.subjects.readOrder(order.value.id, context);
  if (!answer.ok) {
    return refuseRead(action, 'order', answer.reason);
  }
  return answer.value === undefined
    ? refuseWish(action, 'which_order', { orderNumber: order.value.name })
    : { ok: true, value: answer.value };
}

/** What the shop does not let us read is a person's business; what it can't read now is told as such. */
export function refuseRead(
  action: WriteAction,
  what: string,
  reason: StoreRefusal['reason'],
): Extract<Resolved, { ok: false }> {
  const { facts } = unavailable(what, reason);
  const needsPerson: FactBody = { kind: 'write_refused', action, proposal: { kind: 'needs_person', reason } };
  return { ok: false, facts: reason === 'access_denied' ? [needsPerson] : facts, reason };
}

/** A wish that can't be put to the ledger as it stands; the reply asks for what is missing. */
export function refuseWish(
  action: WriteAction,
  reason: string,
  details: { readonly orderNumber?: string; readonly choices?: readonly string[] } = {},
): Extract<Resolved, { ok: false }> {
  return {
    ok: false,
    facts: [{ kind: 'write_refused', action, ...details, proposal: { kind: 'invalid', reason } }],
    reason,
  };
}
