import { createRandom, type Random } from './train-random.ts';

export interface Utterance {
  readonly text: string;
  /** `null` where the message carries no intent of its own. */
  readonly topic: string | null;
  readonly language: string;
}

interface Grammar {
  readonly lists: ReadonlyMap<string, string>;
  readonly templates: readonly { readonly topic: string; readonly text: string }[];
}

/** Rows of one topic and language; far domains need more, since they are everything else. */
const rowsOf = (topic: string, language: string): number => {
  const base = language === 'en' ? 640 : 110;
  return topic === 'out_of_scope' ? base * 4 : topic === 'none' || topic === 'product_question' ? base * 2 : base;
};

const affixes: Readonly<Record<string, { readonly before: readonly string[]; readonly after: readonly string[] }>> = {
  en: {
    before: [
      'hi, ',
      'hello, ',
      'hey ',
      'please, ',
      'hi there. ',
      'sir, ',
      'excuse me, ',
      'good morning, ',
      'so ',
      'quick question: ',
      'hi team, ',
      'ok so ',
      'and ',
    ],
    after: [' please', ' thanks', '?', '??', '!', '.', ' pls', ' asap', ' thank you', ' sir', ' help', ' ???', '!!'],
  },
  de: { before: ['Hallo, ', 'Guten Tag, ', 'Hi, '], after: ['?', ' bitte', ' danke', '!', '.'] },
  fr: { before: ['Bonjour, ', 'Bonsoir, ', 'Salut, '], after: [' ?', ' svp', " s'il vous plaît", ' merci', '.'] },
  es: { before: ['Hola, ', 'Buenos días, ', 'Buenas, '], after: ['?', ' por favor', ' gracias', '.', '!'] },
};

/** Draws distinct utterances from a grammar; the same text and language give the same rows. */
export function writeUtterances(source: string, language: string): readonly Utterance[] {
  const grammar = parseGrammar(source);
  const random = createRandom(`${language}-7`);
  const found = new Set(grammar.templates.map((template) => template.topic));
  return [...found].flatMap((topic) => {
    const templates = grammar.templates.filter((template) => template.topic === topic);
    const texts = new Set<string>();
    const limit = rowsOf(topic, language);
    const rounds = Math.max(8, Math.ceil((limit / templates.length) * 2));
    for (let round = 0; round < rounds; round++) {
      for (const template of templates) {
        if (texts.size < limit) texts.add(draw(template.text, grammar, language, topic, random));
      }
    }
    return [...texts]
      .filter((text) => text !== '')
      .map((text) => ({ text, topic: topic === 'none' ? null : topic, language }));
  });
}

function parseGrammar(source: string): Grammar {
  const lists = new Map<string, string>();
  const templates: { topic: string; text: string }[] = [];
  let topic = '';
  for (const line of source.split('\n').map((each) => each.trim())) {
    if (line === '' || (line.startsWith('#') && !line.startsWith('#1'))) continue;
    const list = /^@(\w+) (.+)$/.exec(line);
    const heading = /^\[(\w+)\]$/.exec(line);
    if (list?.[1] !== undefined && list[2] !== undefined) lists.set(list[1], list[2]);
    else if (heading?.[1] !== undefined) topic = heading[1];
    else templates.push({ topic, text: line });
  }
  return { lists, templates };
}

function draw(template: string, grammar: Grammar, language: string, topic: string, random: Random): string {
  let text = chooseTop(template, random);
  for (let depth = 0; depth < 12 && /[({]/.test(text); depth++) {
    text = text.replaceAll(/\{(\w+)\}/g, (_, name: string) => `(${grammar.lists.get(name) ?? fail(name)})`);
    text = text.replaceAll(/\(([^()]*)\)/g, (_, options: string) => random.pick(options.split('|')));
  }
  text = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s+([?,.])/g, '$1')
    .trim();
  return topic === 'none' ? text : disturb(text, language, random);
}

/** A template may itself be a choice without brackets. */
function chooseTop(template: string, random: Random): string {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of template) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return random.pick(parts);
}

function disturb(clean: string, language: string, random: Random): string {
  const affix = affixes[language] ?? { before: [''], after: [''] };
  let text = clean;
  if (random.next() < 0.15) text = misspell(text, random);
  if (random.next() < 0.12) text = random.pick(affix.before) + text;
  if (random.next() < 0.3) text += random.pick(affix.after);
  if (random.next() < 0.04) text = text.toUpperCase();
  return text;
}

function misspell(text: string, random: Random): string {
  const words = text.split(' ');
  const index = Math.floor(random.next() * words.length);
  const word = words[index] ?? '';
  if (word.length < 4 || /\d/.test(word)) return text;
  const at = 1 + Math.floor(random.next() * (word.length - 2));
  const kind = random.next();
  const changed =
    kind < 0.4
      ? word.slice(0, at) + word.slice(at + 1)
      : kind < 0.7
        ? word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
        : word.slice(0, at) + (word[at] ?? '') + word.slice(at);
  return words.with(index, changed).join(' ');
}

function fail(name: string): never {
  throw new Error(`The grammar has no list named ${name}`);
}
