import { always, isAbove, isAtLeast, isFalse, isIn } from '../../../commerce/policy/condition.ts';
import type { Clause } from '../../../commerce/policy/pack.ts';
import { since } from '../actions.ts';

const goodwill = ['create_discount', 'grant_store_credit'] as const;

/** Discounts and credit that are given for nothing. */
export const goodwillClauses: readonly Clause[] = [
  {
    ...since,
    id: 'discount.possible',
    actions: ['create_discount'],
    when: always,
    effect: 'allow',
    say: {
      en: 'A discount on the next order is possible.',
      de: 'Ein Rabatt auf die nächste Bestellung ist möglich.',
      fr: 'Une remise sur la prochaine commande est possible.',
      es: 'Es posible un descuento en el próximo pedido.',
    },
  },
  {
    ...since,
    id: 'discount.shape',
    actions: ['create_discount'],
    when: isFalse('wish.isWellFormed'),
    effect: 'refuse',
    say: {
      en: 'A discount is either a percentage or an amount.',
      de: 'Ein Rabatt ist entweder ein Prozentsatz oder ein Betrag.',
      fr: 'Une remise est soit un pourcentage, soit un montant.',
      es: 'Un descuento es o bien un porcentaje o bien un importe.',
    },
  },
  {
    ...since,
    id: 'discount.maximum',
    actions: ['create_discount'],
    when: isAbove('wish.percent', 'discount_percent_maximum'),
    effect: 'refuse',
    say: {
      en: 'I can’t give such a high discount.',
      de: 'Einen so hohen Rabatt kann ich nicht geben.',
      fr: 'Je ne peux pas accorder une remise aussi élevée.',
      es: 'No puedo dar un descuento tan alto.',
    },
  },
  {
    ...since,
    id: 'discount.percent',
    actions: ['create_discount'],
    when: isAbove('wish.percent', 'discount_percent_limit'),
    effect: 'approve',
    say: {
      en: 'A colleague decides about a discount of that size.',
      de: 'Über einen Rabatt in dieser Höhe entscheidet jemand aus dem Team.',
      fr: 'Un collègue décide d’une remise de cette importance.',
      es: 'Un compañero decide sobre un descuento de ese tamaño.',
    },
  },
  {
    ...since,
    id: 'discount.once',
    actions: ['create_discount'],
    when: isAtLeast('customer.discounts', { parameter: 'discounts_per_customer' }),
    effect: 'refuse',
    say: {
      en: 'There has been a discount in the last 30 days already, so I can’t give another one.',
      de: 'In den letzten 30 Tagen gab es schon einen Rabatt, deshalb kann ich keinen weiteren geben.',
      fr: 'Une remise a déjà été accordée ces 30 derniers jours, je ne peux pas en donner une autre.',
      es: 'Ya hubo un descuento en los últimos 30 días, así que no puedo dar otro.',
    },
    rule: {
      en: 'Discounts from support that one customer gets in 30 days: {discounts_per_customer}.',
      de: 'Rabatte des Kundendienstes, die es in 30 Tagen gibt: {discounts_per_customer}.',
      fr: 'Remises du service client en 30 jours : {discounts_per_customer}.',
      es: 'Descuentos de atención al cliente en 30 días: {discounts_per_customer}.',
    },
  },
  {
    ...since,
    id: 'credit.possible',
    actions: ['grant_store_credit'],
    when: always,
    effect: 'allow',
    say: {
      en: 'Store credit is possible.',
      de: 'Ein Guthaben im Shop ist möglich.',
      fr: 'Un avoir est possible.',
      es: 'Es posible un saldo en la tienda.',
    },
  },
  {
    ...since,
    id: 'credit.account',
    actions: ['grant_store_credit'],
    when: isFalse('order.hasCustomer'),
    effect: 'refuse',
    alternative: 'create_discount',
    say: {
      en: 'Store credit needs a customer account, and the order was placed without one.',
      de: 'Für ein Guthaben braucht es ein Kundenkonto; die Bestellung wurde ohne eines aufgegeben.',
      fr: 'Un avoir nécessite un compte client, et la commande a été passée sans compte.',
      es: 'El saldo necesita una cuenta de cliente, y el pedido se hizo sin ella.',
    },
  },
  {
    ...since,
    id: 'credit.reason',
    actions: ['grant_store_credit'],
    when: isIn('wish.reason', 'unwanted', 'wrong_size', 'wrong_colour', 'other'),
    effect: 'approve',
    say: {
      en: 'As nothing was wrong with the order, a colleague decides about a credit.',
      de: 'Da mit der Bestellung nichts falsch war, entscheidet jemand aus dem Team über ein Guthaben.',
      fr: 'Comme la commande était conforme, un collègue décide d’un avoir.',
      es: 'Como no había ningún problema con el pedido, un compañero decide sobre un saldo.',
    },
  },
  {
    ...since,
    id: 'goodwill.enabled',
    actions: goodwill,
    when: { parameter: 'goodwill_enabled', is: false },
    effect: 'approve',
    say: {
      en: 'A colleague decides about discounts and credit.',
      de: 'Über Rabatte und Guthaben entscheidet jemand aus dem Team.',
      fr: 'Un collègue décide des remises et des avoirs.',
      es: 'Un compañero decide sobre descuentos y saldos.',
    },
  },
  {
    ...since,
    id: 'goodwill.limit',
    actions: goodwill,
    when: isAbove('value.minor', 'goodwill_limit'),
    effect: 'approve',
    say: {
      en: 'A colleague decides about an amount of that size.',
      de: 'Über einen Betrag in dieser Höhe entscheidet jemand aus dem Team.',
      fr: 'Un collègue décide d’un montant de cette importance.',
      es: 'Un compañero decide sobre un importe de ese tamaño.',
    },
  },
  {
    ...since,
    id: 'goodwill.customer_budget',
    actions: goodwill,
    when: isAbove('value.customerGoodwillMinor', 'customer_goodwill_budget'),
    effect: 'approve',
    say: {
      en: 'Together with what was given before, a colleague has to decide about it.',
      de: 'Zusammen mit dem, was es schon gab, muss jemand aus dem Team darüber entscheiden.',
      fr: 'Compte tenu de ce qui a déjà été accordé, un collègue doit décider.',
      es: 'Sumado a lo que ya se dio, tiene que decidirlo un compañero.',
    },
  },
  {
    ...since,
    id: 'goodwill.store_budget',
    actions: goodwill,
    when: isAbove('value.storeDayGoodwillMinor', 'store_day_goodwill_budget'),
    effect: 'approve',
    say: {
      en: 'A colleague decides about discounts and credit today.',
      de: 'Über Rabatte und Guthaben entscheidet heute jemand aus dem Team.',
      fr: 'Aujourd’hui, un collègue décide des remises et des avoirs.',
      es: 'Hoy un compañero decide sobre descuentos y saldos.',
    },
  },
];
