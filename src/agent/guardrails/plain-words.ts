/** Words to compare by: lower case, no accents, no marks; a street's usual abbreviations are one word. */
export function plainWords(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(clitics, '')
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).map((word) => streets[word] ?? word.replace(/strasse$/, 'str'));
}

/** Of one word; the first, when there are several. */
export function toPlainWord(word: string): string {
  return plainWords(word)[0] ?? '';
}

/** `it's` and `l'article` hold no size S or L. */
const clitics = /(?<=\p{L})['’‘`´]\p{L}(?!\p{L})|(?<!\p{L})\p{L}['’‘`´](?=\p{L})/gu;

const streets: Readonly<Record<string, string>> = {
  street: 'st',
  avenue: 'ave',
  av: 'ave',
  road: 'rd',
  boulevard: 'blvd',
  drive: 'dr',
  lane: 'ln',
  court: 'ct',
  place: 'pl',
  square: 'sq',
  apartment: 'apt',
  suite: 'ste',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
};
