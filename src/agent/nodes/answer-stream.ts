import type { GuardContext, SentenceVerdict } from '../guardrails/claim.ts';
import { checkContinued, checkSentence } from '../guardrails/claims.ts';
import { SentenceStream } from '../guardrails/sentences.ts';
import type { Draft, DraftSentence } from '../state.ts';
import type { Receipt } from '../turn.ts';
import type { TurnRun } from '../turn-run.ts';

/**
 * From the model's pieces of text to sentences that the shopper sees. A sentence is shown when it has passed the claims
 * guard; after the first refused one the rest waits, so that what takes its place can stand in its place.
 */
export class AnswerStream {
  private splitter = new SentenceStream();
  private sentences: DraftSentence[] = [];
  private receipts: Receipt[] = [];
  private shown = 0;
  /** Characters that the shopper has seen: the start of the reply, to the letter. */
  private emitted = 0;
  private characters = 0;
  private roundStart = { sentences: 0, receipts: 0, shown: 0, characters: 0 };
  private hasRoundText = false;

  constructor(
    private readonly run: TurnRun,
    private readonly getContext: () => GuardContext,
  ) {}

  /** One model call is one round: a restart voids this round's text only. */
  startRound(): void {
    this.splitter = new SentenceStream();
    this.hasRoundText = false;
    this.roundStart = {
      sentences: this.sentences.length,
      receipts: this.receipts.length,
      shown: this.shown,
      characters: this.characters,
    };
  }

  push(delta: string): void {
    this.hasRoundText ||= delta !== '';
    for (const sentence of this.splitter.push(toPrintable(delta))) {
      this.add(sentence);
    }
  }

  /** `text` is for models that hand it over whole; an answer that was cut off loses its last, half sentence. */
  endRound(text: string, isCut: boolean): void {
    if (!this.hasRoundText) {
      this.push(text);
    }
    const rest = this.splitter.flush();
    for (const sentence of isCut ? rest.slice(0, -1) : rest) {
      this.add(sentence);
    }
  }

  restart(): void {
    const { sentences, receipts, shown, characters } = this.roundStart;
    const hadShown = this.shown > shown;
    this.sentences = this.sentences.slice(0, sentences);
    this.receipts = this.receipts.slice(0, receipts);
    this.shown = shown;
    this.characters = characters;
    this.splitter = new SentenceStream();
    this.hasRoundText = false;
    if (hadShown) {
      const text = joinSentences(this.sentences.slice(0, shown).map((sentence) => sentence.text));
      this.emitted = text.length;
      this.run.emit({ type: 'replace', text });
    }
  }

  toDraft(): Draft {
    return { sentences: [...this.sentences], shown: this.shown, receipts: [...this.receipts] };
  }

  private add(sentence: string): void {
    if (this.characters + sentence.length > longestReply || this.isRepeated(sentence)) {
      return;
    }
    this.characters += sentence.length;
    const verdict = checkNoted(sentence, this.run, this.getContext(), this.sentences.at(-1)?.text);
    this.sentences.push({ text: this.toOwnPlace(sentence), isRefused: !verdict.isSupported });
    if (verdict.isSupported && verdict.receipt !== undefined) {
      this.receipts.push(verdict.receipt);
    }
    this.show();
  }

  /** Rounds are texts of their own: a blank keeps them apart. */
  private toOwnPlace(sentence: string): string {
    const isFirstOfRound = this.sentences.length === this.roundStart.sentences;
    const last = this.sentences.at(-1)?.text;
    return isFirstOfRound && last !== undefined && !/\s$/.test(last) ? ` ${sentence}` : sentence;
  }

  /** Said before: in an earlier round, or just now. In lists two parcels may well have shipped on one day. */
  private isRepeated(sentence: string): boolean {
    const bare = sentence.trim();
    const isItem = /^[-•*]\s/.test(bare);
    const rivals = isItem ? this.sentences.slice(0, this.roundStart.sentences) : this.sentences;
    return bare.length > 12 && rivals.some(({ text }) => text.trim() === bare);
  }

  private show(): void {
    while (this.sentences[this.shown]?.isRefused === false) {
      this.shown += 1;
    }
    const text = joinSentences(this.sentences.slice(0, this.shown).map((sentence) => sentence.text));
    if (text.length > this.emitted) {
      this.run.emit({ type: 'token', text: text.slice(this.emitted) });
      this.emitted = text.length;
    }
  }
}

/** Checks a sentence, alone and as the end of what the line before it began, and counts it. */
export function checkNoted(sentence: string, run: TurnRun, context: GuardContext, before = ''): SentenceVerdict {
  const alone = sentence.trim() === '' ? ({ isSupported: true } as const) : checkSentence(sentence, context);
  const together = alone.isSupported ? checkContinued(before, sentence, context) : alone;
  const verdict = together.isSupported ? alone : together;
  run.journal.guard.checked += 1;
  if (!verdict.isSupported) {
    run.logger.warn('agent.claim_refused', { kinds: verdict.unsupported.map(({ kind }) => kind).join(' ') });
  }
  return verdict;
}

/** Without what a terminal obeys and what turns the order of letters around. */
export function toPrintable(text: string): string {
  return text.replaceAll(unprintable, '');
}

const unprintable = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

export function joinSentences(sentences: readonly string[]): string {
  return sentences.join('').trim();
}

/** A shopper reads no more, and a model that goes on has lost its way. */
const longestReply = 3000;
