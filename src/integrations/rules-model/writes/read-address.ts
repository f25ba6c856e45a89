/** Parts of an address in the shopper's own letters, and which ones a parcel needs that he did not write. */
export interface SpokenAddress {
  readonly name?: string;
  readonly address1?: string;
  readonly address2?: string;
  readonly city?: string;
  readonly province?: string;
  readonly zip?: string;
  readonly country?: string;
  readonly missing: readonly ('street' | 'city' | 'zip')[];
}

/** Absent when the text holds nothing that looks like a street. */
export function readAddress(text: string): SpokenAddress | undefined {
  const segments = toSegments(text);
  const at = segments.findIndex(isStreet);
  const street = segments[at];
  if (street === undefined) return undefined;
  const rest = segments.slice(at + 1);
  const second = rest.findIndex((segment) => unit.test(segment));
  const place = readPlace(rest.filter((_, index) => index !== second).slice(0, 4));
  const name = at > 0 ? segments.slice(0, at).map(withoutLead).findLast(isName) : undefined;
  const found = {
    ...(name === undefined ? {} : { name }),
    ...splitUnit(toStreet(street), rest[second]),
    ...place,
  };
  return {
    ...found,
    missing: [
      ...(found.city === undefined ? (['city'] as const) : []),
      ...(found.zip === undefined ? (['zip'] as const) : []),
    ],
  };
}

