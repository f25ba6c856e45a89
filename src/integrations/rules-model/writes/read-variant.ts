/** What it shall be instead ("for an L", "in blue"), and the words before that, which say what it is now. */
export interface VariantWish {
  readonly before: string;
  /** Absent when he only says that it shall be another one. */
  readonly variant?: string;
}

export function readVariant(text: string): VariantWish {
  const plain = text.replaceAll(orderMention, ' ').replaceAll(/[’‘`]/g, "'");
  const instead =
    /\b(?:get|want|have|like|need|send me|take)\s+(?:(?:an?|the|one in)\s+)?(?<wanted>[^,.?!]{1,40}?)\s+instead(?: of)?\b/iu.exec(
      plain,
    );
  const found = lastMatch(plain, towards) ?? instead;
  const variant = toVariant(found?.groups?.wanted ?? '');
  const known = variant ?? toVariant(sizeOnly.exec(plain)?.[0] ?? '');
  const before = found === undefined || found === null ? plain : plain.slice(0, found.index);
  return { before, ...(known === undefined ? {} : { variant: known }) };
}

const orderMention =
  /(?:\b(?:of|from|in|on|aus|von|der|de la|de|del|dans)\s+)?(?:(?:my|the|order|bestellung|commande|pedido)\s+)*#\s?[\w-]+|\border \d{4,}/giu;
const article = String.raw`(?:(?:an?|the|one|ones|it|size|colou?r|einen?|eine[rms]?|die|den|das|größe|grösse|farbe|un|une|la|le|les|el|los|las|una?|uno|taille|couleur|talla|color|in|en|de)\s+)*`;
const towards = new RegExp(
  String.raw`(?<!\p{L})(?:for|to|into|in|gegen|auf|zu|in|contre|pour|par|en|por|a|à)\s+${article}(?<wanted>[^,.;?!]{1,60})`,
  'giu',
);
const sizeOnly = /\b(?:size|größe|grösse|taille|talla)\s+[\p{L}\d/.]{1,8}/iu;
const unspecific =
  /^(?:(?:a|an|the|one|another|different|other|new|bigger|larger|smaller|next|size|sizes|colou?r|colou?rs|item|product|up|down|it|them|me|my|me please|order|something|else|einer?|einen?|anderen?|andere[rs]?|größere[nrs]?|kleinere[nrs]?|größe|farbe|eine|autre|plus|grande?|petite?|taille|couleur|otr[oa]|más|grande|pequeñ[oa]|talla|color|favor|exchange|return|refund|umtausch)\s*)*$/iu;
const tail =
  /\s+(?:please|pls|instead|thanks|thank you|bitte|stattdessen|danke|s'il (?:vous|te) plaît|svp|merci|por favor|gracias|umtauschen|umzutauschen|tauschen|ändern|wechseln|échanger|cambiar|ones?|because|as|since|if|from|of|weil|da|parce|car|porque|in (?:my|the|order)|on (?:my|the|order))(?:\s.*)?$/iu;

/** The last "for …" that names something: "swap the M for my son for an L". */
function lastMatch(text: string, pattern: RegExp): RegExpExecArray | undefined {
  return [...text.matchAll(pattern)].filter(({ groups }) => toVariant(groups?.wanted ?? '') !== undefined).at(-1);
}

function toVariant(words: string): string | undefined {
  const bare = words
    .replace(tail, '')
    .replace(/^(?:size|colou?r|größe|grösse|farbe|taille|couleur|talla|color)\s+(?=\S)/iu, '')
    .trim();
  return bare === '' || unspecific.test(bare) || bare.split(/\s+/u).length > 6 ? undefined : bare.slice(0, 120);
}
