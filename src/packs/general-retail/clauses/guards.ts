import { any, isFalse, isIn, isTrue } from '../../../commerce/policy/condition.ts';
import type { Clause } from '../../../commerce/policy/pack.ts';
import { writeActions } from '../../../commerce/write-request.ts';
import { moneyActions, orderActions, since } from '../actions.ts';

/** Who may ask, when nobody may, and what a person looks at first. */
export const guardClauses: readonly Clause[] = [
  {
    ...since,
    id: 'store.paused',
    actions: writeActions,
    when: isTrue('store.isPaused'),
    effect: 'refuse',
    say: {
      en: 'Such changes are switched off at the moment; our team has to take care of it.',
      de: 'Solche Änderungen sind im Moment abgeschaltet; darum muss sich unser Team kümmern.',
      fr: 'Ces modifications sont suspendues pour le moment ; notre équipe doit s’en charger.',
      es: 'Estos cambios están desactivados en este momento; tiene que encargarse nuestro equipo.',
    },
  },
  {
    ...since,
    id: 'identity.floor',
    actions: writeActions,
    when: isIn('shopper.identity', 'none'),
    effect: 'refuse',
    say: {
      en: 'For that I first need the e-mail address or phone number that was used for it.',
      de: 'Dafür brauche ich zuerst die E-Mail-Adresse oder Telefonnummer, die dafür verwendet wurde.',
      fr: 'Pour cela, j’ai d’abord besoin de l’adresse e-mail ou du numéro de téléphone utilisé.',
      es: 'Para eso necesito primero el correo electrónico o el teléfono que se utilizó.',
    },
    rule: {
      en: 'Orders and accounts are changed only for whoever gives the e-mail address or phone number used for them.',
      de: 'Bestellungen und Konten werden nur für den geändert, der die dafür verwendete E-Mail-Adresse oder Telefonnummer nennt.',
      fr: 'Les commandes et les comptes ne sont modifiés que pour la personne qui donne l’adresse e-mail ou le téléphone utilisé.',
      es: 'Los pedidos y las cuentas solo se cambian a quien indica el correo electrónico o el teléfono que se utilizó.',
    },
  },
  {
    ...since,
    id: 'identity.owner',
    actions: writeActions,
    when: isFalse('shopper.isOwner'),
    effect: 'refuse',
    say: {
      en: 'I can’t find anything under these details that I could change.',
      de: 'Zu diesen Angaben finde ich nichts, was ich ändern könnte.',
      fr: 'Je ne trouve rien à modifier avec ces informations.',
      es: 'Con esos datos no encuentro nada que pueda cambiar.',
    },
  },
  {
    ...since,
    id: 'order.cancelled',
    actions: orderActions,
    when: isTrue('order.isCancelled'),
    effect: 'refuse',
    say: {
      en: 'The order is cancelled already, so nothing about it can be changed.',
      de: 'Die Bestellung ist bereits storniert, daran lässt sich nichts mehr ändern.',
      fr: 'La commande est déjà annulée ; plus rien ne peut y être modifié.',
      es: 'El pedido ya está cancelado, así que no se puede cambiar nada en él.',
    },
  },
  {
    ...since,
    id: 'order.review',
    actions: [...orderActions.filter((action) => action !== 'cancel_order'), 'create_discount', 'grant_store_credit'],
    when: any(isTrue('order.isOnHold'), isIn('order.fraudRisk', 'high', 'unknown')),
    effect: 'approve',
    say: {
      en: 'A colleague looks at this order before anything about it changes.',
      de: 'Diese Bestellung sieht sich jemand aus unserem Team an, bevor sich daran etwas ändert.',
      fr: 'Un collègue examine cette commande avant toute modification.',
      es: 'Un compañero revisa este pedido antes de que se cambie nada en él.',
    },
  },
  {
    ...since,
    id: 'order.payment_pending',
    actions: ['refund', 'change_items', 'exchange_items', 'cancel_order'],
    when: isTrue('order.hasPendingPayment'),
    effect: 'approve',
    say: {
      en: 'A payment of this order is still under way, so a colleague has to settle it.',
      de: 'Eine Zahlung zu dieser Bestellung ist noch unterwegs, deshalb muss das jemand aus dem Team regeln.',
      fr: 'Un paiement de cette commande est encore en cours ; un collègue doit s’en occuper.',
      es: 'Un pago de este pedido aún está en curso, así que tiene que resolverlo un compañero.',
    },
  },
  {
    ...since,
    id: 'order.archived',
    actions: ['cancel_order', 'change_address', 'change_items'],
    when: isTrue('order.isArchived'),
    effect: 'approve',
    say: {
      en: 'The order has been closed by the shop, so a colleague has to look at it first.',
      de: 'Die Bestellung wurde vom Shop abgeschlossen, deshalb muss sie erst jemand aus dem Team ansehen.',
      fr: 'La commande a été clôturée par la boutique ; un collègue doit d’abord la vérifier.',
      es: 'La tienda ya ha cerrado el pedido, así que antes tiene que revisarlo un compañero.',
    },
  },
  {
    ...since,
    id: 'verify.refund_target',
    actions: moneyActions,
    when: { all: [isIn('wish.refundTo', 'store_credit'), isIn('shopper.identity', 'none', 'contact')] },
    effect: 'code',
    say: {
      en: 'As the money would not go back the way it came, I first send a code to the contact on the order.',
      de: 'Da das Geld nicht auf dem ursprünglichen Weg zurückgeht, sende ich zuerst einen Code an den Kontakt der Bestellung.',
      fr: 'Comme l’argent ne revient pas par le même moyen, j’envoie d’abord un code au contact de la commande.',
      es: 'Como el dinero no vuelve por el mismo medio, primero envío un código al contacto del pedido.',
    },
    rule: {
      en: 'Money goes back the way it was paid; for anything else a code to the contact on the order is needed.',
      de: 'Geld geht auf dem Weg zurück, auf dem es bezahlt wurde; für alles andere ist ein Code an den Kontakt der Bestellung nötig.',
      fr: 'L’argent est rendu par le moyen de paiement d’origine ; pour tout autre moyen, un code envoyé au contact de la commande est nécessaire.',
      es: 'El dinero vuelve por el medio con el que se pagó; para cualquier otro hace falta un código enviado al contacto del pedido.',
    },
  },
  {
    ...since,
    id: 'verify.address',
    actions: ['change_address', 'change_customer_address'],
    when: isIn('shopper.identity', 'none', 'contact'),
    effect: 'code',
    say: {
      en: 'Before I change an address I send a code to the contact that we have.',
      de: 'Bevor ich eine Adresse ändere, sende ich einen Code an den hinterlegten Kontakt.',
      fr: 'Avant de modifier une adresse, j’envoie un code au contact enregistré.',
      es: 'Antes de cambiar una dirección, envío un código al contacto que tenemos.',
    },
    rule: {
      en: 'Before an address is changed, the shopper signs in or reads back a code sent to the contact on file.',
      de: 'Bevor eine Adresse geändert wird, meldet man sich an oder nennt einen Code, der an den hinterlegten Kontakt geht.',
      fr: 'Avant de modifier une adresse, il faut se connecter ou donner un code envoyé au contact enregistré.',
      es: 'Antes de cambiar una dirección hay que iniciar sesión o indicar un código enviado al contacto registrado.',
    },
  },
];
