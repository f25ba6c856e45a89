import { all, isAbove } from '../../../commerce/policy/condition.ts';
import type { Clause } from '../../../commerce/policy/pack.ts';
import { since } from '../actions.ts';

const givingActions = ['refund', 'replace_items', 'create_discount', 'grant_store_credit'] as const;

const colleagueDecides = {
  en: 'A refund of that size is confirmed by a colleague first.',
  de: 'Eine Erstattung in dieser Höhe bestätigt zuerst jemand aus dem Team.',
  fr: 'Un remboursement de ce montant est d’abord confirmé par un collègue.',
  es: 'Un reembolso de ese importe lo confirma antes un compañero.',
} as const;

const colleagueDecidesSum = {
  en: 'Together with what was given before, a colleague has to confirm it first.',
  de: 'Zusammen mit dem, was es schon gab, muss das zuerst jemand aus dem Team bestätigen.',
  fr: 'Compte tenu de ce qui a déjà été accordé, un collègue doit d’abord confirmer.',
  es: 'Sumado a lo que ya se dio, antes tiene que confirmarlo un compañero.',
} as const;

/** How much leaves the shop without a person, by wish, order, customer and day. */
export const limitClauses: readonly Clause[] = [
  {
    ...since,
    id: 'limit.hard',
    actions: givingActions,
    when: isAbove('value.minor', 'hard_limit'),
    effect: 'refuse',
    say: {
      en: 'An amount of that size can’t be paid from here; our team has to do it.',
      de: 'Ein Betrag in dieser Höhe kann von hier aus nicht ausgezahlt werden; das muss unser Team tun.',
      fr: 'Un montant de cette importance ne peut pas être versé d’ici ; notre équipe doit s’en charger.',
      es: 'Un importe de ese tamaño no se puede pagar desde aquí; tiene que hacerlo nuestro equipo.',
    },
  },
  {
    ...since,
    id: 'limit.disabled',
    actions: ['refund', 'replace_items'],
    when: all({ parameter: 'auto_refund_enabled', is: false }, { fact: 'value.minor', than: '>', value: 0 }),
    effect: 'approve',
    say: {
      en: 'Each refund is confirmed by a colleague first.',
      de: 'Jede Erstattung bestätigt zuerst jemand aus dem Team.',
      fr: 'Chaque remboursement est d’abord confirmé par un collègue.',
      es: 'Cada reembolso lo confirma antes un compañero.',
    },
  },
  {
    ...since,
    id: 'limit.auto',
    actions: ['refund', 'replace_items'],
    when: all({ parameter: 'auto_refund_enabled', is: true }, isAbove('value.minor', 'auto_refund_limit')),
    effect: 'approve',
    say: colleagueDecides,
    rule: {
      en: 'Larger refunds are confirmed by a person before they run.',
      de: 'Größere Erstattungen bestätigt ein Mensch, bevor sie ausgeführt werden.',
      fr: 'Les remboursements importants sont confirmés par une personne avant d’être effectués.',
      es: 'Los reembolsos grandes los confirma una persona antes de hacerse.',
    },
  },
  {
    ...since,
    id: 'limit.order',
    actions: givingActions,
    when: isAbove('value.orderMinor', 'order_cap'),
    effect: 'approve',
    say: colleagueDecidesSum,
  },
  {
    ...since,
    id: 'limit.customer_day',
    actions: givingActions,
    when: isAbove('value.customerDayMinor', 'customer_day_cap'),
    effect: 'approve',
    say: colleagueDecidesSum,
  },
  {
    ...since,
    id: 'limit.store_day',
    actions: givingActions,
    when: isAbove('value.storeDayMinor', 'store_day_cap'),
    effect: 'approve',
    say: {
      en: 'Today a colleague confirms refunds first.',
      de: 'Erstattungen bestätigt heute zuerst jemand aus dem Team.',
      fr: 'Aujourd’hui, les remboursements sont d’abord confirmés par un collègue.',
      es: 'Hoy los reembolsos los confirma antes un compañero.',
    },
  },
];
