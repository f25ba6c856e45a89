import { type PhraseLanguage, toPhraseLanguage } from '../../../agent/phrases/phrase.ts';

/** What has to be asked before a wish can be put to the shop. */
export function ask(language: string, key: QuestionKey, values: Readonly<Record<string, string>> = {}): string {
  return texts[key][toPhraseLanguage(language)].replaceAll(
    /\{(\w+)\}/g,
    (whole, name: string) => values[name] ?? whole,
  );
}

export type QuestionKey =
  | 'item'
  | 'which_order'
  | 'variant'
  | 'address'
  | 'address_missing'
  | 'street'
  | 'city'
  | 'zip'
  | 'amount'
  | 'currency'
  | 'remedy'
  | 'subscription'
  | 'invite';

const texts: Readonly<Record<QuestionKey, Readonly<Record<PhraseLanguage, string>>>> = {
  item: {
    en: 'Which item of order {order} is it about: {items}?',
    de: 'Um welchen Artikel der Bestellung {order} geht es: {items}?',
    fr: "De quel article de la commande {order} s'agit-il : {items} ?",
    es: '¿De qué artículo del pedido {order} se trata: {items}?',
  },
  which_order: {
    en: 'Which of these orders is it about: {orders}?',
    de: 'Um welche dieser Bestellungen geht es: {orders}?',
    fr: "De laquelle de ces commandes s'agit-il : {orders} ?",
    es: '¿De cuál de estos pedidos se trata: {orders}?',
  },
  variant: {
    en: 'Which size or colour would you like for {item} instead?',
    de: 'Welche Größe oder Farbe hätten Sie bei {item} gern stattdessen?',
    fr: 'Quelle taille ou quelle couleur souhaitez-vous à la place pour {item} ?',
    es: '¿Qué talla o color le gustaría en su lugar para {item}?',
  },
  address: {
    en: 'Please send me the whole new address: street and number, city, postcode and country.',
    de: 'Bitte schreiben Sie mir die ganze neue Adresse: Straße und Hausnummer, Postleitzahl, Ort und Land.',
    fr: "Merci de m'écrire la nouvelle adresse complète : numéro et rue, code postal, ville et pays.",
    es: 'Escríbame por favor la nueva dirección completa: calle y número, código postal, ciudad y país.',
  },
  address_missing: {
    en: 'One thing is missing from the new address: {missing}. Please send me the whole address.',
    de: 'An der neuen Adresse fehlt noch: {missing}. Bitte schreiben Sie mir die ganze Adresse.',
    fr: "Il manque encore à la nouvelle adresse : {missing}. Merci de m'écrire l'adresse complète.",
    es: 'A la nueva dirección le falta: {missing}. Escríbame por favor la dirección completa.',
  },
  street: { en: 'street and number', de: 'Straße und Hausnummer', fr: 'numéro et rue', es: 'calle y número' },
  city: { en: 'the city', de: 'der Ort', fr: 'la ville', es: 'la ciudad' },
  zip: { en: 'the postcode', de: 'die Postleitzahl', fr: 'le code postal', es: 'el código postal' },
  amount: {
    en: 'Which amount do you have in mind? Please write it with its currency.',
    de: 'An welchen Betrag denken Sie? Bitte schreiben Sie ihn mit der Währung.',
    fr: "À quel montant pensez-vous ? Merci de l'écrire avec sa devise.",
    es: '¿En qué importe piensa? Escríbalo por favor con su moneda.',
  },
  currency: {
    en: 'Order {order} was paid in {currency}. Please write the amount in {currency}.',
    de: 'Bestellung {order} wurde in {currency} bezahlt. Bitte schreiben Sie den Betrag in {currency}.',
    fr: "La commande {order} a été payée en {currency}. Merci d'écrire le montant en {currency}.",
    es: 'El pedido {order} se pagó en {currency}. Escriba por favor el importe en {currency}.',
  },
  remedy: {
    en: 'What would you prefer for {item}: your money back, or the same item once more?',
    de: 'Was wäre Ihnen bei {item} lieber: das Geld zurück oder der gleiche Artikel noch einmal?',
    fr: 'Que préférez-vous pour {item} : un remboursement, ou le même article une nouvelle fois ?',
    es: '¿Qué prefiere para {item}: su dinero de vuelta o el mismo artículo otra vez?',
  },
  subscription: {
    en: 'What would you like with your subscription: skip the next delivery, pause it, or end it?',
    de: 'Was soll mit Ihrem Abonnement geschehen: die nächste Lieferung auslassen, pausieren oder beenden?',
    fr: 'Que souhaitez-vous pour votre abonnement : sauter la prochaine livraison, une pause, ou y mettre fin ?',
    es: '¿Qué desea para su suscripción: saltar la próxima entrega, una pausa o terminarla?',
  },
  invite: {
    en: 'Just tell me what you would like to do with which item of order {order}.',
    de: 'Sagen Sie mir einfach, was mit welchem Artikel der Bestellung {order} geschehen soll.',
    fr: 'Dites-moi simplement ce que vous souhaitez, et pour quel article de la commande {order}.',
    es: 'Dígame simplemente qué desea hacer y con qué artículo del pedido {order}.',
  },
};
