import type { SubscriptionSnapshot } from '../../../commerce/order-snapshot.ts';
import type { RequestOf } from '../../../commerce/write-request.ts';
import type { OwnWords } from '../../guardrails/own-words.ts';
import { plainWords } from '../../guardrails/plain-words.ts';
import { writeToolInputs } from './inputs.ts';
import { findOwnCustomer } from './own-customer.ts';
import { defineWriteTool, refuseRead, refuseWish } from './write-tool.ts';

/** Of the shopper's own subscriptions; the change has to stand in his words. */
export const changeSubscription = defineWriteTool({
  name: 'change_subscription',
  action: 'change_subscription',
  description: "Proposes to skip the next delivery of the shopper's subscription, to pause, resume or cancel it.",
  input: writeToolInputs.change_subscription,
  topics: ['subscription'],
  resolve: async ({ change, subscription }, context) => {
    if (!context.own.matches(changeWords[change])) {
      return refuseWish('change_subscription', 'needs_change');
    }
    const customer = await findOwnCustomer('change_subscription', context);
    if (!customer.ok) {
      return customer;
    }
    const { customerId } = customer.value;
    const answer = await context.subjects.listSubscriptions(customerId, context);
    if (!answer.ok) {
      return refuseRead('change_subscription', 'subscriptions', answer.reason);
    }
    const own = answer.value.filter((one) => one.customerId === customerId);
    const found = pick(own, subscription, context.own);
    if (found === undefined) {
      const choices = own.map(({ title }) => title);
      return refuseWish('change_subscription', own.length === 0 ? 'no_subscription' : 'which_subscription', {
        choices,
      });
    }
    return {
      ok: true,
      request: { action: 'change_subscription', contractId: found.id, change },
      orderNumber: found.title,
    };
  },
});

/** The only one, or the one whose title the shopper's words fit best. */
function pick(
  subscriptions: readonly SubscriptionSnapshot[],
  named: string | undefined,
  own: OwnWords,
): SubscriptionSnapshot | undefined {
  const [only, ...others] = subscriptions;
  if (others.length === 0) {
    return only;
  }
  const wanted = new Set(plainWords(named ?? ''));
  const scored = subscriptions.map((one) => ({
    one,
    score: plainWords(one.title).filter((word) => wanted.has(word) && own.hasWord(word)).length,
  }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const fitting = scored.filter(({ score }) => score === best && best > 0);
  return fitting.length === 1 ? fitting[0]?.one : undefined;
}

const changeWords: Readonly<Record<RequestOf<'change_subscription'>['change'], RegExp>> = {
  skip: /(?<!\p{L})(?:skip|leave out|miss (?:the|this|one)|aussetz|auslass|überspring|saut(?:er|ez|e)|passer|salt(?:ar|e|a)|omit)/iu,
  pause: /(?<!\p{L})(?:paus|on hold|hold|suspend|unterbrech|stillleg|interromp|suspend)/iu,
  resume:
    /(?<!\p{L})(?:resum|restart|reactivat|unpause|continue|start again|fortsetz|reaktivier|wieder (?:aufnehm|start)|weiter|repren|réactiv|reanud|reactiv|continuar)/iu,
  cancel:
    /(?<!\p{L})(?:cancel|end |stop|terminate|unsubscribe|kündig|beend|stornier|abbestell|annul|résili|arrêt|cancel|anul|termin|dar de baja)/iu,
};
