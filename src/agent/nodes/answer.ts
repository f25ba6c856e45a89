import type { GuardContext } from '../guardrails/claim.ts';
import { splitSentences } from '../guardrails/sentences.ts';
import { phrase } from '../phrases/phrase.ts';
import type { AgentState, AgentUpdate, Draft, Reading } from '../state.ts';
import type { Receipt } from '../turn.ts';
import type { TurnRun } from '../turn-run.ts';
import { toOpening } from './act.ts';
import { checkNoted, joinSentences, toPrintable } from './answer-stream.ts';
import { askModel, toTask } from './ask-model.ts';
import { createGuardContext } from './guard-context.ts';
import { remindOfOpen, tellWrites } from './write-outcome.ts';

/** Settles what the guard refused, and adds the house's own words about writes. The reply is never empty. */
export async function answer(state: AgentState, run: TurnRun): Promise<AgentUpdate> {
  const { reading, draft = emptyDraft } = state;
  if (reading === undefined) {
    throw new Error('answer needs a reading');
  }
  const writes = tellWrites(state, run);
  const hasWrites = writes.paragraphs.length > 0;
  const settled = await settleRefused(state, draft, reading, run, hasWrites);
  const isEmpty = joinSentences(settled.texts) === '' && !hasWrites;
  const texts = isEmpty ? [phrase(reading.language, 'safe_sentence')] : settled.texts;
  const spoken = joinSentences(texts);
  const reminder = await remindOfOpen(state, run);
  const reply = [spoken, ...writes.paragraphs, reminder].filter((text) => text !== '').join('\n\n');
  const rest = reply.slice(joinSentences(texts.slice(0, draft.shown)).length);
  if (rest !== '') {
    run.emit({ type: 'token', text: rest });
  }
  return {
    reply,
    receipts: [...draft.receipts, ...settled.receipts, ...writes.receipts],
    ...(run.writes === undefined ? {} : { memory: run.writes.withMemory(state.memory) }),
  };
}

const emptyDraft: Draft = { sentences: [], shown: 0, receipts: [] };

/** Where our own paragraphs say how things stand, a refused sentence is dropped: nothing has to take its place. */
async function settleRefused(
  state: AgentState,
  draft: Draft,
  reading: Reading,
  run: TurnRun,
  hasWrites: boolean,
): Promise<Settled> {
  const refused = draft.sentences.filter(({ isRefused }) => isRefused);
  if (refused.length === 0 || hasWrites) {
    run.journal.guard.dropped += refused.length;
    return { texts: draft.sentences.flatMap(({ text, isRefused }) => (isRefused ? [] : [text])), receipts: [] };
  }
  return settle(state, draft, reading, run);
}

interface Settled {
  readonly texts: readonly string[];
  readonly receipts: readonly Receipt[];
}

const maxTokens = 200;
const temperature = 0.1;

/** Refused sentences give way to what the rewrite brought, at the place of the first of them. */
async function settle(state: AgentState, draft: Draft, reading: Reading, run: TurnRun): Promise<Settled> {
  const context = createGuardContext(run, state.facts);
  const refused = draft.sentences.filter(({ isRefused }) => isRefused).map(({ text }) => text.trim());
  const kept = new Set(draft.sentences.filter(({ isRefused }) => !isRefused).map(({ text }) => text.trim()));
  const replacement = await rewrite(state, refused, reading, run, context);
  const fresh = replacement.texts.filter((text) => !kept.has(text.trim()));
  const { guard } = run.journal;
  guard.rewritten += fresh.length > 0 ? refused.length : 0;
  guard.dropped += fresh.length > 0 ? 0 : refused.length;
  const firstRefused = draft.sentences.findIndex(({ isRefused }) => isRefused);
  const texts = draft.sentences.flatMap(({ text, isRefused }, index) => {
    const own = isRefused ? [] : [text];
    return index === firstRefused ? withBlanks(fresh) : own;
  });
  return { texts, receipts: replacement.receipts };
}

async function rewrite(
  state: AgentState,
  refused: readonly string[],
  reading: Reading,
  run: TurnRun,
  context: GuardContext,
): Promise<Settled> {
  const text = await askForRewrite(state, refused, reading, run);
  const verdicts = splitSentences(toPrintable(text)).map((sentence, index, all) => ({
    sentence,
    verdict: checkNoted(sentence, run, context, all[index - 1]),
  }));
  const supported = verdicts.filter(({ verdict }) => verdict.isSupported);
  return {
    texts: supported.map(({ sentence }) => sentence),
    receipts: supported.flatMap(({ verdict }) =>
      verdict.isSupported && verdict.receipt !== undefined ? [verdict.receipt] : [],
    ),
  };
}

/** A rewrite that fails is no reason to lose the turn: what was refused is dropped then. */
async function askForRewrite(
  state: AgentState,
  refused: readonly string[],
  reading: Reading,
  run: TurnRun,
): Promise<string> {
  const { prompts, input, journal } = run;
  journal.promptVersions.rewrite = prompts.versions.rewrite ?? '';
  const block = `<refused>\n${refused.join('\n').replaceAll('<', '‹')}\n</refused>`;
  try {
    const { answer: rewritten } = await askModel(run, {
      purpose: 'rewrite',
      system: prompts.render('rewrite', { store_name: input.store.name, language: reading.language }),
      messages: [...toOpening(run, state.facts), { role: 'user', content: block }],
      maxTokens,
      temperature,
      task: toTask(run, {
        language: reading.language,
        route: reading.route,
        classification: reading.classification,
        facts: state.facts,
        refused,
      }),
    });
    return rewritten.finishReason === 'length' ? '' : rewritten.text;
  } catch (error) {
    input.signal.throwIfAborted();
    run.logger.warn('agent.rewrite_failed', { error });
    return '';
  }
}

function withBlanks(sentences: readonly string[]): string[] {
  return sentences.map((sentence) => (/\s$/.test(sentence) ? sentence : `${sentence} `));
}
