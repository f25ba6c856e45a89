const scripts: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['zh', /\p{Script=Han}/u],
  ['fa', /[پچژگ]/u],
  ['ar', /\p{Script=Arabic}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['el', /\p{Script=Greek}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['ta', /\p{Script=Tamil}/u],
  ['te', /\p{Script=Telugu}/u],
  ['th', /\p{Script=Thai}/u],
  ['uk', /[іїєґ]/iu],
  ['ru', /\p{Script=Cyrillic}/u],
];

/** Words that are frequent in one language and rare in the others, shop words included. */
const frequent: Readonly<Record<string, string>> = {
  en: 'the is are my your you i have has been not can what where when how this that with for from and of to it do does did want need please order would could will was were which why who there am order parcel return refund help hi hello thanks get got me any in on at delivery shipping track cancel change address need size price',
  de: 'der die das ist sind mein meine meinen meiner ihr ihre sie ich habe hat haben nicht kann kannst können was wo wann wie dieser diese mit für von und zu es bitte bestellung bestellt würde wird werden war welche warum wer gibt bin paket rücksendung rückgabe erstattung hilfe hallo danke noch nur ein eine einen einem auf im am zum zur den dem des auch wurde möchte will lieferung stornieren adresse ändern geld zurück rechnung konto guten tag kein keine größe vielen schönen dank',
  fr: "le la les est sont mon ma mes votre vos vous je j'ai ai a pas ne peux puis quoi où quand comment ce cette ces avec pour de du des et il elle s'il plaît commande voudrais sera était quel quelle pourquoi qui y suis colis retour remboursement aide bonjour merci encore un une au aux sur dans en livraison annuler adresse changer c'est n'ai l'ai d'une reçu facture compte taille salut bonsoir beaucoup bonne journée soirée",
  es: 'el los las es son mi mis su sus usted yo he ha no puedo puede qué que dónde donde cuándo cuando cómo como este esta con para de del y por favor pedido quisiera será era cuál cuánto quién hay soy paquete devolución reembolso ayuda hola gracias todavía un una al en está envío cancelar dirección cambiar quiero tengo me llegado llega factura cuenta talla buenos días buenas tardes lo se mis muchas muchísimas',
  it: 'il lo gli è sono mio mia vostro io ho ha non posso cosa dove quando come questo questa con per di del e che per favore ordine vorrei sarà era quale perché chi pacco reso rimborso aiuto ciao grazie ancora un una al nel spedizione annullare indirizzo buongiorno della arrivato',
  pt: 'o os as é são meu minha seu você eu tenho tem não posso pode quê onde quando como este esta com para de do da e por favor pedido gostaria será qual quem encomenda devolução reembolso ajuda olá obrigado obrigada ainda um uma ao em está envio cancelar endereço quero meus chegou bom dia',
  nl: 'de het een is zijn mijn uw jouw ik heb heeft niet kan kunt wat waar wanneer hoe deze dit met voor van en te bestelling zou zal was welke waarom wie er ben pakket retour terugbetaling hulp hallo bedankt dank nog op aan bezorging annuleren adres wijzigen graag mij',
  sv: 'är min mitt mina jag har inte kan vad var när hur den det med för från och att beställning skulle vill paket retur återbetalning hjälp hej tack ännu en ett på leverans avbeställa adress',
  da: 'er min mit mine jeg har ikke kan hvad hvor hvornår hvordan den det med for fra og at bestilling ordre ville vil pakke retur refusion hjælp hej tak endnu en et på levering annullere adresse',
  pl: 'jest są moje moja mój ja mam ma nie mogę co gdzie kiedy jak ten ta to z dla od i do zamówienie zamówienia chcę paczka zwrot pomoc cześć dzień dobry dziękuję proszę jeszcze na w dostawa anulować adres',
  tr: 've bir bu benim nerede ne zaman nasıl sipariş siparişim kargo iade para istiyorum değil var yok için mi mı lütfen merhaba teşekkürler adres iptal',
};
const tables = Object.entries(frequent).map(([language, words]) => [language, new Set(words.split(' '))] as const);
const letters: Readonly<Record<string, RegExp>> = {
  de: /[äöüß]/giu,
  fr: /[èêëœçùûâîô]|\b(?:l|d|j|n|s|qu|c)'(?=[aeiouyéèê])/giu,
  es: /[ñ¿¡]|ción\b/giu,
  pt: /[ãõ]|ção\b/giu,
  sv: /å/giu,
  da: /[øæ]/giu,
  pl: /[łąęśćżźń]/giu,
  tr: /[ğışİ]/gu,
};

/** ISO 639-1. `prior` (the conversation's language, else English) wins where the message is too short to tell. */
export function detectLanguage(text: string, prior = 'en'): string {
  const foreign = scripts.find(([, script]) => script.test(text));
  if (foreign !== undefined) return foreign[0];
  const words =
    text
      .toLowerCase()
      .replaceAll(/[’‘`]/g, "'")
      .match(/[\p{L}']+/gu) ?? [];
  const scored = tables.map(([language, table]) => ({
    language,
    score: scoreWords(words, table, text, language, prior),
  }));
  const best = scored.reduce((first, second) => (second.score > first.score ? second : first));
  return best.score >= 1.5 ? best.language : prior;
}

function scoreWords(
  words: readonly string[],
  table: ReadonlySet<string>,
  text: string,
  language: string,
  prior: string,
): number {
  const known = words.filter((word) => table.has(word) || table.has(word.replace(/^[ldjnsc]'|^qu'/, ''))).length;
  const special = letters[language];
  const marks = special === undefined ? 0 : (text.match(special)?.length ?? 0);
  return known + Math.min(2, marks) * 0.9 + (language === prior ? 0.6 : 0);
}
