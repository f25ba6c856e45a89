import type { HistoryMessage } from '../turn.ts';

/** Thanks and farewells, or a greeting, when the message holds nothing else; whatever a classifier makes of it. */
export function readCourtesy(text: string): 'thanks' | 'greeting' | undefined {
  const words = toWords(text);
  if (words.length === 0 || words.length > longest || !words.every((word) => known.has(word))) {
    return undefined;
  }
  if (words.some((word) => thanks.has(word))) {
    return 'thanks';
  }
  return words.some((word) => greetings.has(word)) ? 'greeting' : undefined;
}

/** "Yes", or a bare name: the answer to what was asked before. */
export function goesOn(text: string): boolean {
  const words = toWords(text);
  return words.length <= 4 && (words.some((word) => agreement.has(word)) || isName(text));
}

/** "Yes" to the offer of a colleague is the wish for one; our phrases name the word to say in quotation marks. */
export function acceptsColleague(text: string, history: readonly HistoryMessage[]): boolean {
  const words = toWords(text);
  const last = history.findLast(({ role }) => role === 'assistant')?.content ?? '';
  const isYes = words.length > 0 && words.length <= 4 && words.every((word) => agreement.has(word) || filler.has(word));
  return isYes && words.some((word) => agreement.has(word)) && offer.test(last);
}

const offer = /["„«]\s?(?:person|Mitarbeiter|conseiller|agente)\s?["“»]/u;
const longest = 12;
const toSet = (words: string) => new Set(words.split(/\s+/));

const thanks = toSet(
  `thanks thank thx ty tysm cheers appreciated appreciate ok okay k alright fine great perfect super cool awesome lovely
  brilliant excellent wonderful bye goodbye danke dankeschön vielen dank prima klasse toll tschüss merci parfait génial
  d'accord super gracias perfecto vale genial adiós no nope nein non nada`,
);
const greetings = toSet(
  'hi hello hey hiya morning evening afternoon hallo servus moin guten bonjour bonsoir salut hola buenas buenos',
);
const agreement = toSet('yes yep yeah yup sure please ja gerne bitte oui volontiers sí si claro');
const filler = toSet(
  `you so much very for your the help a lot many all good day have nice again that's that thats is it got i i'll will wait
  then everything clear understood sehr für die hilfe ihre nett gut schön schönen tag noch alles klar ist das auch beaucoup pour
  votre aide bonne journée soirée au revoir très bien muchas por su ayuda todo bien muy días tardes días noches there team
  to hear know just now more nothing else guys super sir madam merry und et y and de la le un une bis pronto bientôt à gerade
  rien d'autre nichts mehr más`,
);
const known = new Set([...thanks, ...greetings, ...filler]);

function toWords(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll(/[’‘`]/g, "'")
      .match(/\p{L}[\p{L}']*/gu) ?? []
  );
}

function isName(text: string): boolean {
  return /^\s*(?:(?:i'?m|it'?s|my name is|ich bin|je suis|soy)\s+)?\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]*\.?){0,2}[\s.!]*$/u.test(
    text,
  );
}
