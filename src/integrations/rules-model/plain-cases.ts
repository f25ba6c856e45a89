import type { Topic } from '../../agent/intents.ts';

/** What these words say is so plain that the linear model is not asked; it takes "arrived broken" for an arrival. */
export function readPlainCase(clause: string): Topic | undefined {
  const plain = clause.toLowerCase().replaceAll(/[’‘`]/g, "'");
  return cases.find(([, pattern]) => pattern.test(plain))?.[0];
}

const cases: readonly (readonly [Topic, RegExp])[] = [
  [
    'damaged_item',
    /\b(?:arriv\w*|came|received|got|is|was|are|were|delivered|showed up|turned up)\b[^.?!]{0,24}\b(?:broken|damaged|cracked|chipped|shattered|torn|ripped|smashed|defective|faulty|leaking|dented|bent|in (?:\p{L}+ )?(?:pieces|bits|shards|half))\b|\b(?:kaputt|beschädigt|zerbrochen|zersprungen|zersplittert|defekt)\b[^.?!]{0,20}(?:angekommen|geliefert|erhalten)?|(?:arrivée?s?|est|sont|reçue?s?|était)[^.?!]{0,20}(?:cassée?|endommagée?|abîmée?|brisée?|en morceaux)|(?:lleg\p{L}+|recib\p{L}+|está|están|vino)[^.?!]{0,20}(?:rot[oa]|dañad[oa]|defectuos[oa]|en pedazos)/u,
  ],
  [
    'delivery_problem',
    /(?:says?|marked|shows?|status|tracking)[^.?!]{0,20}delivered[^.?!]{0,60}(?:not|n't|never|no |missing|nothing)|\b(?:my|the) (?:order|package|parcel|delivery) (?:is|was|seems)[^.?!]{0,14}\b(?:late|delayed|overdue)\b|als zugestellt[^.?!]{0,60}(?:nicht|kein)|marquée? comme livrée?|indique livrée?|(?:aparece|figura|dice)[^.?!]{0,20}entregado/u,
  ],
  [
    'refund_status',
    /\b(?:has|have|was|is|did|where|when|status|any news)\b[^.?!]{0,30}\b(?:my|the|a) refund\b|\brefund status\b|(?:wo|wann|wurde|ist)[^.?!]{0,30}(?:erstattung|rückerstattung)\b|où (?:en )?est mon remboursement|dónde está mi reembolso/u,
  ],
  [
    'return_request',
    /\b(?:status|news|update|get|received?|about) (?:of |on |with )?my returns?\b|\bmy return (?:request|for|has|was|is)\b/u,
  ],
  [
    'return_policy',
    /restocking fee|return (?:policy|window|period)|returns policy|rückgabe(?:frist|recht|bedingungen)|politique de retour|política de devoluci/u,
  ],
  ['refund_request', /how long (?:does|do|will|until)[^.?!]{0,20}refunds?\b[^.?!]{0,20}(?:take|show|arrive)/u],
  [
    'product_question',
    /\b(?:do you (?:have|sell|stock|carry)|have you got|got any)\b(?![^.?!]{0,30}\b(?:news|update|record|number|policy|warranty|discount|codes?|sale|store|shop|phone|refund|return|express|shipping|insurance)\b)|\bhow much (?:is|are|does|do)\b(?![^.?!]{0,30}\b(?:shipping|delivery|postage|return|returns|refund|express|it|customs|duties|my|order|restocking)\b)|\b(?:haben sie|gibt es|verkaufen sie)\b[^.?!]{0,40}\b(?:jacke|zelt|schuhe|größe|schlafsack|rucksack)/u,
  ],
];
