import { all, any, isAtLeast, isFalse, isIn, isTrue } from '../../commerce/policy/condition.ts';
import type { Clause } from '../../commerce/policy/pack.ts';
import { deliveredActions, since } from './actions.ts';

/** Delivered orders: sent back or exchanged, once. */
export const deliveredClauses: readonly Clause[] = [
  {
    ...since,
    id: 'delivered.only',
    actions: deliveredActions,
    when: isIn('order.shipping', 'part', 'shipped'),
    effect: 'refuse',
    say: {
      en: 'This order has not been delivered yet; after that its items can be sent back or exchanged.',
      de: 'Diese Bestellung wurde noch nicht zugestellt; danach sind Rückgabe und Umtausch möglich.',
      fr: 'Cette commande n’a pas encore été livrée ; ensuite, retours et échanges seront possibles.',
      es: 'Este pedido aún no se ha entregado; después se podrán devolver o cambiar sus artículos.',
    },
    rule: {
      en: 'Only delivered orders can be sent back or exchanged.',
      de: 'Nur zugestellte Bestellungen können zurückgegeben oder umgetauscht werden.',
      fr: 'Seules les commandes livrées peuvent être retournées ou échangées.',
      es: 'Solo se pueden devolver o cambiar pedidos entregados.',
    },
  },
  {
    ...since,
    id: 'return.pending',
    actions: ['return_items'],
    when: isIn('order.shipping', 'unshipped'),
    effect: 'refuse',
    alternative: 'cancel_order',
    say: {
      en: 'This order is still pending: there is nothing to send back, but it can be cancelled.',
      de: 'Diese Bestellung ist noch offen: Es gibt nichts zurückzusenden, sie kann aber storniert werden.',
      fr: 'Cette commande est encore en attente : rien à renvoyer, mais elle peut être annulée.',
      es: 'Este pedido sigue pendiente: no hay nada que devolver, pero se puede cancelar.',
    },
  },
  {
    ...since,
    id: 'exchange.pending',
    actions: ['exchange_items'],
    when: isIn('order.shipping', 'unshipped'),
    effect: 'refuse',
    alternative: 'change_items',
    say: {
      en: 'This order is still pending: its items need no exchange, they can be changed in the order.',
      de: 'Diese Bestellung ist noch offen: Statt eines Umtauschs können die Artikel in der Bestellung geändert werden.',
      fr: 'Cette commande est encore en attente : ses articles peuvent être modifiés sans échange.',
      es: 'Este pedido sigue pendiente: sus artículos se pueden modificar sin cambio posterior.',
    },
  },
  {
    ...since,
    id: 'delivered.allowed',
    actions: deliveredActions,
    when: all(isIn('order.shipping', 'delivered'), isIn('line.delivery', 'delivered')),
    effect: 'allow',
    say: {
      en: '“{line.title}” was delivered and can be sent back or exchanged.',
      de: '„{line.title}“ wurde zugestellt und kann zurückgegeben oder umgetauscht werden.',
      fr: '« {line.title} » a été livré et peut être retourné ou échangé.',
      es: '«{line.title}» se entregó y se puede devolver o cambiar.',
    },
    rule: {
      en: 'The items of a delivered order can go back, or be exchanged for another available option of the same product.',
      de: 'Artikel einer zugestellten Bestellung können zurückgehen oder gegen eine andere lieferbare Ausführung desselben Produkts getauscht werden.',
      fr: 'Les articles d’une commande livrée peuvent être retournés, ou échangés contre une autre option disponible du même produit.',
      es: 'Los artículos de un pedido entregado se pueden devolver, o cambiar por otra opción disponible del mismo producto.',
    },
  },
  {
    ...since,
    id: 'items.absent',
    actions: deliveredActions,
    when: any(isFalse('line.isKnown'), isIn('line.delivery', 'none_left')),
    effect: 'refuse',
    say: {
      en: 'There are not so many of that item in this order.',
      de: 'So viele davon sind nicht in dieser Bestellung.',
      fr: 'Il n’y a pas autant d’unités de cet article dans cette commande.',
      es: 'No hay tantas unidades de ese artículo en este pedido.',
    },
  },
  {
    ...since,
    id: 'items.not_delivered',
    actions: deliveredActions,
    when: isIn('line.delivery', 'undated', 'under_way', 'not_shipped'),
    effect: 'refuse',
    say: {
      en: '“{line.title}” has not been delivered, so it can’t be sent back or exchanged yet.',
      de: '„{line.title}“ wurde noch nicht zugestellt; Rückgabe und Umtausch sind danach möglich.',
      fr: '« {line.title} » n’a pas été livré ; il ne peut pas encore être retourné ni échangé.',
      es: '«{line.title}» no se ha entregado, así que aún no se puede devolver ni cambiar.',
    },
  },
  {
    ...since,
    id: 'delivered.once',
    actions: deliveredActions,
    when: any(isTrue('order.hasOpenReturn'), isAtLeast('order.exchanges', 1)),
    effect: 'refuse',
    say: {
      en: 'A return or an exchange of this order is under way; our rules allow one of them for each order.',
      de: 'Zu dieser Bestellung läuft schon eine Rückgabe oder ein Umtausch; unsere Regeln sehen eines davon vor.',
      fr: 'Un retour ou un échange est déjà en cours pour cette commande ; nos règles en prévoient un seul.',
      es: 'Ya hay una devolución o un cambio en curso para este pedido; nuestras normas permiten solo uno.',
    },
    rule: {
      en: 'A delivered order is sent back or exchanged once, with all items together.',
      de: 'Eine zugestellte Bestellung wird einmal zurückgegeben oder umgetauscht, alle Artikel zusammen.',
      fr: 'Une commande livrée est retournée ou échangée une fois, tous les articles ensemble.',
      es: 'Un pedido entregado se devuelve o se cambia una vez, con todos los artículos juntos.',
    },
  },
];