function toSegments(text: string): readonly string[] {
  return text
    .replaceAll(/#\s?[a-z]{0,5}-?\d{3,12}|\border(?: (?:no\.?|number))? \d{4,}/giu, ' ')
    .replaceAll(/(?<=\d),(?=\s*(?:rue|avenue|av|boulevard|bd|place|chemin|impasse|allée|quai|cours|route)\b)/giu, '')
    .replaceAll(/(?<=\p{Ll}),(?=\s*(?:n[º°]?\s?)?\d{1,4}(?:\s*[,\n]|$))/gu, '')
    .split(/[,;\n]|(?<=\p{L}{3})\.\s+(?=\p{Lu})/u)
    .map((segment) => segment.replace(closing, '').trim())
    .filter((segment) => segment !== '');
}

const closing =
  /[\s.!?]*(?:\b(?:instead|please|thanks|thank you|asap|bitte|stattdessen|danke|s'il (?:vous|te) plaît|svp|merci|à la place|por favor|gracias|en su lugar)\b[\s.!?]*)*$/iu;
const unit =
  /^(?:apt|apartment|suite|ste|unit|floor|flat|room|wohnung|etage|whg|appt|appartement|bât|bâtiment|étage|piso|puerta|planta|depto)\b|^#\s?\w{1,6}$/iu;
const lead =
  /^.*(?:\s|^)(?:to|at|is|be|now|an|sein|être|ser|nach|in die|lautet|ist|à|au|est|a|es|address|adresse|dirección|:)\s*:?\s+(?=(?:the |die |den |der |la |le )?[^\s])/iu;
const streetWord =
  /\b(?:st|street|rd|road|ave|avenue|way|lane|ln|drive|dr|blvd|boulevard|court|ct|square|sq|terrace|place|pl|plaza|circle|cir|parkway|pkwy|highway|hwy|trail|rue|chemin|impasse|allée|quai|cours|route|calle|avenida|avda|paseo|carrer|ronda|camino|straße|strasse|str|weg|platz|allee|gasse|ring|ufer|damm)\b|(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|ufer|damm)(?:\s|$)/iu;

/** A house number beside words; a postcode with its town is none. */
function isStreet(segment: string): boolean {
  const own = toStreet(segment);
  const numberFirst = /^\d{1,6}[a-z]?(?:\s?(?:bis|ter))?\s+\p{L}/iu.test(own);
  const numberLast = /\p{L}[\p{L}.'-]*\s+(?:n[º°]?\s?)?\d{1,4}\s?[a-z]?$/iu.test(own);
  const isTown = /^\d{4,5}\s+\p{Lu}/u.test(own) && !streetWord.test(own);
  return (
    (numberFirst && !isTown) || (numberLast && (streetWord.test(own) || /^\p{Lu}/u.test(own)) && !stateZip.test(own))
  );
}

/** Without "please send it to". */
function toStreet(segment: string): string {
  const after = withoutLead(segment);
  return /\d/u.test(after) ? after : segment.trim();
}

function withoutLead(segment: string): string {
  return segment.slice(lead.exec(segment)?.[0].length ?? 0).trim();
}

function splitUnit(street: string, second: string | undefined): Pick<SpokenAddress, 'address1' | 'address2'> {
  const inside = /^(.*\D)\s+((?:apt|apartment|suite|ste|unit|flat)\b.*)$/iu.exec(street);
  if (second !== undefined) return { address1: street, address2: second };
  return inside === null ? { address1: street } : { address1: (inside[1] ?? '').trim(), address2: inside[2] ?? '' };
}

function isName(segment: string): boolean {
  return /^\p{Lu}[\p{L}.'-]+(?:\s\p{Lu}[\p{L}.'-]*){1,3}$/u.test(segment);
}

const stateZip = /\b([A-Z]{2})\.?,?\s+(\d{5}(?:-\d{4})?)\b/u;
const zipPatterns = [
  /\b\d{5}(?:-\d{4})?\b/u,
  /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/u,
  /\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b/u,
  /\b\d{4}(?:\s?[A-Z]{2})?\b/u,
];
const countries =
  /^(?:the )?(?:usa|u\.s\.a?\.?|us|united states(?: of america)?|america|uk|united kingdom|great britain|england|scotland|wales|ireland|canada|australia|germany|deutschland|allemagne|alemania|france|frankreich|francia|spain|spanien|espagne|españa|austria|österreich|autriche|switzerland|schweiz|suisse|suiza|italy|italien|italia|netherlands|niederlande|belgium|belgien|belgique|portugal|poland|polen|denmark|sweden|norway|finland|japan|méxico|mexico)\.?$/iu;
const provinceOnly = /^[A-Z]{2}$/u;

/** City, province, postcode and country from what stands behind the street. */
function readPlace(segments: readonly string[]): Pick<SpokenAddress, 'city' | 'province' | 'zip' | 'country'> {
  const country = segments.find((segment) => countries.test(segment));
  const rest = segments.filter((segment) => segment !== country && !isTalk(segment));
  const state = rest.map((segment) => stateZip.exec(segment)).find((found) => found !== null);
  const zip = state?.[2] ?? findZip(rest);
  const province = state?.[1] ?? rest.find((segment) => provinceOnly.test(segment));
  const city = rest
    .map((segment) => withoutCountry(segment.replace(stateZip, ' ').replace(zip ?? ' ', ' ')))
    .find((segment) => /\p{L}{2}/u.test(segment) && !provinceOnly.test(segment));
  const inside = /\b(USA|UK|Germany|Deutschland|France|España|Spain|Canada)\.?$/u.exec(rest.at(-1) ?? '')?.[1];
  const named = country ?? inside;
  return {
    ...(city === undefined ? {} : { city: city.replaceAll(/\s+/gu, ' ').replace(/\s+[A-Z]{2}$/u, '') }),
    ...(province === undefined ? {} : { province }),
    ...(zip === undefined ? {} : { zip }),
    ...(named === undefined ? {} : { country: named }),
  };
}

function withoutCountry(segment: string): string {
  return segment.replace(/\s+(?:USA|UK|Germany|Deutschland|France|España|Spain|Canada)\.?$/u, '').trim();
}

function findZip(segments: readonly string[]): string | undefined {
  for (const pattern of zipPatterns) {
    const found = segments.map((segment) => pattern.exec(segment)?.[0]).find((zip) => zip !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "and return the mug": no part of an address. */
function isTalk(segment: string): boolean {
  return (
    /^(?:and|but|because|the|i|it|my|und|weil|ich|et|je|y|porque)\s/iu.test(segment) || segment.split(/\s+/u).length > 6
  );
}
