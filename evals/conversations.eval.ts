/**
 * Conversations with the whole agent in front of the sandbox shop, graded turn by turn.
 *
 *   npm run eval                       keyless: the rules model, no network but loopback; its writes go through an embedded PostgreSQL
 *   OPENAI_API_KEY=… DEFAULT_MODEL=openai:gpt-4o-mini npm run eval
 *   ANTHROPIC_API_KEY=… DEFAULT_MODEL=anthropic:… npm run eval
 *   LANGSMITH_API_KEY=… npm run eval   as an experiment of LangSmith, too
 *   npm run eval -- -t order-states    some of them
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as ls from 'langsmith/jest';
import { exactMatch } from 'openevals';
import { readVariable } from '../src/platform/env.ts';
import type { EvalConversation, EvalGroup } from './conversation.ts';
import { allGroups } from './datasets/conversations/all-groups.ts';
import { runConversation } from './run-conversation.ts';
import { ScoreCard } from './score-card.ts';
import { type AgentTarget, startAgentTarget } from './targets/agent-target.ts';
import { type EffectOffice, startEffectOffice } from './targets/effect-office.ts';
import { orderStatusPrecision, thresholds } from './thresholds.ts';

const resultsFolder = new URL('../.cache/evals/', import.meta.url);
const card = new ScoreCard();
let office: EffectOffice | undefined;
let target: AgentTarget;

beforeAll(async () => {
  office = await startEffectOffice();
  target = await startAgentTarget({}, { office });
});

afterAll(async () => {
  await target?.close();
  await office?.close();
  mkdirSync(resultsFolder, { recursive: true });
  const results = { model: target.model, verdicts: card.toVerdicts(), conversations: card.conversations };
  writeFileSync(new URL('last-run.json', resultsFolder), `${JSON.stringify(results, undefined, 1)}\n`);
});

/** Told outright, because the tracing variables would also hang LangChain's own tracer on each run of the graph. */
const enableTestTracking = (readVariable('LANGSMITH_API_KEY') ?? readVariable('LANGCHAIN_API_KEY')) !== undefined;

ls.describe(
  'support-agent-eval-v1',
  () => {
    for (const group of allGroups) {
      for (const conversation of group.conversations) {
        const inputs = { turns: conversation.turns.map(({ says }) => says) };
        const referenceOutputs = { escalations: listExpectedEscalations(conversation) };
        ls.test(`${group.name}: ${conversation.id}`, { inputs, referenceOutputs }, () => evaluate(group, conversation));
      }
    }
  },
  { enableTestTracking },
);

test.each([...thresholds.map(({ name }) => name), orderStatusPrecision.name])('%s reaches its threshold', (name) => {
  const verdict = card.toVerdicts().find((each) => each.name === name);

  expect(verdict).toMatchObject({ isMet: true });
});

/** Scores are feedback of the example; whether they suffice is for the thresholds to say. */
async function evaluate(group: EvalGroup, conversation: EvalConversation): Promise<void> {
  const { score, turns } = await runConversation(target, conversation, group.name);
  card.add(score);
  ls.logOutputs({ turns: turns.map(({ outcome: { reply, intent, escalation } }) => ({ reply, intent, escalation })) });
  for (const { grader, score: value } of score.grades) {
    ls.logFeedback({ key: grader, score: value });
  }
  await exactMatch({
    outputs: turns.map(({ outcome }) => outcome.escalation !== undefined),
    referenceOutputs: listExpectedEscalations(conversation),
  });
}

function listExpectedEscalations({ turns }: EvalConversation): boolean[] {
  return turns.map(({ escalates }) => escalates !== undefined);
}
