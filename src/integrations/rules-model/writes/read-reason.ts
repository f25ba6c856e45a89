import type { ItemReason } from '../../../commerce/write-request.ts';

export type CancelReason = 'no_longer_needed' | 'ordered_by_mistake' | 'too_slow' | 'other';

/** Why he wants it, in the words of a return form; absent when he gave no reason. */
export function readReason(text: string): ItemReason | undefined {
  const plain = toPlain(text);
  return reasons.find(([, pattern]) => pattern.test(plain))?.[0];
}

export function readCancelReason(text: string): CancelReason | undefined {
  const plain = toPlain(text);
  return cancelReasons.find(([, pattern]) => pattern.test(plain))?.[0];
}

function toPlain(text: string): string {
  return text.toLowerCase().replaceAll(/[’‘`]/g, "'");
}

const unwanted =
  /\b(?:don't|do not|didn't|no longer|not) (?:\p{L}+ )?(?:want|need|like|love)|\bchanged my mind\b|\bnot (?:needed|for me)\b|\btoo many\b|gefällt|gefallen (?:mir )?nicht|brauche[^.?!]{0,30}nicht|nicht mehr|will (?:ich )?(?:es|sie|ihn)? ?nicht|plus besoin|(?:n'en |ne |n')(?:veux|voulons) plus|ne (?:me )?(?:plaît|plaisent) pas|changé d'avis|ya no|no (?:lo |la |los |las |me )?(?:quiero|necesito|gusta\p{L}*)|cambiado de (?:idea|opinión)/u;

const reasons: readonly (readonly [ItemReason, RegExp])[] = [
  [
    'damaged',
    /\b(?:broken?|broke|damaged?|cracks?|cracked|chipped|shattered|torn|tear|ripped|smashed|defects?|defective|faulty|flickers?|flickering|leaks?|leaking|dented|bent|scratched|stained?|hole|holes|in (?:\p{L}+ )?(?:pieces|bits|shards|half)|dead on arrival|stopped working|(?:doesn't|does not|don't|do not|won't|not) (?:work|working|turn on|charge|close))\b|kaputt|beschädigt|zerbrochen|zersprungen|zersplittert|in scherben|in \p{L}* ?stücken?(?!\p{L})|defekt|gerissen|funktioniert nicht|cassée?s?|abîmée?s?|endommagée?s?|défectueu|déchirée?s?|fissurée?s?|brisée?s?|fêlée?s?|en (?:mille )?morceaux|en miettes|ne (?:marche|fonctionne) pas|\brot[oa]s?\b|dañad|defectuos|estropead|(?:hech[oa]s? |en )(?:mil )?pedazos|quebrad|no funciona/u,
  ],
  [
    'wrong_size',
    /\btoo (?:small|big|large|tight|long|short|wide|loose|narrow)\b|\b(?:doesn't|does not|don't|do not|didn't) fit\b|\bwrong size\b|(?:different|another|bigger|smaller|larger) size|zu (?:klein|groß|gross|eng|weit|lang|kurz)|pass(?:t|en) (?:mir )?nicht|(?:falsche|andere) größe|trop (?:petit|grand|serré|large|long|court)|ne (?:me )?v(?:a|ont) pas|(?:mauvaise|autre) taille|(?:muy|demasiado) (?:pequeñ|grande|chic|ajustad|larg|cort)|no me (?:queda|vale)|(?:talla equivocada|otra talla)/u,
  ],
  [
    'wrong_colour',
    /\bwrong colou?r|(?:different|another) colou?r|(?:falsche|andere) farbe|(?:mauvaise|autre) couleur|(?:color equivocado|otro color)/u,
  ],
  [
    'wrong_item',
    /\bwrong (?:item|product|one|thing|order|\p{L}+)\b|\bnot what i ordered\b|falsche\p{L}? (?:artikel|produkt|ware)|mauvais (?:article|produit)|pas ce que j'ai commandé|(?:artículo|producto) (?:equivocado|incorrecto)|no es lo que pedí/u,
  ],
  [
    'not_as_described',
    /\bnot as (?:described|pictured|shown|advertised)|\b(?:looks?|is|are) (?:\p{L}+ )?different\b|\bnot what i expected\b|\bpoor quality\b|nicht wie (?:beschrieben|abgebildet)|anders als|entspricht nicht|pas conforme|ne correspond(?:ent)? pas|no es como|no corresponde|distint[oa]/u,
  ],
  [
    'missing',
    /\bmissing\b|\bnot in the (?:box|parcel|package)|\bnever (?:arrived|came|received|got)|\b(?:didn't|did not|haven't|hasn't) (?:arrive|come|arrived|get|got|receive|received)|fehlt|fehlen|nicht angekommen|\bmanque\b|pas (?:arrivée?|reçue?)|\bfalta\b|no (?:llegó|ha llegado|recibí)/u,
  ],
  ['unwanted', unwanted],
];

const cancelReasons: readonly (readonly [CancelReason, RegExp])[] = [
  [
    'ordered_by_mistake',
    /\bmistake|\baccident|\bwrong\b|\btwice\b|\bduplicate|versehen|falsch|doppelt|zweimal|erreur|trompée?|deux fois|\berror\b|equivoc|dos veces|duplicad/u,
  ],
  [
    'too_slow',
    /\btoo (?:long|slow|late)\b|\btaking (?:too|so|forever)|\bdelay|\bwaiting\b|dauert|zu (?:lange|spät|langsam)|trop (?:long|lent|tard)|tarda|demasiado (?:tiempo|tarde|lento)/u,
  ],
  [
    'no_longer_needed',
    new RegExp(`${unwanted.source}|\\bcheaper\\b|\\belsewhere\\b|günstiger|moins cher|más barato`, 'u'),
  ],
];
