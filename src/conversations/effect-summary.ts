import type { Consequence, ConsequenceItem } from '../commerce/consequence.ts';
import type { EffectState, EffectView } from '../commerce/effect.ts';
import type { WriteAction } from '../commerce/write-request.ts';
import { present } from '../platform/present.ts';

type Json = Readonly<Record<string, unknown>>;

/** Names in `actions_taken` and in analytics: of what was done only, never of what was refused or waits. */
export function toActionType({ state, request }: Pick<EffectView, 'state' | 'request'>): string {
  switch (state) {
    case 'done':
    case 'reconciled':
      return doneTypes[request.action];
    case 'failed':
    case 'expired':
    case 'refused':
      return 'action_not_done';
    case 'awaiting_approval':
      return 'approval_requested';
    case 'proposed':
    case 'awaiting_consent':
    case 'ready':
    case 'executing':
    case 'unknown':
      return 'action_pending';
  }
}

const doneTypes = {
  refund: 'refund_processed',
  cancel_order: 'order_cancelled',
  change_address: 'address_changed',
  change_items: 'items_changed',
  return_items: 'return_requested',
  exchange_items: 'exchange_requested',
  create_discount: 'discount_created',
  grant_store_credit: 'store_credit_granted',
  replace_items: 'replacement_sent',
  change_subscription: 'subscription_changed',
  change_customer_address: 'account_address_changed',
} as const satisfies Record<WriteAction, string>;

/** As the column `actions.status` has it. */
export function toActionStatus(state: EffectState): 'pending' | 'completed' | 'failed' {
  switch (state) {
    case 'done':
    case 'reconciled':
      return 'completed';
    case 'failed':
    case 'expired':
    case 'refused':
      return 'failed';
    case 'proposed':
    case 'awaiting_consent':
    case 'awaiting_approval':
    case 'ready':
    case 'executing':
    case 'unknown':
      return 'pending';
  }
}

/** What an effect is and how it stands, as plain JSON: no address, no code, no token. */
export function summarizeEffect(effect: EffectView): Json {
  return present({
    effect_id: effect.id,
    action: effect.request.action,
    state: effect.state,
    subject: effect.subjectName,
    consequence: summarizeConsequence(effect.consequence),
    reason: effect.reason,
    reference: effect.reference,
    hold_until: effect.holdUntil?.toISOString(),
  });
}

/** A consequence as plain JSON. That an address changes is said, which one is not: it is the shopper's. */
export function summarizeConsequence(consequence: Consequence): Json {
  const { refunds, fees, itemsOut, itemsIn, discount, subscription, address } = consequence;
  return present({
    ...(refunds.length === 0 ? {} : { refunds }),
    refund_total: consequence.refundTotal,
    split: consequence.split,
    ...(fees.length === 0 ? {} : { fees }),
    charge: consequence.charge,
    refund_later: consequence.refundLater,
    ...(itemsOut.length === 0 ? {} : { items_out: itemsOut.map(toItem) }),
    ...(itemsIn.length === 0 ? {} : { items_in: itemsIn.map(toItem) }),
    ...(address === undefined ? {} : { changes_address: true }),
    discount:
      discount &&
      present({ percent: discount.percent, amount: discount.amount, ends_at: discount.endsAt.toISOString() }),
    credit: consequence.credit,
    subscription:
      subscription &&
      present({
        title: subscription.title,
        change: subscription.change,
        next_billing_at: subscription.nextBillingAt?.toISOString(),
      }),
    new_total: consequence.newTotal,
  });
}

function toItem({ title, variantTitle, quantity, unitPrice }: ConsequenceItem): Json {
  return present({ title, variant_title: variantTitle, quantity, unit_price: unitPrice });
}
