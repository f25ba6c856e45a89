/** Words of a text that can find something: lower case, without the small words of four languages. */
export function toKeywords(text: string): string[] {
  const words = text
    .toLowerCase()
    .normalize('NFKC')
    .match(/[\p{L}\d][\p{L}\d'-]*/gu);
  return [...new Set(words ?? [])].filter((word) => word.length > 2 && !smallWords.has(word)).slice(0, 12);
}

/** The stem that makes `returns`, `returned` and `return` meet: crude, and enough to rank passages. */
export function toStem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s|en|e|n)$/u, '') : word;
}

const smallWords = new Set(
  `the and for are was were you your yours our can could would will what when where which who how why does did have has had
  this that these those with without from into about there their they them its it's i'm i'd i've not but any some please
  hello thanks thank hey just like want need know tell get got much many long still also than then here okay yes
  available stock size price cost costs buy order product products item items shop store sell
  der die das und ist sind ein eine einen einem für mit von auf aus bei den dem des ich sie wir ihr mein meine meinen haben
  hat habe kann können wie was wann wo welche gibt noch nicht auch bitte hallo danke verfügbar preis kostet größe
  les des une est sont pour avec dans sur que qui quel quelle quels comment quand vous nous mon mes votre vos avez puis
  bonjour merci pas combien coûte prix taille disponible
  los las una unos son para con por que cómo cuándo dónde cuál hay tiene tienen puedo quiero hola gracias mis sus cuánto
  cuesta precio talla`.split(/\s+/),
);
