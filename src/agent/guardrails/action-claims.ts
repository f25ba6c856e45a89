import type { OrderAspect } from './order-aspects.ts';

/** Something the reply says was done, will be done or is decided. */
export interface SpokenAction {
  readonly text: string;
  /** The state of an order that would make it true: "your refund has been issued". */
  readonly trueIf?: OrderAspect;
}

/**
 * "I have refunded you", its passives, promises and decisions, in four languages. The agent writes nothing in this
 * version, so only what a shop's own record states can be true. Call on lower-case text.
 */
export function readActions(text: string): SpokenAction[] {
  const actions: SpokenAction[] = [];
  for (const rule of rules) {
    for (const match of text.matchAll(rule.pattern)) {
      const isConditional = rule.isConditionalAllowed === true && conditional.test(text);
      if (!isConditional && !isNegated(text, match.index, match[0])) {
        const trueIf = rule.trueIf?.find(([noun]) => noun.test(match[0]))?.[1];
        actions.push({ text: match[0], ...(trueIf === undefined ? {} : { trueIf }) });
      }
    }
  }
  return actions;
}

interface ActionRule {
  readonly pattern: RegExp;
  readonly trueIf?: readonly (readonly [RegExp, OrderAspect])[];
  readonly isConditionalAllowed?: boolean;
}

const adverbs =
  '(?: (?:just|now|already|also|successfully|certainly|gladly|immediately|happily|personally|gone ahead and|went ahead and|go ahead and))*';
const done =
  'cancel(?:l)?ed|refunded|reimbursed|issued|processed|changed|updated|modified|emailed|created|initiated|started|submitted|scheduled|arranged|forwarded|escalated|notified|contacted|applied|added|removed|reserved|placed|replaced|opened|filed|requested|credited|generated|booked|upgraded|reshipped|extended|waived|approved|flagged|informed|alerted|asked (?:the|our)|completed|granted|confirmed|exchanged|authori[sz]ed|registered|logged';
const doIt =
  'cancel|refund|reimburse|issue|process|change|update|modify|send (?:you )?(?:a|an|out|another|the)|email|create|initiate|arrange|submit|forward|escalate|notify|contact|apply|waive|credit|reship|replace|exchange|extend|compensate|give you|offer you|book|schedule|expedite|upgrade|ensure|approve|authori[sz]e|call you|follow up|get back to you|keep you|pay (?:you|it|that|for)|make sure (?:it|that|you|your)|get (?:this|that|it|you)';
const doing =
  'cancell?ing|refunding|processing (?:a|the|your) (?:refund|return|cancellation|exchange|request)|issuing|sending (?:you|a|out)|updating|changing|arranging|escalating|forwarding|creating|initiating|applying|contacting|replacing|crediting';
const madeDe =
  'storniert|erstattet|rückerstattet|geändert|aktualisiert|veranlasst|ausgelöst|eingeleitet|angelegt|erstellt|gesendet|geschickt|verschickt|weitergeleitet|informiert|kontaktiert|gutgeschrieben|ersetzt|umgetauscht|beantragt|hinzugefügt|angepasst|genehmigt|eskaliert|angewendet|gebucht|reserviert|überwiesen';
const makeDe =
  'stornieren|erstatten|rückerstatten|ändern|aktualisieren|veranlassen|einleiten|anlegen|erstellen|senden|schicken|weiterleiten|informieren|kontaktieren|gutschreiben|ersetzen|umtauschen|überweisen|genehmigen';
const madeFr =
  'annul|rembours|modifi|chang|mis à jour|mettre à jour|envoy|cré[eé]|transmi|transfér|contact|inform|appliqu|remplac|échang|effectu|procéd|lanc|initi|ajout|approuv|crédit|émi|émett';
const madeEs =
  'cancel|anul|reembols|cambi|modific|actualiz|envi|cre[aé]|tramit|solicit|proces|inici|aplic|contact|inform|transfer|escal|reemplaz|añad|emit|gestion|aprob|abon';

const issued =
  'issued|processed|sent|created|applied|changed|updated|approved|initiated|submitted|generated|emailed|confirmed|credited|escalated|forwarded|completed|arranged|scheduled|opened|extended|granted|authori[sz]ed|on (?:its|the) way|underway';

const refundNouns = [
  [/refund|reimburse|credited/, 'refunded'],
  [/cancel/, 'cancelled'],
  [/erstatt/, 'refunded'],
  [/storn/, 'cancelled'],
  [/rembours/, 'refunded'],
  [/annul/, 'cancelled'],
  [/reembols/, 'refunded'],
  [/cancel|anul/, 'cancelled'],
] as const;

