import { z } from 'zod';
import { pickPassages } from './passages.ts';
import { type ReadTool, unavailable } from './read-tool.ts';

const input = z.object({ query: z.string().min(1).max(400) });
const shownPassages = 6;

/** The shop's published policies; gives the passages that answer, with where they stand. */
export const searchKnowledgeBase: ReadTool<typeof input> = {
  kind: 'READ',
  name: 'search_knowledge_base',
  description:
    "Searches the shop's published policies (returns, refunds, shipping, payment, contact). Policies are in the shop's language.",
  input,
  status: 'reading_policies',
  run: async ({ query }, context) => {
    const answer = await context.store.backend.listPolicies(context);
    if (!answer.ok) {
      return unavailable('policies', answer.reason);
    }
    return {
      facts: [{ kind: 'policies', query, policies: pickPassages(answer.value, query, shownPassages) }],
      ok: true,
    };
  },
};
