import { listConcepts } from './concepts.ts';
import { toWords } from './features.ts';

const filler = new Set(
  `the and are you your for with what which does have has how much can could about this that from not will when where its
  it's it is a an of to in on do i i'm me my we our they them there please would like want need get got if or by as at be
  was were been am any some many also order question tell know der die das und ist sind ich sie wie viel was welche hat mit
  für ein eine einen kann man auf im am zu les des une est que quel quelle avec pour combien je vous puis los las una que cual
  con para cuanto tiene puedo hay su mi zquestion zmail bitte thanks hello hi take takes long days many how often something`.split(
    /\s+/,
  ),
);
const irregular: Readonly<Record<string, string>> = {
  kept: 'keep',
  paid: 'pay',
  sent: 'send',
  made: 'make',
  took: 'take',
};
/** Concepts that nearly every sentence of a shop's policies would share. */
const vague = new Set([
  'order',
  'not',
  'when',
  'where',
  'howlong',
  'status',
  'support',
  'receive',
  'create',
  'policy',
  'product',
  'buy',
  'genhello',
  'thank',
  'back',
  'device',
  'parcel',
  'serve',
  'storeplace',
  'person',
  'late',
]);

/** What a question is about, cut so that `washable` and `washing` meet. */
export function toStems(text: string): ReadonlySet<string> {
  return new Set(
    toWords(text)
      .filter((word) => word.length > 2 && !filler.has(word) && !/^z\d/.test(word))
      .map((word) => (irregular[word] ?? word).slice(0, 5)),
  );
}

export function countShared(text: string, stems: ReadonlySet<string>): number {
  return [...toStems(text)].filter((stem) => stems.has(stem)).length;
}

/** Sentences, and the items of lists whole: an item means little without its other half. */
export function splitUnits(text: string): readonly string[] {
  return text
    .split(/\n+/u)
    .flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : line.split(/(?<=[.!?])\s+(?=\p{Lu}|["'„“(¿¡])/u)))
    .map((unit) => unit.trim())
    .filter((unit) => unit !== '');
}

export interface Relevance {
  /** Of one sentence; what its heading shares counts less than its own words. */
  score(unit: string, heading?: string): number;
}

/** Below it a sentence does not answer: one shared word, or an idea shared by sentence and heading, is the least. */
export const leastRelevance = 2;

/** How well sentences answer a question, in the question's own language or another: words first, ideas second. */
export function createRelevance(question: string): Relevance {
  const stems = toStems(question);
  const ideas = listIdeas(question);
  const wanted = wantedForms.filter(({ asks }) => asks.test(question));
  return {
    score: (unit, heading = '') => {
      const above = toStems(heading);
      const aboveIdeas = listIdeas(heading);
      const shared = [...toStems(unit)].filter((stem) => stems.has(stem) && !above.has(stem)).length;
      const sharedIdeas = [...listIdeas(unit)].filter((idea) => ideas.has(idea) && !aboveIdeas.has(idea)).length;
      const words = 2 * shared + 2.5 * [...above].filter((stem) => stems.has(stem)).length;
      const total = words + sharedIdeas + [...aboveIdeas].filter((idea) => ideas.has(idea)).length;
      return wanted.some(({ gives, isAlone }) => (total > 0 || isAlone) && gives.test(unit)) ? total + 3 : total;
    },
  };
}

/** Questions whose answer has a shape: an amount, a span of time, hours of the day. */
const wantedForms: readonly { readonly asks: RegExp; readonly gives: RegExp; readonly isAlone?: boolean }[] = [
  {
    asks: /how much|costs?\b|price|fees?\b|kostet|kosten|gebühr|wie ?viel|combien coûte|prix|frais|cuánto (?:cuesta|vale)|precio|gastos/iu,
    gives: /[$€£]\s?\d|\d\s?[%€£]|free|gratis|kostenlos|gratuit/iu,
  },
  {
    asks: /how (?:long|many days|soon|fast|quickly)|wie lange|wie viele tage|combien de (?:temps|jours)|cuánto (?:tiempo|tarda)|cuántos días|deadline|window|frist|délai|plazo/iu,
    gives:
      /\d+\s?(?:to \d+ )?(?:business |working )?(?:days?|weeks?|months?|years?|hours?)|(?:two|three|five|seven|ten) (?:years|days|weeks|months)|\d+ (?:tage|wochen|jahre|jours|semaines|ans|días|semanas|años)/iu,
  },
  {
    asks: /hours|open|öffnungszeit|geöffnet|horaire|ouvert|horario|abiert|phone|call|telefon|téléphone|teléfono/iu,
    isAlone: true,
    gives: /\d\s?(?:am|pm)\b|\d{1,2}:\d{2}|\d uhr|monday|montag|lundi|lunes|\+\d/iu,
  },
];

function listIdeas(text: string): ReadonlySet<string> {
  return new Set(
    toWords(text)
      .filter((word) => !filler.has(word))
      .flatMap(listConcepts)
      .filter((concept) => !vague.has(concept)),
  );
}
