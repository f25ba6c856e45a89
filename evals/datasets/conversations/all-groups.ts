import type { EvalGroup } from '../../conversation.ts';
import { fiveScenarios } from './five-scenarios.ts';
import { identity } from './identity.ts';
import { languages } from './languages.ts';
import { looseEnds } from './loose-ends.ts';
import { nineSentences } from './nine-sentences.ts';
import { orderStates } from './order-states.ts';
import { personsAndMoods } from './persons-and-moods.ts';
import { returnsAndRefunds } from './returns-and-refunds.ts';
import { shopQuestions } from './shop-questions.ts';
import { writes } from './writes.ts';

export const allGroups: readonly EvalGroup[] = [
  nineSentences,
  fiveScenarios,
  orderStates,
  returnsAndRefunds,
  shopQuestions,
  identity,
  personsAndMoods,
  languages,
  looseEnds,
  writes,
];
