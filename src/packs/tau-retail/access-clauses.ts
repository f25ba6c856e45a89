import { always, isFalse, isIn, isTrue } from '../../commerce/policy/condition.ts';
import type { Clause } from '../../commerce/policy/pack.ts';
import { writeActions } from '../../commerce/write-request.ts';
import { deliveredActions, pendingActions, since } from './actions.ts';

/** Whose things are changed, and that he is asked first. */
export const accessClauses: readonly Clause[] = [
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
    id: 'user.authenticated',
    actions: writeActions,
    when: isIn('shopper.identity', 'none'),
    effect: 'refuse',
    say: {
      en: 'For that I first have to find your account: by your e-mail address, or by your name and postcode.',
      de: 'Dafür muss ich zuerst Ihr Konto finden: über Ihre E-Mail-Adresse oder über Namen und Postleitzahl.',
      fr: 'Je dois d’abord trouver votre compte : par votre adresse e-mail, ou par votre nom et votre code postal.',
      es: 'Primero tengo que encontrar su cuenta: por su correo electrónico, o por su nombre y código postal.',
    },
    rule: {
      en: 'Users are found by their e-mail address, or by name and postcode, before anything else.',
      de: 'Zuerst wird das Konto über E-Mail-Adresse oder Name und Postleitzahl gefunden.',
      fr: 'Le compte est d’abord trouvé par l’adresse e-mail, ou par le nom et le code postal.',
      es: 'Primero se encuentra la cuenta por el correo electrónico, o por el nombre y el código postal.',
    },
  },
  {
    ...since,
    id: 'user.own',
    actions: writeActions,
    when: isFalse('shopper.isOwner'),
    effect: 'refuse',
    say: {
      en: 'I can only help with your own orders and your own account.',
      de: 'Ich kann nur bei Ihren eigenen Bestellungen und Ihrem eigenen Konto helfen.',
      fr: 'Je ne peux vous aider que pour vos propres commandes et votre propre compte.',
      es: 'Solo puedo ayudarle con sus propios pedidos y su propia cuenta.',
    },
    rule: {
      en: 'One user is helped in a conversation, with what is his own.',
      de: 'In einem Gespräch wird einem Kunden geholfen, und nur bei dem, was ihm gehört.',
      fr: 'Une conversation sert un seul client, pour ce qui est à lui.',
      es: 'En una conversación se ayuda a un solo cliente, con lo que es suyo.',
    },
  },
  {
    ...since,
    id: 'order.cancelled',
    actions: [...pendingActions, ...deliveredActions],
    when: isTrue('order.isCancelled'),
    effect: 'refuse',
    say: {
      en: 'This order is cancelled, so nothing about it can be changed.',
      de: 'Diese Bestellung ist storniert, daran lässt sich nichts mehr ändern.',
      fr: 'Cette commande est annulée ; plus rien ne peut y être modifié.',
      es: 'Este pedido está cancelado, así que no se puede cambiar nada en él.',
    },
  },
  {
    ...since,
    id: 'user.address',
    actions: ['change_customer_address'],
    when: isTrue('shopper.isOwner'),
    effect: 'allow',
    say: {
      en: 'The default address of your account can be changed.',
      de: 'Die Standardadresse Ihres Kontos kann geändert werden.',
      fr: 'L’adresse par défaut de votre compte peut être modifiée.',
      es: 'La dirección predeterminada de su cuenta se puede cambiar.',
    },
    rule: {
      en: 'Users can have the default address of their own account changed.',
      de: 'Die Standardadresse des eigenen Kontos kann geändert werden.',
      fr: 'L’adresse par défaut de son propre compte peut être modifiée.',
      es: 'Se puede cambiar la dirección predeterminada de la propia cuenta.',
    },
  },
  {
    ...since,
    id: 'scope.none',
    actions: ['refund', 'create_discount', 'grant_store_credit', 'replace_items', 'change_subscription'],
    when: always,
    effect: 'refuse',
    say: {
      en: 'That is not among the things I can do here; a colleague can look at it.',
      de: 'Das gehört nicht zu dem, was ich hier tun kann; jemand aus dem Team kann es sich ansehen.',
      fr: 'Cela ne fait pas partie de ce que je peux faire ici ; un collègue peut s’en occuper.',
      es: 'Eso no está entre lo que puedo hacer aquí; un compañero puede verlo.',
    },
    rule: {
      en: 'Money moves with cancellations, changes, returns and exchanges only; anything else goes to a person.',
      de: 'Geld fließt nur bei Stornierung, Änderung, Rückgabe und Umtausch; alles andere geht an das Team.',
      fr: 'L’argent ne bouge qu’avec une annulation, une modification, un retour ou un échange ; le reste va à un collègue.',
      es: 'El dinero solo se mueve con cancelaciones, cambios y devoluciones; lo demás va a una persona.',
    },
  },
  {
    ...since,
    id: 'consent.always',
    actions: writeActions,
    when: always,
    effect: 'consent',
    say: {
      en: 'I do it once you have said yes to exactly that.',
      de: 'Ich führe es aus, sobald Sie genau dazu Ja gesagt haben.',
      fr: 'Je le fais dès que vous avez dit oui à exactement cela.',
      es: 'Lo hago en cuanto usted diga que sí exactamente a eso.',
    },
    rule: {
      en: 'Before anything is changed its details are listed and the user says yes.',
      de: 'Bevor sich etwas ändert, werden die Einzelheiten genannt und bestätigt.',
      fr: 'Avant toute modification, les détails sont énumérés et le client dit oui.',
      es: 'Antes de cambiar algo se enumeran los detalles y el cliente dice que sí.',
    },
  },
];
