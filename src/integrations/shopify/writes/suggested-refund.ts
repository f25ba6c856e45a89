import type { StoreRefusal } from '../../../commerce/store-backend.ts';
import type { AdminRefusal } from '../admin-refusal.ts';
import { mapAnswer } from '../map-answer.ts';
import { paidMinor } from '../minor-money.ts';
import { type RefundLineItemInput, type SuggestRefundQuery, suggestRefundOperation } from '../operations.gen.ts';
import type { Tools } from './action.ts';

/** Shopify's own computation, in minor units of the currency that was paid in. */
export interface RefundSuggestion {
  readonly currency: string;
  readonly amountMinor: number;
  /** The most that the order has left. */
  readonly maximumMinor: number;
  /** Of the items; with the tax in it where the shop's prices have. */
  readonly subtotalMinor: number;
  readonly taxMinor: number;
  readonly shippingMinor: number;
  /** Payments in the order in which Shopify would give back. */
  readonly payments: readonly SuggestedPayment[];
  /** Where units that were not sent yet lie, by line item. */
  readonly unsent: ReadonlyMap<string, { readonly quantity: number; readonly locationId?: string }>;
}

export interface SuggestedPayment {
  readonly parentId: string;
  readonly gateway: string;
  readonly label: string;
  readonly leftMinor: number;
}

type Asked =
  | { readonly full: true }
  | { readonly full?: false; readonly lines: readonly RefundLineItemInput[]; readonly shipping: boolean };

export async function suggestRefund(
  call: Tools & { readonly request: { readonly orderId: string } },
  asked: Asked,
): Promise<{ readonly ok: true; readonly value: RefundSuggestion } | StoreRefusal | AdminRefusal> {
  const variables = asked.full ? { full: true } : { lines: asked.lines, refundShipping: asked.shipping, full: false };
  const answer = await call.client.execute(
    suggestRefundOperation,
    { id: call.request.orderId, ...variables },
    call.context,
  );
  if (!answer.ok) return answer;
  return mapAnswer(answer, toSuggestion);
}

function toSuggestion({ order }: SuggestRefundQuery): RefundSuggestion {
  const suggested = order?.suggestedRefund;
  if (!order || !suggested) throw new Error('the order has no suggested refund');
  return {
    currency: suggested.amountSet.presentmentMoney.currencyCode,
    amountMinor: paidMinor(suggested.amountSet),
    maximumMinor: paidMinor(suggested.maximumRefundableSet),
    subtotalMinor: paidMinor(suggested.subtotalSet),
    taxMinor: paidMinor(suggested.totalTaxSet),
    shippingMinor: paidMinor(suggested.shipping.amountSet),
    payments: suggested.suggestedTransactions.flatMap(toPayment),
    unsent: findUnsent(order.fulfillmentOrders.nodes),
  };
}

type OrderNode = NonNullable<SuggestRefundQuery['order']>;
type TransactionNode = NonNullable<OrderNode['suggestedRefund']>['suggestedTransactions'][number];

/** Without the payment that it goes back to, a transaction can't be sent. */
function toPayment(node: TransactionNode): readonly SuggestedPayment[] {
  if (!node.parentTransaction || node.gateway === null) return [];
  const left = node.maximumRefundableSet ?? node.amountSet;
  return [
    {
      parentId: node.parentTransaction.id,
      gateway: node.gateway,
      label: node.formattedGateway ?? node.gateway,
      leftMinor: paidMinor(left),
    },
  ];
}

const endedStates: ReadonlySet<string> = new Set(['CANCELLED', 'CLOSED']);

function findUnsent(nodes: OrderNode['fulfillmentOrders']['nodes']): RefundSuggestion['unsent'] {
  const unsent = new Map<string, { quantity: number; locationId?: string }>();
  for (const node of nodes) {
    if (endedStates.has(node.status)) continue;
    const locationId = node.assignedLocation.location?.id;
    for (const { lineItem, remainingQuantity } of node.lineItems.nodes) {
      const quantity = (unsent.get(lineItem.id)?.quantity ?? 0) + remainingQuantity;
      unsent.set(lineItem.id, { quantity, ...(locationId !== undefined && { locationId }) });
    }
  }
  return unsent;
}
