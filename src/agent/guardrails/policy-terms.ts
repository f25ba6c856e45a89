/** A term of business in a text, and whether it is affirmed or denied there. */
export interface PolicyTerm {
  readonly term: string;
  readonly isDenied: boolean;
  readonly text: string;
}

/** Terms that cost a shop money when they are invented; the same key in each language. Call on lower-case text. */
export function readPolicyTerms(text: string): PolicyTerm[] {
  return terms.flatMap(([term, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({
      term,
      isDenied: denial.test(clauseBefore(text, match.index)),
      text: match[0],
    })),
  );
}

const terms: readonly (readonly [string, RegExp])[] = [
  [
    'free_shipping',
    /free (?:standard |express |domestic |worldwide )?(?:shipping|delivery)|ships? (?:for )?free|shipping is free|versandkostenfrei\p{L}*|kostenlose[rn]? (?:versand|lieferung)|livraison (?:est )?(?:gratuite|offerte)|envíos? (?:es |son )?gratis|envíos? gratuitos?/gu,
  ],
  [
    'free_returns',
    /free returns?|returns? (?:are|is) free|(?:free|prepaid) return label|kostenlose? (?:rückgabe|rücksendung|retoure)|retours? (?:sont )?gratuits?|devoluci(?:ón|ones) (?:es |son )?gratis|devoluciones gratuitas/gu,
  ],
  ['store_credit', /store credit|shop credit|ladenguthaben|shop-?guthaben|avoir|crédito (?:en la|de) tienda/gu],
  [
    'no_return',
    /final sale|non-?returnable|non-?refundable|can(?:not|'t) be (?:returned|refunded)|vom umtausch ausgeschlossen|nicht (?:erstattbar|rückgabefähig)|non remboursables?|no reembolsables?|venta final/gu,
  ],
  [
    'restocking_fee',
    /restocking fees?|wiedereinlagerungsgebühr\p{L}*|frais de restockage|(?:tarifa|cargo) de reposición/gu,
  ],
  [
    'condition',
    /original (?:packaging|condition|box)|unused|unworn|unwashed|tags (?:still )?attached|originalverpack\p{L}*|ungetragen|unbenutzt|emballage d'origine|état d'origine|non portée?s?|embalaje original|sin usar/gu,
  ],
  [
    'exchange',
    /exchanges? (?:are|is) (?:possible|free|available|offered)|we (?:offer|accept|do) exchanges|free exchanges?/gu,
  ],
  ['warranty', /warrant(?:y|ies)|guarantee[sd]?|garantie\p{L}*|garantías?|gewährleistung/gu],
  [
    'price_match',
    /price[- ](?:match\p{L}*|adjustments?)|bestpreis\p{L}*|alignement (?:de|des) prix|igualación de precios/gu,
  ],
  [
    'fast_shipping',
    /(?:express|overnight|next-day|same-day) (?:shipping|delivery)|expressversand|expresslieferung|livraison express|envío (?:exprés|urgente)/gu,
  ],
  [
    'worldwide',
    /worldwide|international(?:ly)?|weltweit\p{L}*|à l'international|dans le monde entier|internacional\p{L}*|todo el mundo/gu,
  ],
  [
    'full_refund',
    /full refunds?|money[- ]back|volle (?:rück)?erstattung|remboursement (?:intégral|complet)|reembolso (?:completo|total|íntegro)/gu,
  ],
  [
    'original_payment',
    /original (?:form of payment|payment method|method of payment)|ursprüngliche[sn]? zahlungs\p{L}+|moyen de paiement (?:d'origine|initial)|(?:método|forma) de pago original/gu,
  ],
  [
    'weekend_delivery',
    /(?:saturday|sunday|weekend) deliver(?:y|ies)|samstagszustellung|livraison le (?:samedi|dimanche)/gu,
  ],
  [
    'discount',
    /discount code|promo code|coupon code|rabattcode|gutscheincode|code promo|código (?:de descuento|promocional)/gu,
  ],
];

const denial = /(?<!\p{L})(?:not|no|never|without|nicht|keine?[nr]?|ohne|pas|aucune?|sans|sin|ningún)(?!\p{L})|n't/u;

function clauseBefore(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - 40), index);
  return before.slice(Math.max(...[...'.;!?\n'].map((mark) => before.lastIndexOf(mark))) + 1);
}
