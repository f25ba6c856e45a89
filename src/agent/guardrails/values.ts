import { readAmounts } from './amounts.ts';
import { readCarriers } from './carriers.ts';
import { readDurations } from './durations.ts';
import type { SpokenValue } from './spoken-value.ts';

/**
 * All values of a text, each place read once: what one reader takes the next does not see. Dates have been taken out
 * before. Call on plain text (`toPlainText`), in its own case.
 */
export function readValues(text: string): SpokenValue[] {
  const values: SpokenValue[] = [];
  let rest = text;
  for (const read of readers) {
    const found = read(rest);
    values.push(...found);
    for (const { index, text: taken } of found) {
      rest = rest.slice(0, index) + ' '.repeat(taken.length) + rest.slice(index + taken.length);
    }
  }
  return values;
}

/** Plain letters, blanks and quotes; no marks that hide a word from a pattern. */
export function toPlainText(text: string): string {
  if (!needsCleaning.test(text)) {
    return text;
  }
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/g, toAsciiDigit)
    .replaceAll(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/g, ' ')
    .replaceAll(/[’‘ʼ`]/g, "'")
    .replaceAll(/\\(?=[^\w\s])/g, '')
    .replaceAll(/\*+|__+|~~+|(?<=^|[\s("'])_+(?=\p{L})|(?<=[\p{L}\d])_+(?=[\s).,;:!?"']|$)/gu, '')
    .replaceAll(/ {2,}/g, ' ');
}

/** Any of the marks above, or a letter that might be another one's look-alike: most sentences have none. */
const needsCleaning = /[^\n\x20-\x29\x2b-\x5b\x5d\x5e\x61-\x7d]| {2}/;

const digitBlocks = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

/** Arabic, Persian, Hindi, Bengali and Thai digits, which `\d` does not know. */
function toAsciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = digitBlocks.findLast((block) => block <= code) ?? code;
  return String(code - zero);
}

export function toUrlKey(url: string): string {
  return `url:${url.replace(/[).,;:!?'"\]>]+$/, '').replace(/\/$/, '')}`;
}

export function toTrackingKey(tracking: string): string {
  return `tracking:${tracking.replaceAll(/[\s-]/g, '').toUpperCase()}`;
}

type Reader = (text: string) => SpokenValue[];

const readers: readonly Reader[] = [
  inTextWith(
    /:|www\./i,
    byPattern(
      'url',
      /\b(?:https?:\/{0,3}|hxxps?:\/{0,3}|[a-z][a-z0-9+.-]{1,20}:\/\/|(?:javascript|vbscript|data|file|blob):(?=\S)|www\.)[^\s<>"')\]]{2,500}/gi,
      ([text]) => toUrlKey(text),
    ),
  ),
  inTextWith(
    /@/,
    byPattern('email', /[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g, ([text]) => `email:${text.toLowerCase()}`),
  ),
  byPattern(
    'internal_id',
    /gid:\/\/\S*|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\bsk[-_][\w-]{8,}/gi,
    ([text]) => `internal_id:${text}`,
  ),
  inTextWith(
    /\.[a-z\d]/i,
    byPattern(
      'url',
      /(?<![\w@.-])[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){0,3}(?:\.(?:com|net|org|io|shop|store|de|fr|es|co\.uk|example|info|biz|app|dev|me|ly|to|ru|cn|xyz|online|site|top|click|link|club|vip|live|cc|tk|pw|su|eu|uk|nl|pl|ch|ca|tv|gg|page|cloud|support|help|zip|icu|website|delivery|express)(?:\/[^\s<>"')\]]*)?(?![\w-])|\.[a-z]{2,24}\/[^\s<>"')\]]+)|(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\/[^\s<>"')\]]*/gi,
      ([text]) => toUrlKey(text),
    ),
  ),
  inTextWith(/\d/, readAmounts),
  inTextWith(
    /\d/,
    byPattern(
      'percent',
      /(\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|percent\b|prozent\b|pour ?cent\b|por ciento)/gi,
      ([, digits]) => {
        return `percent:${Number((digits ?? '').replace(',', '.'))}`;
      },
    ),
  ),
  readDurations,
  inTextWith(
    /\d/,
    byPattern(
      'time',
      /(?<![\d:.])(\d{1,2})(?::(\d{2}))?\s?(a\.?m\.?|p\.?m\.?)(?!\w)|(?<![\d:.])(\d{1,2}):(\d{2})(?![\d:])(?:\s?(?:uhr|h))?|\b(\d{1,2})\s?uhr\b|(?<![\d:.])(\d{1,2})h(\d{2})\b/gi,
      toTimeKey,
    ),
  ),
  inTextWith(
    /\d/,
    byPattern(
      'order',
      /#\s?([A-Za-z]{0,5}-?\d{3,12})\b|\b(?:order|bestellung|commande|pedido|bestellnummer)\s(?:number\s|no\.?\s|nr\.?\s|num[eé]ro\s|n[uú]mero\s)?(?:is\s)?([A-Z]{0,4}-?\d{3,12})\b/gi,
      ([, hashed, named]) => `order:${(hashed ?? named ?? '').toUpperCase()}`,
    ),
  ),
  inTextWith(
    /\d/,
    byPattern(
      'tracking',
      /\b(?=[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{6,38}[A-Z0-9]\b|(?<![\d+])\d{4}(?: \d{4}){2,7}(?: \d{1,3})?\b|(?<!\d)\d{10,40}(?!\d)/g,
      ([text]) => toTrackingKey(text),
    ),
  ),
  byPattern(
    'count',
    /(?<![\p{L}\d])(\d{1,3}|two|three|four|five|six|zwei|drei|vier|fünf|deux|trois|quatre|cinq|dos|tres|cuatro|cinco)\s(?:(?:separate|different|more|other|weiteren?|autres?)\s)?(items?|articles?|artikel|artículos?|units?|stück|unidades|parcels?|packages?|shipments?|boxes|pakete?n?|sendungen|colis|paquetes?|envíos|left|in stock|auf lager|en stock|verfügbar|disponibles?|orders|bestellungen|commandes|pedidos)(?!\p{L})|(?<![\p{L}\d])(\d{1,3})\s?[x×](?=\s)/giu,
    ([, amount, noun, times]) =>
      `count:${toNoun(noun)}:${countWords[(amount ?? '').toLowerCase()] ?? Number(amount ?? times)}`,
  ),
  inTextWith(
    /\d/,
    byPattern(
      'number',
      /(?<![\w.])\d{4,9}(?!\w)/g,
      ([text]) => `number:${text}`,
      (key) => isYear(key),
    ),
  ),
  readCarriers,
];

const countWords: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
};

function byPattern(
  kind: SpokenValue['kind'],
  pattern: RegExp,
  toKey: (match: RegExpMatchArray) => string,
  isNoise: (key: string) => boolean = () => false,
): Reader {
  return (text) =>
    [...text.matchAll(pattern)]
      .map((match) => ({ kind, key: toKey(match), text: match[0], index: match.index }))
      .filter(({ key }) => !isNoise(key));
}

/** A mark that the reader can't do without, looked for first because it costs next to nothing. */
function inTextWith(mark: RegExp, read: Reader): Reader {
  return (text) => (mark.test(text) ? read(text) : []);
}

function isYear(key: string): boolean {
  return /^number:20[12]\d$/.test(key);
}

function toNoun(noun: string | undefined): 'parcel' | 'order' | 'stock' | 'item' {
  const word = (noun ?? 'x').toLowerCase();
  if (/^(?:parcel|package|shipment|box|paket|sendung|colis|paquete|envío)/.test(word)) {
    return 'parcel';
  }
  if (/^(?:order|bestell|command|pedido)/.test(word)) {
    return 'order';
  }
  return /^(?:left|in stock|auf|en stock|verf|dispon)/.test(word) ? 'stock' : 'item';
}

function toTimeKey(match: RegExpMatchArray): string {
  const hours = Number(match[1] ?? match[4] ?? match[6] ?? match[7]);
  const minutes = Number(match[2] ?? match[5] ?? match[8] ?? 0);
  const isAfternoon = /^p/i.test(match[3] ?? '') && hours < 12;
  const isMidnight = /^a/i.test(match[3] ?? '') && hours === 12;
  return `time:${(isMidnight ? 0 : hours) + (isAfternoon ? 12 : 0)}:${minutes}`;
}
