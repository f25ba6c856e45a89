import { readOffer } from '../effects/asked.ts';
import { readAnswer } from '../guardrails/consent-words.ts';
import { withoutQuotes } from '../guardrails/own-words.ts';
import { listSpokenActions } from '../guardrails/wish-words.ts';
import { topics } from '../intents.ts';
import type { AgentState, Reading } from '../state.ts';
import { listWriteTools, type Wishes } from '../tools/write/write-registry.ts';
import type { WriteToolEntry } from '../tools/write/write-tool.ts';
import type { TurnRun } from '../turn-run.ts';

/** The WRITE tools of this moment: identity may be shown in mid-turn, wishes are those of the shopper's message. */
export function createWriteOffer(state: AgentState, run: TurnRun): () => readonly WriteToolEntry[] {
  let wishes: Wishes | undefined;
  return () => {
    if (!isKnown(run)) {
      return [];
    }
    wishes ??= readWishes(state, run);
    return listWriteTools(wishes, true);
  };
}

function isKnown({ input, orders }: TurnRun): boolean {
  return input.shopper.customerId !== undefined || (orders?.verifiedOrderIds.length ?? 0) > 0;
}

function readWishes({ reading, memory }: AgentState, { input }: TurnRun): Wishes {
  const own = input.messages.map(({ content }) => withoutQuotes(content)).join('\n');
  const offered = isAccepted(own) ? readOffer(input.memory, input.history) : undefined;
  return {
    topics: new Set(
      topics.filter((topic) => [...listTopics(reading), memory.topic, input.memory.topic].includes(topic)),
    ),
    actions: listSpokenActions(own),
    ...(offered === undefined ? {} : { offered }),
  };
}

function listTopics(reading: Reading | undefined): readonly (string | undefined)[] {
  return reading === undefined ? [] : [reading.topic, ...reading.classification.intents.map(({ topic }) => topic)];
}

function isAccepted(text: string): boolean {
  return text.length < longestYes && ['yes', 'unclear'].includes(readAnswer(text, '').heard);
}

const longestYes = 120;
