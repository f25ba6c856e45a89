import { plainWords } from './plain-words.ts';

export type Heard =
  /** A clear yes and nothing else. */
  | 'yes'
  /** Names one of several by its place or number, and nothing else. */
  | 'pick'
  /** A plain "no", perhaps with more behind it. */
  | 'no'
  /** "Stop", "I changed my mind", "don't do it": whatever was asked last. */
  | 'stop'
  /** Looks like an answer and is none: hedged, conditional, a question, "wait". */
  | 'unclear'
  /** About something else. */
  | 'none';

export interface Reading {
  readonly heard: Heard;
  /** Says more than its yes or no: that has to be answered, too. */
  readonly hasMore: boolean;
}

/**
 * One message of a shopper, as an answer to "shall I do that?" in four languages. It is read whole: a yes counts only
 * when each word of it belongs to a yes, or repeats what the shopper was `shown`.
 */
export function readAnswer(text: string, shown: string): Reading {
  const words = toWords(text);
  const known = new Set(toWords(shown));
  const line = ` ${words.join(' ')} `;
  const isDoubted = doubtSigns.test(text);
  const isKnown = (word: string) => known.has(word) && !isAgainst(word);
  const isPlain = words.every((word) => isOfAnswer(word) || isNumber(word) || isKnown(word));
  const one = { words, line, hasYes: words.some((word) => yesWords.has(word)) || yesPhrases.test(line) };
  if (words.length === 0) {
    return { heard: 'none', hasMore: false };
  }
  const refusal = readRefusal(one, text);
  if (refusal !== undefined) {
    return { heard: refusal, hasMore: !words.every(isOfRefusal) };
  }
  if (!isDoubted && pickPattern.test(line)) {
    return { heard: one.hasYes ? 'yes' : 'pick', hasMore: false };
  }
  const isClear = one.hasYes && isPlain && !isDoubted && !words.some((word) => hedges.has(word));
  return isClear
    ? { heard: 'yes', hasMore: false }
    : { heard: isLukewarm(one) ? 'unclear' : 'none', hasMore: isDoubted || !isPlain };
}

interface Spoken {
  readonly words: readonly string[];
  readonly line: string;
  readonly hasYes: boolean;
}

function readRefusal({ words, line, hasYes }: Spoken, text: string): Heard | undefined {
  const first = words[0] ?? '';
  if (stopPhrases.test(line) || stopWords.has(first)) {
    return hasYes || asksWhetherToStop(text) ? 'unclear' : 'stop';
  }
  if (!noWords.has(first) || harmlessNo.test(line)) {
    return undefined;
  }
  return hasYes || /^\W*\p{L}+\s*[?？]/u.test(text) ? 'unclear' : 'no';
}

/** A question that follows a refusal leaves it one: "No, stop. Where is …?". */
function asksWhetherToStop(text: string): boolean {
  const sentences = text.split(/(?<=[.!?？\n])/);
  const said = sentences.find((sentence) => stopPhrases.test(` ${toWords(sentence).join(' ')} `)) ?? sentences[0];
  return /[?？]/.test(said ?? '');
}

/** Starts as an answer does, or says no more than "ok". */
function isLukewarm({ words, line, hasYes }: Spoken): boolean {
  const startsAsYes = words.slice(0, 2).some((word) => yesWords.has(word)) || (hasYes && yesPhrases.test(line));
  const saysLittle = words.every(isOfAnswer) && words.some((word) => lukewarm.has(word));
  return startsAsYes || saysLittle || waits.has(words[0] ?? '');
}

function isNumber(word: string): boolean {
  return /^[a-z]{0,5}\d{4,12}$/.test(word);
}

/**
 * Places in a list that a message names, from 0: `1`, `the second`, `number 2`. Only where nothing else is said: the 3 of
 * a "Set of 3" or the 2 of a "2-Pack" is no place.
 */
export function readPlaces(text: string): readonly number[] {
  const words = toWords(text);
  const isPick = words.every((word) => findPlace(word) >= 0 || isOfAnswer(word) || pickFiller.has(word));
  const named = words.filter((word) => findPlace(word) >= 0);
  // "The second one".
  const told = named.length > 1 ? named.filter((word) => word !== 'one') : named;
  return isPick ? [...new Set(told.map(findPlace))] : [];
}

function findPlace(word: string): number {
  return places.findIndex((names) => names.has(word));
}

export function saysAll(text: string): boolean {
  return toWords(text).some((word) => allWords.has(word));
}

