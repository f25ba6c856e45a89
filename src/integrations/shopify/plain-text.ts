/** HTML as text: paragraphs and list items on lines of their own, entities decoded, scripts and comments dropped. */
export function toPlainText(html: string): string {
  // No expression here looks back past a `<`, so that a malformed page costs no more than a good one.
  const text = dropHidden(html)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>/g, (_tag, slash: string, name: string) =>
      toBreak(slash === '/', name.toLowerCase()),
    );
  return tidy(decodeEntities(text));
}

function dropHidden(html: string): string {
  const opening = /<(script|style|template)\b|<!--/gi;
  let kept = '';
  let position = 0;
  for (let match = opening.exec(html); match; match = opening.exec(html)) {
    kept += html.slice(position, match.index);
    const closing = match[1] ? new RegExp(`</${match[1]}[^<>]*>`, 'gi') : /-->/g;
    closing.lastIndex = opening.lastIndex;
    if (!closing.test(html)) return kept;
    position = closing.lastIndex;
    opening.lastIndex = position;
  }
  return kept + html.slice(position);
}

function toBreak(isClosing: boolean, tag: string): string {
  if (tag === 'li') return isClosing ? '' : '\n- ';
  if (paragraphTags.has(tag)) return '\n\n';
  if (lineTags.has(tag)) return '\n';
  return tag === 'td' || tag === 'th' ? ' ' : '';
}

const paragraphTags = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table', 'blockquote']);
const lineTags = new Set(['br', 'div', 'tr', 'section', 'article', 'header', 'footer', 'hr', 'dt', 'dd']);

const namedEntities: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    bull: '•',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    euro: '€',
    pound: '£',
    yen: '¥',
    cent: '¢',
    copy: '©',
    reg: '®',
    trade: '™',
    times: '×',
    deg: '°',
    eacute: 'é',
    egrave: 'è',
    agrave: 'à',
    ccedil: 'ç',
    auml: 'ä',
    ouml: 'ö',
    uuml: 'ü',
    szlig: 'ß',
    ntilde: 'ñ',
    aring: 'å',
    oslash: 'ø',
    frac12: '½',
    frac14: '¼',
  }),
);

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,10}));/gi, (whole, decimal, hex, name) => {
    if (name) return namedEntities.get(name.toLowerCase()) ?? whole;
    const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
    const isCharacter = code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : ' ';
  });
}

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.replaceAll(/[ \t\u00a0]+/g, ' ').trim());
  return lines
    .filter((line, index) => line !== '' || lines[index - 1] !== '')
    .join('\n')
    .trim();
}
