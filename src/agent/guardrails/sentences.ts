import { monthWords } from './dates.ts';

/**
 * Cuts a stream of text into sentences. What comes out, joined, is what went in. A sentence is only let go when its end
 * is certain, so that a decimal, a date or an abbreviation is never cut by the place where the network cut the stream.
 */
export class SentenceStream {
  private buffer = '';
  /** Before this nothing in the buffer ends a sentence, whatever comes: it need not be read again. */
  private settled = 0;

  push(delta: string): string[] {
    this.buffer += delta;
    return this.take(false);
  }

  /** What is left when the text is over. */
  flush(): string[] {
    const sentences = this.take(true);
    if (this.buffer !== '') {
      sentences.push(this.buffer);
      this.buffer = '';
    }
    return sentences;
  }

  private take(isOver: boolean): string[] {
    const sentences: string[] = [];
    let end = this.findNextEnd(isOver);
    while (end > 0) {
      sentences.push(this.buffer.slice(0, end));
      this.buffer = this.buffer.slice(end);
      this.settled = 0;
      end = this.findNextEnd(isOver);
    }
    return sentences;
  }

  private findNextEnd(isOver: boolean): number {
    const isLong = this.buffer.length > longestPiece;
    const text = isLong ? this.buffer.slice(0, longestPiece) : this.buffer;
    const { end, settled } = findEnd(text, isOver && !isLong, this.settled);
    this.settled = settled;
    return end === 0 && isLong ? longestPiece : end;
  }
}

/** A model that has lost its way ends no sentence, and each word would have all of it read again: it is cut here. */
const longestPiece = 2_000;

export function splitSentences(text: string): string[] {
  const stream = new SentenceStream();
  return [...stream.push(text), ...stream.flush()];
}

const terminator = /(?<![.!?…])[.!?…]+["'”’»)\]*_]*(?=\s)|[。！？]+|\n+/g;
const abbreviation =
  /(?:^|[\s("'„“])(?:mr|mrs|ms|dr|prof|st|no|nr|nos|vs|etc|approx|incl|excl|inc|ltd|co|jr|sr|e\.g|i\.e|a\.m|p\.m|z\.\s?b|d\.\s?h|u\.\s?a|bzw|ca|ggf|inkl|zzgl|tel|art|str|m|mme|mlle|env|p\.\s?ex|sra|srta|sr|ud|uds|núm|pág|aprox|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|dez|okt|janv|févr|avr|juil|déc|ene|abr|ago|dic|\p{L})\.$/iu;
const ordinal = /(?:^|\s)\d{1,2}\.$/;

/**
 * `end`: index after the first certain sentence end from `from` on and the blanks that follow it; 0 when there is none
 * yet. `settled`: how far that is certain. Breaks lead.
 */
function findEnd(text: string, isOver: boolean, from: number): { readonly end: number; readonly settled: number } {
  let settled = from;
  terminator.lastIndex = from;
  for (let match = terminator.exec(text); match !== null; match = terminator.exec(text)) {
    const end = match.index + match[0].length;
    const verdict = match[0].startsWith('\n')
      ? judgeBreak(text.slice(0, match.index), end === text.length, isOver)
      : judge(text.slice(0, end), text.slice(end), isOver);
    if (verdict === 'wait') {
      break;
    }
    if (verdict === 'end') {
      return { end: end + (/^[ \t]+/.exec(text.slice(end))?.[0].length ?? 0), settled };
    }
    settled = end;
  }
  return { end: 0, settled };
}

/** A break that leads belongs to what follows; one at the end of the buffer may go on. */
function judgeBreak(before: string, isLast: boolean, isOver: boolean): 'end' | 'no' | 'wait' {
  if (before.trim() === '') {
    return 'no';
  }
  return isLast && !isOver ? 'wait' : 'end';
}

function judge(before: string, after: string, isOver: boolean): 'end' | 'no' | 'wait' {
  const tail = before.slice(-12);
  if (!tail.endsWith('.')) {
    return 'end';
  }
  const next = /^\s*(\S+)(?=\s)/.exec(after)?.[1] ?? (isOver ? after.trim() : undefined);
  const isOrdinal = ordinal.test(tail);
  const isAbbreviation = abbreviation.test(tail);
  if (!isOrdinal && !isAbbreviation) {
    return 'end';
  }
  if (isOrdinal && before.trimStart().length <= 3) {
    return 'no';
  }
  if (next === undefined) {
    return 'wait';
  }
  return continues(next, isOrdinal) ? 'no' : 'end';
}

function continues(next: string, isOrdinal: boolean): boolean {
  return isOrdinal ? monthWords.has(next.toLowerCase().replaceAll(/[^\p{L}]/gu, '')) || /^\p{Ll}/u.test(next) : true;
}