function toWords(text: string): readonly string[] {
  return plainWords(text.replaceAll(/['’‘`´]/g, ''));
}

/** "No" stands in the question itself: who repeats it says no yes. */
function isAgainst(word: string): boolean {
  return hedges.has(word) || noWords.has(word) || stopWords.has(word);
}

function isOfAnswer(word: string): boolean {
  return yesWords.has(word) || lukewarm.has(word) || filler.has(word) || allWords.has(word);
}

function isOfRefusal(word: string): boolean {
  return noWords.has(word) || stopWords.has(word) || filler.has(word) || lukewarm.has(word) || refusalFiller.has(word);
}

const toSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const yesWords = toSet(`
  yes yep yeah yup yess yea sure confirm confirmed proceed absolutely definitely certainly agreed
  ja jawohl jep jo jaja einverstanden bestatige bestatigt gerne unbedingt
  oui ouais daccord confirme volontiers absolument
  si claro adelante confirmo confirmado hazlo hagalo procede proceda`);
const yesPhrases =
  / (?:go ahead|go for it|do it|do that|do so|please do|i agree|i confirm|make it so|mach das|mach es|machen sie das|machen sie es|tun sie das|tu das|bitte machen|allez y|vas y|faites le|fais le|faites ca|je confirme|de acuerdo|por supuesto|lo confirmo|haga lo) /;
const lukewarm = toSet('ok okay k kk alright fine good great perfect gut prima passt bien bon parfait vale perfecto');
const filler = toSet(`
  please thanks thank you pls plz thx do it that this so the my a an i id im want like would to for me now then and go
  ahead just all right correct is thats its with of order looks sounds very much make cancel refund return exchange
  replace change address subscription discount send agree case number no1
  bitte danke das die der den dem es ich sie du mochte will jetzt dann und mach machen tun tu so ist in ordnung meine
  mein genau richtig adresse stornieren storniere erstatten zuruckgeben umtauschen andern bestellung sehr gern
  sil vous te plait merci le la les je veux faites fais ca cela cest tres maintenant et annulez annuler annule
  rembourser remboursez retourner echanger adresse commande ma mon allez vas y en
  por favor gracias lo la el los eso esto quiero haga ahora y entonces cancela cancele cancelar anular anule reembolsar
  reembolse devolver cambiar direccion pedido mi muy esta de acuerdo supuesto`);
const hedges = toSet(`
  but if only unless except when once after before until till instead rather wait hold however though although maybe
  perhaps think guess probably hmm should could might how what why where which who can not dont doesnt didnt isnt wont
  never nothing none without later tomorrow or half part some less more other another different cant cannot provided assuming
  aber wenn falls nur ausser sofern erst vorher zuerst warte warten moment vielleicht statt stattdessen nicht kein keine
  keinen nichts nie oder sondern bevor sobald nachdem ohne wie was warum wo anderen andere
  mais seulement sauf attendez attends peut etre avant dabord plutot pas ne rien aucun jamais sinon ou quand lorsque apres sans
  comment pourquoi autre
  pero solo salvo excepto espera espere quizas antes primero mejor nada ningun nunca o cuando aunque sin despues como porque otro`);
/** A question, thumbs down, crossed arms, a cross, a stop: what stands beside them is no clear yes. */
const doubtSigns = /[?？¿👎🙅❌✖✗✘🚫⛔🛑✋🤚🖐]/u;
const noWords = toSet('no nope nah nein nee non not dont');
const harmlessNo =
  /^ (?:no|not|nein|non|kein) (?:problem\w*|worr\w+|rush|doubt|issues?|idea|sure|only|pasa nada|dont know) /;
const stopWords = toSet('stop stopp halt arretez arrete detente pare withdraw undo');
const stopPhrases =
  / (?:chang(?:ed|ing) my mind|never ?mind|forget (?:it|that|about it)|leave it|keep (?:it|my order|the order|them)|(?:dont|do not|please dont) (?:do|cancel|refund|return|change|send|proceed|exchange|replace|go ahead)|not any ?more|stop (?:it|that|this)|cancel (?:that|the (?:request|refund|return|exchange|change|replacement|discount|proposal))|anders uberlegt|doch nicht|lass es|lassen sie es|vergiss es|vergessen sie es|bitte nicht|please dont|changed? davis|laisse[zr]? tomber|ne (?:le |la )?fai(?:tes|s) pas|oublie[zr]? (?:ca|cela)|cambiado de opinion|cambie de opinion|mejor no|ya no|dejalo|dejelo|olvidalo|olvidelo|no lo (?:haga|hagas)) /;
const refusalFiller = toSet(`
  i changed ive have my mind not anymore any more dont never forget leave keep about sorry need it that as they are them
  habe mir anders uberlegt doch nicht lass lassen vergiss vergessen brauche mehr nichts
  jai change davis laisse laissez tomber pas ne oublie oubliez finalement
  he cambiado opinion mejor ya dejalo dejelo olvidalo olvidelo hagas nada`);
const waits = toSet('wait hold hmm warte warten moment attends attendez espera espere');
const allWords = toSet('both all everything beide alle alles deux tous toutes tout ambos ambas todo todos todas');
const pickFiller = toSet('one ones option nr nummer numero thing nur solo seulement');
const places = [
  toSet('1 first 1st one erste ersten erstes eins premier premiere un primero primera uno'),
  toSet('2 second 2nd two zweite zweiten zweites zwei deuxieme segundo segunda dos'),
  toSet('3 third 3rd three dritte dritten drittes drei troisieme trois tercero tercera tres'),
  toSet('4 fourth 4th four vierte vierten vier quatrieme quatre cuarto cuarta cuatro'),
  toSet('5 fifth 5th five funfte funften funf cinquieme cinq quinto quinta cinco'),
];
const pickPattern =
  /^ (?:(?:yes|ja|oui|si|the|number|nr|no|option|die|das|der|nummer|le|la|el|numero|order|bestellung|commande|pedido|please|bitte|only|just|nur) )*(?:1st|2nd|3rd|4th|5th|[1-5]|first|second|third|fourth|fifth|erste|ersten|zweite|zweiten|dritte|dritten|premier|premiere|deuxieme|troisieme|primero|primera|segundo|segunda|tercero|tercera|[a-z]{0,4}\d{4,12})(?: (?:one|please|bitte|thanks))* $/;
