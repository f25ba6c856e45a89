import { toWords } from './features.ts';

const filler = new Set(
  'the and are you your for with what which does have has how much can about this that from not will when where its it is a an of to in on do i me my der die das und ist sind wie viel was welche hat mit für les des une est que quel quelle avec pour combien los las una que cual con para cuanto tiene zquestion please bitte'.split(
    ' ',
  ),
);

/** What a question is about, cut so that `washable` and `washing` meet. */
export function toStems(text: string): ReadonlySet<string> {
  return new Set(
    toWords(text)
      .filter((word) => word.length > 2 && !filler.has(word))
      .map((word) => word.slice(0, 5)),
  );
}

export function countShared(text: string, stems: ReadonlySet<string>): number {
  return [...toStems(text)].filter((stem) => stems.has(stem)).length;
}

export function splitSentences(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** The shortest run of whole sentences that holds what the question is about, at most `limit` characters. */
export function chooseSentences(text: string, stems: ReadonlySet<string>, limit: number): string {
  if (text.length <= limit) return text.trim();
  const sentences = splitSentences(text);
  const scores = sentences.map((sentence) => countShared(sentence, stems));
  const best = scores.indexOf(Math.max(...scores));
  let chosen = sentences[best] ?? '';
  for (const next of sentences.slice(best + 1)) {
    if (chosen.length + next.length + 1 > limit) break;
    chosen += ` ${next}`;
  }
  return chosen;
}