const rules: readonly ActionRule[] = [
  { pattern: new RegExp(`\\bi(?:'ve| have|'d| had)?${adverbs} (?:${done}|sent)\\b`, 'g') },
  { pattern: new RegExp(`\\bwe(?:'ve| have|'d| had)?${adverbs} (?:${done})\\b`, 'g'), trueIf: refundNouns },
  {
    pattern: new RegExp(
      `\\b(?:i|we)(?:'ll| will| am going to| are going to|'m going to|'re going to| can| could| am able to| are able to|'d be happy to| would be happy to|'m happy to|'d love to| would like to|'d like to)${adverbs} (?:${doIt})\\b`,
      'g',
    ),
  },
  { pattern: new RegExp(`\\b(?:i'm|i am|we're|we are)${adverbs} (?:${doing})\\b`, 'g') },
  { pattern: new RegExp(`\\blet me${adverbs} (?:${doIt})\\b`, 'g') },
  {
    pattern: new RegExp(
      `\\b(?:i|we)(?:'ve| have)?${adverbs} (?:did (?:cancel|refund|reimburse|replace|change|update|issue|process|send)|(?:took|taken) care of|(?:put|pushed) (?:it |that |this )?through|sorted (?:out|it|that|this|the|your|everything)|triggered|handled (?:it|that|this|the|your)|dealt with)\\b`,
      'g',
    ),
  },
  {
    pattern:
      /\b(?:money|payment|funds)\b[^.,;]{0,120}?\b(?:on (?:its|the) way|coming back|(?:was|were|been|being|is|are) (?:sent back|paid back|returned|transferred)|back (?:on|in|to) your)\b/g,
    trueIf: [[/money|payment|funds/, 'refunded']],
    isConditionalAllowed: true,
  },
  {
    pattern:
      /(?:^|[-•|]\s?)(?:your |the |a )?(?:full |partial )?(?:refund|cancellation|replacement|return label|exchange|address(?: change)?|discount|store credit|compensation)(?:\s?[:|–-])?\s(?:is |was |now |has been )*(?:done|processed|issued|approved|confirmed|completed?|updated|changed|initiated|submitted|granted|applied)(?!\p{L})/gu,
    trueIf: refundNouns,
  },
  {
    pattern:
      /\b(?:shall i|should i|can i|may i|do you want me to|would you like me to|want me to) (?:cancel|refund|reimburse|issue|process|change|update|modify|send you a|create|initiate|arrange|apply|waive|credit|reship|replace|exchange|extend|upgrade)\b/g,
  },
  {
    pattern: new RegExp(
      `\\b(?:refund|replacement|return label|label|store credit|credit|discount|coupon|voucher|gift card|cancellation|exchange|return|address|ticket|case|request|e-?mail|confirmation|compensation|details|account|subscription)\\b[^.,;]{0,120}?\\b(?:has been|have been|was|were|is being|are being|is|will be|are) (?:(?:now|already|just|also|successfully|fully) )*(?:${issued})\\b`,
      'g',
    ),
    trueIf: refundNouns,
    isConditionalAllowed: true,
  },
  {
    pattern:
      /\b(?:has been|have been|was|were|is being) (?:(?:now|already|just|successfully) )*(?:escalated|forwarded|passed on|waived|reshipped|upgraded|expedited|exchanged|replaced|approved|changed as|updated as)\b/g,
  },
  { pattern: /\bconsider it done\b|\bit'?s (?:all )?done\b|\ball (?:set|sorted|taken care of)\b|\btaken care of\b/g },
  {
    pattern:
      /\byou(?:'ll| will| should| are going to)(?: (?:soon|now|also|shortly|then))* (?:receive|get|be given|have|see|be refunded|be credited|be reimbursed|be contacted|hear from)\b[^.]{0,50}?\b(?:refund|refunded|money|credit|credited|reimbursed|replacement|discount|compensation|label|coupon|voucher|contacted|hear from)\b/g,
    isConditionalAllowed: true,
  },
  {
    pattern:
      /\byour (?:order|purchase|item|refund) will be (?:cancelled|canceled|refunded|replaced|reshipped|issued)\b/g,
  },
  {
    pattern:
      /\b(?:you(?:'re| are)|your (?:order|item|purchase|return)\w*(?: is| are)) (?:\w+ )?(?:eligible|entitled|qualified|approved)\b|\byou qualify\b|\byour (?:order|item|return)\w* qualif/g,
  },
  {
    pattern: new RegExp(
      `(?:ich habe|habe ich|wir haben|haben wir)(?!\\p{L})[^.!?]{0,80}?(?:${madeDe})(?!\\p{L})`,
      'gu',
    ),
  },
  {
    pattern: new RegExp(
      `(?:ich werde|werde ich|wir werden|werden wir|ich kann|kann ich|wir können|können wir|soll ich)(?!\\p{L})[^.!?]{0,80}?(?:${makeDe})(?!\\p{L})`,
      'gu',
    ),
  },
  {
    pattern:
      /(?<!\p{L})(?:ich|wir) (?:stornieren?|erstatten?|ändern?|veranlassen?|schicken? ihnen|senden? ihnen|überweisen?)(?!\p{L})/gu,
  },
  {
    pattern:
      /(?<!\p{L})(?:erstattung|rückerstattung|gutschrift|ersatz|stornierung|adresse|etikett|rücksendung|gutschein|rabatt|umtausch|ticket|rücksendeetikett)[^.!?,;]{0,120}?(?:wurde|worden|wird|ist)[^.!?,;]{0,120}?(?:veranlasst|ausgelöst|eingeleitet|geändert|aktualisiert|erstellt|gesendet|versandt|verschickt|genehmigt|bestätigt|gutgeschrieben|bearbeitet|überwiesen|unterwegs|angewendet)(?!\p{L})/gu,
    trueIf: refundNouns,
    isConditionalAllowed: true,
  },
  {
    pattern: new RegExp(
      `(?<!\\p{L})(?:j'ai|nous avons|je viens de|nous venons de|je vais|nous allons|je peux|nous pouvons)(?!\\p{L})[^.!?]{0,50}?(?<!\\p{L})(?:${madeFr})\\p{L}*`,
      'gu',
    ),
  },
  {
    pattern:
      /(?<!\p{L})(?:je|nous)(?: vous| le| la| l')? ?(?:rembourserai|annulerai|enverrai|modifierai|changerai|rembourserons|annulerons|enverrons|modifierons|rembourse|annule)(?!\p{L})/gu,
  },
  {
    pattern:
      /(?<!\p{L})(?:remboursement|étiquette|bon d'achat|remplacement|annulation|adresse|échange|retour|réduction)[^.!?,;]{0,120}?(?:a été|est|sera|ont été)[^.!?,;]{0,80}?(?:effectué|émis|envoyé|modifié|changé|créé|approuvé|appliqué|lancé|traité|validé|confirmé|en route|en cours)/gu,
    trueIf: refundNouns,
    isConditionalAllowed: true,
  },
  {
    pattern: new RegExp(
      `(?<!\\p{L})(?:he|hemos|acabo de|acabamos de|voy a|vamos a|puedo|podemos)(?!\\p{L}) (?:\\p{L}+ ){0,3}?(?:${madeEs})\\p{L}*`,
      'gu',
    ),
  },
  {
    pattern: /(?<!\p{L})(?:cancelar|reembolsar|enviar|cambiar|procesar|tramitar|anular|gestionar)(?:é|emos)(?!\p{L})/gu,
  },
  {
    pattern:
      /(?<!\p{L})se (?:le |les |te )?(?:ha|han) (?:emitid|procesad|enviad|cambiad|actualizad|cread|aprobad|aplicad|tramitad|realizad|efectuad)[oa]s?[^.!?,;]{0,120}?(?:reembolso|etiqueta|vale|cupón|reemplazo|cancelación|dirección|devolución|descuento)(?!\p{L})/gu,
    trueIf: refundNouns,
  },
  {
    pattern:
      /(?<!\p{L})(?:reembolso|etiqueta|vale|cupón|reemplazo|cancelación|dirección|devolución|descuento)[^.!?,;]{0,120}?(?:ha sido|fue|se ha|está|será|han sido)[^.!?,;]{0,80}?(?:emitid|procesad|enviad|cambiad|actualizad|cread|aprobad|aplicad|tramitad|confirmad|en camino|realizad|efectuad)/gu,
    trueIf: refundNouns,
    isConditionalAllowed: true,
  },
];

const conditional =
  /(?<!\p{L})(?:if|once|when|after|unless|as soon as|until|falls|wenn|sobald|nachdem|si|dès|quand|lorsque|après|une fois|cuando|una vez|después|en cuanto)(?!\p{L})/u;
const negation = /(?<!\p{L})(?:not|never|nicht|kein\p{L}*|pas|jamais|aucun\p{L}*|no|nunca|ningún)(?!\p{L})|n't|cannot/u;

function isNegated(text: string, index: number, match: string): boolean {
  const after = text
    .slice(index + match.length)
    .split(' ', 3)
    .join(' ');
  return (
    negation.test(match) ||
    /(?<!\p{L})(?:no|ne|not|nicht|never|nunca)\s+(?:\p{L}+\s)?$/u.test(text.slice(Math.max(0, index - 16), index)) ||
    /^\s(?:nicht|pas)(?!\p{L})/u.test(after)
  );
}
