import { listAsked, readOffer } from '../effects/asked.ts';
import type { WriteDesk } from '../effects/write-desk.ts';
import { judgeConsent } from '../guardrails/consent.ts';
import { readAnswer } from '../guardrails/consent-words.ts';
import { withoutQuotes } from '../guardrails/own-words.ts';
import type { AgentState, AgentUpdate } from '../state.ts';
import type { FactBody } from '../tools/read-tool.ts';
import type { ConversationMemory, ShopperMessage } from '../turn.ts';
import type { TurnRun } from '../turn-run.ts';
import { readShop } from './gather.ts';
import { openWriteDesk } from './open-write-desk.ts';
import { numberFacts } from './run-tool.ts';
import { callForPerson } from './write-outcome.ts';

/**
 * The shopper's answer to what the last reply asked: yes, no, which one, a code. Words are read in code and no model has
 * a say. Comes only where a question is open.
 */
export async function consent(state: AgentState, run: TurnRun): Promise<AgentUpdate> {
  const memory = withoutCode(state.memory, run);
  const desk = openWriteDesk(run, memory);
  const answered = (await enterCode(desk, run)) ?? (await answerOpen(desk, run));
  if (answered === undefined) {
    return { memory: desk.withMemory(memory) };
  }
  const shop = await readShop(run);
  const facts = numberFacts(state.facts, [...answered.facts.map((fact) => ({ ...fact, tool: 'consent' })), ...shop]);
  const escalation = callForPerson(facts);
  return {
    facts: [...state.facts, ...facts],
    memory: desk.withMemory(memory),
    isAnswered: !answered.hasMore,
    ...(escalation === undefined ? {} : { escalation }),
  };
}

export function hasOpenQuestion({ openEffects = [], codeWish }: ConversationMemory): boolean {
  return openEffects.length > 0 || codeWish !== undefined;
}

interface Answered {
  readonly facts: readonly FactBody[];
  readonly hasMore: boolean;
}

async function enterCode(desk: WriteDesk, run: TurnRun): Promise<Answered | undefined> {
  if (run.input.memory.codeWish === undefined) {
    return undefined;
  }
  const texts = run.input.messages.map(({ content }) => withoutQuotes(content));
  const code = texts.map(readCode).findLast((found) => found !== undefined);
  if (code !== undefined) {
    return { facts: await desk.enterCode(code), hasMore: false };
  }
  if (texts.some((text) => ['no', 'stop'].includes(readAnswer(text, '').heard))) {
    desk.dropCodeWish();
  }
  return undefined;
}

async function answerOpen(desk: WriteDesk, run: TurnRun): Promise<Answered | undefined> {
  const { messages, history } = run.input;
  const { openEffects: open, heldEffects: held } = desk;
  if (open.length + held.length === 0) {
    return undefined;
  }
  const shown = history.findLast(({ role }) => role === 'assistant')?.content ?? '';
  if (open.length === 0 && !shown.includes('?') && messages.every(saysYes)) {
    // He has said so before, and was asked nothing since: he hears how it stands.
    return { facts: await desk.showAgain(held, 'proposed'), hasMore: false };
  }
  const asked = listAsked(open, history);
  const verdict = judgeConsent({
    messages,
    open,
    held,
    shown,
    wasAsked: asked.length > 0,
    wasListed: asked.length > 1,
  });
  switch (verdict.kind) {
    case 'none':
      return undefined;
    case 'ask_again':
      // Its "yes" is to what the last reply offered, which was asked last.
      if (asked.length === 0 && readOffer(run.input.memory, history) !== undefined) {
        return undefined;
      }
      return { facts: await desk.showAgain(verdict.effects, 'asked_again'), hasMore: verdict.hasMore };
    case 'confirm': {
      const facts = await inOrder(verdict.effects, (one) => desk.confirm(one, verdict.messageId));
      return { facts: [...facts, ...(await askOn(desk, facts))], hasMore: false };
    }
    case 'withdraw': {
      const facts = await inOrder(verdict.effects, (one) => desk.withdraw(one));
      return { facts: [...facts, ...(await askOn(desk, facts))], hasMore: verdict.hasMore };
    }
  }
}

function saysYes({ content }: ShopperMessage): boolean {
  return readAnswer(withoutQuotes(content), '').heard === 'yes';
}

/** Of several questions one is answered: the others are asked again, so that the next "yes" has a meaning. */
async function askOn(desk: WriteDesk, facts: readonly FactBody[]): Promise<readonly FactBody[]> {
  const told = new Set(facts.flatMap((fact) => (fact.kind === 'effect' ? [fact.effect.id] : [])));
  return desk.showAgain(
    desk.openEffects.filter(({ id }) => !told.has(id)),
    'proposed',
  );
}

/** One after the other: caps are counted as each is run. */
async function inOrder<T>(
  items: readonly T[],
  run: (item: T) => Promise<readonly FactBody[]>,
): Promise<readonly FactBody[]> {
  const facts: FactBody[] = [];
  for (const item of items) {
    facts.push(...(await run(item)));
  }
  return facts;
}

const codePattern = /(?<![\w#.,-])(\d{3})[ -]?(\d{3})(?![\w-]|[.,]\d)/;

function readCode(text: string): string | undefined {
  const match = codePattern.exec(text);
  return match === null ? undefined : `${match[1]}${match[2]}`;
}

/** Six digits alone look like an order number, too; those of a code are none. */
function withoutCode(memory: ConversationMemory, { input }: TurnRun): ConversationMemory {
  const isCode =
    input.memory.codeWish !== undefined &&
    input.messages.some(({ content }) => readCode(withoutQuotes(content)) === memory.orderNumber);
  if (!isCode || memory.orderNumber === undefined) {
    return memory;
  }
  const { orderNumber, ...rest } = memory;
  return { ...rest, ...(input.memory.orderNumber === undefined ? {} : { orderNumber: input.memory.orderNumber }) };
}
