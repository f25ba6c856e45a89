import type { ItemReason } from '../../../commerce/write-request.ts';
import type { OwnWords } from '../../guardrails/own-words.ts';

/**
 * A reason that spares the shopper fees has to stand in his own words; a model's say-so makes it `other`. The rest cost
 * him the same whichever it is.
 */
export function toSpokenReason(reason: ItemReason, own: OwnWords): ItemReason {
  const evidence = evidenceOf[reason];
  return evidence === undefined || own.matches(evidence) ? reason : 'other';
}

const evidenceOf: Readonly<Partial<Record<ItemReason, RegExp>>> = {
  damaged:
    /damag|broke|crack|torn|tear|rip(?:ped)?\b|scratch|stain|dent|defect|faulty|doesn'?t work|does not work|not work|leak|shatter|hole|beschädig|kaputt|defekt|zerbroch|riss|gerissen|fleck|loch|funktioniert nicht|abîm|cass|déchir|endommag|défectu|ne (?:marche|fonctionne) pas|tach|dañad|rot[oa]|defectuos|no funciona|rasgad|manch/iu,
  wrong_item:
    /wrong|incorrect|different (?:item|product|one)|not what i ordered|instead of|falsch|nicht bestellt|anderen? artikel|mauvais|pas (?:le bon|commandé)|erreur|equivocad|incorrect|otro (?:artículo|producto)|no (?:es lo que )?ped/iu,
  not_as_described:
    /describ|description|picture|photo|advertis|website|look(?:s|ed)? different|not as|beschreib|abgebildet|foto|anders als|décri|description|photo|annonc|descri|foto|anunci/iu,
  missing:
    /missing|not in (?:the|my) (?:box|parcel|package)|never (?:came|arrived|got|received)|(?:didn'?t|did not|haven'?t|have not|hasn'?t|has not) (?:get|got|receive|arrive|come|include)|lost|fehl|nicht (?:angekommen|erhalten|dabei|bekommen)|verloren|manqu|pas (?:reçu|arrivé)|perdu|falta|no (?:ha )?lleg|no (?:he )?recib|perdid/iu,
};

/** Credit instead of money only where the shopper speaks of it. */
export function toSpokenTarget(target: 'original' | 'store_credit' | undefined, own: OwnWords) {
  return target === 'store_credit' && own.matches(creditWords) ? 'store_credit' : 'original';
}

const creditWords =
  /(?<!\p{L})(?:store[ -]?credit|shop credit|credit|gift card|voucher|guthaben|gutschrift|gutschein|avoir|crédit|bon d'achat|crédito|vale|saldo)(?!\p{L})/iu;
