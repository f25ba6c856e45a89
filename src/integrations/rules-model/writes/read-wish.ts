import type { Topic } from '../../../agent/intents.ts';

/** What a shopper wants changed, in the words of no tool yet: which tool that is depends on the order's state. */
export type WishKind =
  | 'cancel'
  | 'address'
  | 'account_address'
  | 'swap'
  | 'remove'
  | 'return'
  | 'refund'
  | 'discount'
  | 'credit'
  | 'replace'
  | 'subscription';

/** The one thing that a clause asks to be done; absent for questions, for what is past and for what he does not want. */
export function readWish(clause: string): WishKind | undefined {
  const text = clause.toLowerCase().replaceAll(/[’‘`]/g, "'").replaceAll(unwanted, ' ').replaceAll(nouns, ' ');
  if (isQuestion.test(text.replace(/^[^\p{L}\d]+/u, '')) || conditional.test(text)) return undefined;
  return wishes.find(([, pattern]) => pattern.test(text))?.[0];
}

export const topicOfWish: Readonly<Record<WishKind, Topic>> = {
  cancel: 'cancel_order',
  address: 'address_change',
  account_address: 'account',
  swap: 'exchange_request',
  remove: 'change_order',
  return: 'return_request',
  refund: 'refund_request',
  discount: 'discount',
  credit: 'refund_request',
  replace: 'exchange_request',
  subscription: 'subscription',
};

/** All of it: "everything", "the whole order". */
export function meansEverything(text: string): boolean {
  return /\b(?:everything|all of (?:it|them)|all (?:the )?items|(?:whole|entire|full|complete) (?:order|amount|thing)|in full|both(?: of them)?|it all|alles|komplett\w*|ganze[nrs]? bestellung|gesamte[nrs]? bestellung|beide\w*|tout(?:e la commande|es?)?|la totalité|les deux|todo(?: el pedido)?|todos|ambos|entero|completo)(?!\p{L})/iu.test(
    text,
  );
}

/** Where the money shall go, when he says so. */
export function wantsStoreCredit(text: string): boolean {
  return storeCredit.test(text);
}

export function readSubscriptionChange(text: string): 'skip' | 'pause' | 'resume' | 'cancel' | undefined {
  return subscriptionChanges.find(([, pattern]) => pattern.test(text))?.[0];
}

const verbs =
  'cancel\\w*|return\\w*|refund\\w*|exchange\\w*|swap|change|replac\\w*|storn\\p{L}*|zurück\\p{L}*|erstatt\\p{L}*|umtausch\\p{L}*|änder\\p{L}*|annul\\p{L}*|retour\\p{L}*|rembours\\p{L}*|échang\\p{L}*|devol\\p{L}*|reembols\\p{L}*|cambi\\p{L}*';
/** "Don't cancel it", "instead of a refund", "nicht stornieren". */
const unwanted = new RegExp(
  `(?:\\b(?:don't|do not|not|never|no longer|instead of|rather than|without)(?: (?:want|wish|need|like|have|going))?(?: to| a| an| the| my)?|nicht(?: mehr)?|kein(?:e|en)?|statt(?: einer| der| zu)?|anstatt|ne pas|pas(?: de| d')?|au lieu d(?:e|'un|u|')|n'|no (?:quiero )?|en (?:vez|lugar) de(?: un| una| la)?)\\s*(?:${verbs})(?: (?:it|that|the order))?(?: pas)?`,
  'giu',
);
/** Nouns that only look like a request. */
const nouns =
  /\b(?:my|the|your|a|any) (?:return|refund|cancellation|exchange)s? (?:policy|policies|request|label|status|window|period)\b|\b(?:my|the|your) (?:return|refund|cancellation|exchange)s? (?:for|has|was|is|of)\b|\breturn (?:policy|label|address|window|period)\b|\bcancel\w* (?:my|the|that|this) (?:return|refund|exchange|request)\b/giu;
const isQuestion =
  /^(?:(?:and|but|so|also|ok(?:ay)?|hi|hello|hey|und|et|y|also|aber),?\s+)*(?:how (?:long|many|much|do|does|is|are|can one)|did|has|have you|have they|was|were|why|when|where|who|what(?:'s| is| are| happens| if)|which|do you|does|is (?:it|there|my)|are (?:there|my)|wie (?:lange|viel|hoch|oft)|wann|warum|wo\b|wurde|hat|haben sie|ist (?:es|mein)|was|où|quand|pourquoi|combien|est-ce que (?:mon|ma|mes|vous avez)|avez-vous|cuándo|dónde|por qué|cuánt\p{L}*|cuál|ha (?:sido|llegado)|se ha|han)(?!\p{L})/u;
const conditional =
  /(?:^|[,\s])(?:if (?:it|they|the|i|my|not)|in case|falls|wenn (?:es|sie|die|der|das|ich)|si (?:jamais|ça|elle|il|la|le|les|no|el|je)|en caso)\s/u;
const goods = String.raw`(?:it|them|this|that|these|those|one|everything|all|(?:the|my|a|an|one|two|both)\s[^.?!]{1,60})`;
const storeCredit =
  /\b(?:store|shop) credit|\bcredit (?:note|instead)|guthaben|gutschrift|\bun avoir\b|bon d'achat|crédit (?:boutique|magasin)|crédito (?:de|en) (?:la )?tienda|\bvale\b|saldo/iu;

/** The first that fits is meant: money and parcels follow from what stands above. */
const wishes: readonly (readonly [WishKind, RegExp])[] = [
  [
    'subscription',
    /\b(?:subscription|abo|abonnement\w*|abonnements?|suscripci\p{L}*)(?!\p{L})|(?:skip|überspring\p{L}*|sauter|saltar)[^.?!]{0,30}(?:delivery|shipment|month|box|lieferung|livraison|entrega|envío)/u,
  ],
  [
    'account_address',
    /(?:account|profile|default|address book|konto|profil|standard|compte|par défaut|cuenta|predeterminad\p{L}*|perfil)[^.?!]{0,40}(?:address|adresse|dirección)|(?:address|adresse|dirección)[^.?!]{0,30}(?:account|profile|address book|konto|profil|compte|cuenta|perfil)/u,
  ],
  [
    'address',
    /(?:chang|updat|correct|fix|edit|new|wrong|different|other|änder|neue|falsch|ander|korrigier|modifi|changer|nouvelle|mauvaise|autre|cambi|nueva|otra|actualiz|equivocad|corrig)\p{L}*[^.?!]{0,40}(?:address|adresse|anschrift|dirección)|(?:address|adresse|anschrift|dirección)[^.?!]{0,24}(?:chang|wrong|updat|änder|falsch|incorrect|erroné|équivoqu|equivocad|cambi)\p{L}*|\b(?:send|ship|deliver|redirect|reroute|forward)\w*\s[^.?!]{0,30}?\bto\s+(?:\p{L}+\s){0,3}?(?:\d|my (?:office|work|parents|home|new|sister|brother|mother|friend)|a different|another|this address)|(?:schick|send|liefer)\p{L}*[^.?!]{0,30}?\s(?:an|nach)\s[^?!]{3,60}\d|(?:envoy|livr|expédi)\p{L}*[^.?!]{0,30}?\s(?:à|au|chez)\s[^?!]{0,40}\d|(?:enví|mand|entreg)\p{L}*[^.?!]{0,30}?\sa\s[^?!]{3,60}\d/u,
  ],
  [
    'replace',
    /\breplac(?:e|ement|ing)\b|\b(?:send|ship|get|give|have|want|like|need)\b[^.?!]{0,20}\b(?:a new one|another one|new ones|a new \p{L}+|another \p{L}+)\b|\bre-?send\b|\bsend\b[^.?!]{0,20}\b(?:again|once more)\b|\bersatz\b|ersetz(?:en|t)|ersatzlieferung|(?:neu|nochmals?|noch einmal) (?:schicken|senden|liefern)|rempla(?:cer|cement|cez)|m'en (?:envoyer|renvoyer)|reemplaz\p{L}*|(?:envi|mand)\p{L}*(?:me)? (?:otr[oa]|un[oa]? nuev[oa])/u,
  ],
  [
    'swap',
    /\b(?:exchang(?:e|ing)|swap(?:ping)?|trade|switch)\b|\bmake (?:it|that|them)\b|\bchange\b[^.?!]{0,60}\b(?:for|to|into|in|size|colou?r)\b|\b(?:different|another|other|bigger|smaller|larger) (?:size|colou?r|one)\b|(?:um)?tausch(?:en|e|t)?(?!\p{L})|umzutauschen|(?:größe|farbe)[^.?!]{0,30}änder|échang(?:er|ez|e)(?!\p{L})|chang(?:er|ez)[^.?!]{0,40}(?:taille|couleur|contre)|(?:cambi(?:ar|o|e|en|arlo|arla|arlos|arlas|ármelo)|canje(?:ar|o))(?!\p{L})/u,
  ],
  [
    'return',
    new RegExp(
      String.raw`\breturn(?:ing)?\b|\b(?:send|give|take|bring|ship)(?:ing)?\s${goods}\s?back\b|\bsend back\b|zurück(?:geben|senden|schicken|bringen|zugeben|zusenden|zuschicken)|(?:gebe|geben|sende|senden|schicke|schicken)\s[^.?!]{0,50}\szurück(?!\p{L})|retournieren|rückgabe|rücksendung|retour(?:ner|nez|ne)?(?!\p{L})|renvoyer|renvoie|rendre(?!\p{L})|devolver(?:lo|la|los|las)?(?! (?:el|mi) dinero)(?!me)(?!\p{L})|devolución|devuelv\p{L}+`,
      'u',
    ),
  ],
  [
    'cancel',
    /\bcancel(?:l?ing|lation)?\b|\bcall off\b|\bstorno|\bstornier(?:en|e|t|ung)(?!\p{L})|zu stornieren|widerruf\p{L}*|annul(?:er|ez|e|ation)(?!\p{L})|(?:cancel|anul)(?:ar|e|en|a|arlo|arla|ación)(?!\p{L})|\b(?:don't|do not|no longer) (?:want|need) (?:the|my|this|that) order\b/u,
  ],
  [
    'refund',
    /\brefund(?:ing)?\b|\b(?:want|like|have|get|need|be)\b[^.?!]{0,40}\brefunded\b|\bmoney back\b|\breimburse|\bpay (?:me )?back\b|erstatt(?:en|et|ung)(?!\p{L})|rückerstattung|geld (?:\p{L}+ )?zurück|rembours(?:er|ez|ement|ée?s?)(?!\p{L})|reembols(?:ar|o|e|en|arme|arlo)(?!\p{L})|devolver(?:me)? (?:el|mi) dinero|devuélv\p{L}+|dinero de vuelta/u,
  ],
  ['credit', storeCredit],
  [
    'remove',
    /\b(?:remove|take (?:out|off)|leave out|drop)\b|\btake\b[^.?!]{1,50}\b(?:out|off)\b|entfern(?:en|e|t)|(?:he)?rausnehmen|weglassen|streichen|retirer|retirez|enlever|enlevez|supprim(?:er|ez)|quit(?:ar|e|en)(?!\p{L})|elimin(?:ar|e|en)(?!\p{L})/u,
  ],
  [
    'discount',
    /\b(?:give|grant|offer|get|have|deserve|expect|want|like|compensat\w*|for the (?:delay|trouble|inconvenience|wait))\b[^.?!]{0,60}(?:\bdiscount\b|%\s?off|\bpercent off|\bcoupon\b|\bvoucher\b|\bcompensation\b)|(?:\bdiscount\b|%\s?off|\bcoupon\b|\bvoucher\b)[^.?!]{0,40}\bfor (?:the|my|this|all) (?:delay|trouble|inconvenience|wait|late|hassle)|(?:geben|bekomm\p{L}*|krieg\p{L}*|gewähr\p{L}*|hätte)[^.?!]{0,40}(?:rabatt|nachlass|gutschein)|(?:rabatt|nachlass|gutschein)[^.?!]{0,30}(?:geben|bekommen|gewähren|haben)|(?:avoir|obtenir|donner|donnez|accorder|faire|voudrais)[^.?!]{0,30}(?:réduction|remise)|(?:dar|dame|deme|tener|recibir|hacer|quiero|quisiera)[^.?!]{0,30}descuento/u,
  ],
];

const subscriptionChanges: readonly (readonly ['skip' | 'pause' | 'resume' | 'cancel', RegExp])[] = [
  [
    'resume',
    /\b(?:resume|unpause|restart|reactivate|continue)\b|fortsetz|wieder ?auf(?:zu)?nehmen|reaktivier|reprendre|réactiv|reanud|reactiv/iu,
  ],
  ['skip', /\bskip|überspring|auslassen|sauter|sautez|passer (?:la|mon)|saltar|salt[ae]|omit/iu],
  [
    'pause',
    /\b(?:pause|hold|suspend|freeze)|pausier|aussetz|unterbrech|suspend|mettre en pause|pausar|pausa|detener/iu,
  ],
  [
    'cancel',
    /\b(?:cancel|stop|end|terminate|unsubscribe)|kündig|beend|stornier|annul|résili|arrêt|cancel|anul|terminar|dar(?:me)? de baja/iu,
  ],
];
