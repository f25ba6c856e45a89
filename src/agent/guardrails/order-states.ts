import type { OrderAspect } from './order-aspects.ts';

export interface SpokenState {
  readonly aspect: OrderAspect;
  readonly text: string;
  readonly index: number;
  /** `not` for "has not shipped", `future` for "will be delivered". */
  readonly mode: 'is' | 'not' | 'future';
}

/** States of an order said in a sentence; conditions ("once it is delivered") say none. Call on lower-case text. */
export function readStates(text: string): SpokenState[] {
  if (!anyState.test(text) || isGeneral(text)) {
    return [];
  }
  return statePatterns.flatMap(([aspect, pattern]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const clause = clauseBefore(text, match.index);
      return conditional.test(clause) ? [] : [{ aspect, text: match[0], index: match.index, mode: toMode(clause) }];
    }),
  );
}

function toMode(clause: string): SpokenState['mode'] {
  if (negation.test(clause.split(' ').slice(-7).join(' '))) {
    return 'not';
  }
  return future.test(clause) ? 'future' : 'is';
}

/** True when the sentence speaks of the shopper's own order, so that a state in it is a claim even without facts. */
export function speaksOfOrder(text: string): boolean {
  return ownOrder.test(text);
}

const words: Readonly<Record<OrderAspect, string>> = {
  delivered:
    'delivered|handed to (?:a|your|the) neighbou?r|left (?:it )?(?:at|by) (?:the|your) (?:front )?door|has arrived|have arrived|zugestellt|angekommen|ausgeliefert|livrée?s?|est arrivée?|entregad[oa]s?|ha llegado',
  shipped:
    'shipped|dispatched|sent out|left (?:our|the) (?:warehouse|depot|facility|store)|versandt|versendet|verschickt|abgeschickt|expédiée?s?|enviad[oa]s?|despachad[oa]s?',
  in_transit: 'in transit|on (?:its|the|their) way|en route|unterwegs|en transit|en chemin|en camino|en tránsito',
  out_for_delivery: 'out for delivery|in zustellung|en cours de livraison|en reparto',
  attempted:
    'delivery (?:was |has been )?attempted|attempted (?:a )?delivery|zustellung versucht|zustellversuch|tentative de livraison|intento de entrega',
  ready_for_pickup:
    'ready (?:for|to be) (?:pick-?up|picked up|collection|collected)|abholbereit|zur abholung bereit|prête? (?:à|pour) (?:être )?(?:retir|récup)\\p{L}*|list[oa] para (?:recoger|la recogida)',
  processing:
    'being (?:processed|prepared|packed)|is processing|in bearbeitung|in vorbereitung|wird vorbereitet|wird bearbeitet|en (?:cours de )?(?:préparation|traitement)|en preparación|preparando|se está procesando',
  pending_payment:
    'payment is (?:still )?(?:pending|outstanding)|awaiting payment|zahlung[^.]{0,40}steht (?:noch )?aus|paiement[^.]{0,30}en attente|pago[^.]{0,30}pendiente',
  cancelled: 'cancell?ed|storniert|annulée?s?|cancelad[oa]s?|anulad[oa]s?',
  refunded: '(?:fully |partly |partially )?refunded|reimbursed|(?:rück)?erstattet|remboursée?s?|reembolsad[oa]s?',
  returned:
    '(?:was|has been|have been|were) returned|zurückgeschickt|a été (?:retournée?|renvoyée?)|ha sido devuelt[oa]',
  delayed: 'delayed|verspätet|verzögert|en retard|retardée?|retrasad[oa]|con retraso',
  lost: 'lost in|is lost|was lost|been lost|verloren gegangen|a été perdue?|se (?:ha )?perdi(?:do|ó)',
};

const aspects: readonly OrderAspect[] = [
  'delivered',
  'shipped',
  'in_transit',
  'out_for_delivery',
  'attempted',
  'ready_for_pickup',
  'processing',
  'pending_payment',
  'cancelled',
  'refunded',
  'returned',
  'delayed',
  'lost',
];
const statePatterns: readonly (readonly [OrderAspect, RegExp])[] = aspects.map((aspect) => [
  aspect,
  new RegExp(`(?<!\\p{L})(?:${words[aspect]})(?!\\p{L})`, 'gu'),
]);
const anyState = new RegExp(`(?<!\\p{L})(?:${Object.values(words).join('|')})(?!\\p{L})`, 'u');

const conditional =
  /(?<!\p{L})(?:if|once|when|whenever|after|until|unless|before|in case|whether|as soon as|falls|wenn|sobald|nachdem|bevor|bis|ob|si|dès que|quand|lorsque|après|avant|une fois|cuando|una vez|después|antes|en cuanto|hasta)(?!\p{L})/u;
const negation =
  /(?<!\p{L})(?:not|never|no|yet to be|nicht|kein\p{L}*|noch nie|pas|jamais|aucun\p{L}*|sin|nunca|todavía no|aún no)(?!\p{L})|n't/u;
const future =
  /(?<!\p{L})(?:will|to be|should|expected|estimated|scheduled|going to|soll|sera|seront|devrait|será|serán|debería)(?!\p{L})|'ll/u;
const general =
  /(?<!\p{L})(?:orders|packages|parcels|items|returns|refunds|purchases|bestellungen|pakete|artikel|commandes|colis sont|articles|pedidos|paquetes|artículos)(?!\p{L})/u;
const ownOrder =
  /(?<!\p{L})(?:your|the|this|that|it|it's|its|deine?|ihre?|die|das|es|sie|votre|ta|vos|la|le|il|elle|tu|su|el)(?!\p{L})[^.]{0,40}?(?:order|package|parcel|shipment|delivery|refund|bestellung|paket|sendung|lieferung|erstattung|commande|colis|livraison|remboursement|pedido|paquete|envío|reembolso)|^\s*(?:it|it's|sie|elle|il)(?!\p{L})|#\s?\d/u;

/** "Orders are shipped within two days" tells a policy, unless it speaks of "your orders" or "the items". */
function isGeneral(text: string): boolean {
  const match = general.exec(text);
  if (match === null || ownOrder.test(text)) {
    return false;
  }
  return !/(?<!\p{L})(?:your|the|these|those|all|ihre|deine|die|diese|alle|vos|les|ces|tous|tus|sus|los|las|estos)\s(?:\p{L}+\s)?$/u.test(
    text.slice(0, match.index),
  );
}

function clauseBefore(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - 120), index);
  const cut = Math.max(
    ...[...before.matchAll(/[,;:()–—•]|\s(?:and|but|und|aber|et|mais|y|pero)\s/gu)].map((match) => match.index),
    -1,
  );
  return before.slice(cut + 1);
}
