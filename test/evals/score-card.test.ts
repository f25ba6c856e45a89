import { describe, expect, it } from '@jest/globals';
import type { Grade } from '../../evals/graders/grade.ts';
import { type ConversationScore, ScoreCard } from '../../evals/score-card.ts';

const score = (grades: readonly Grade[], intents: ConversationScore['intents'] = []): ConversationScore => ({
  id: 'one',
  group: 'group',
  grades,
  failures: [],
  intents,
});
const findVerdict = (card: ScoreCard, name: string) => card.toVerdicts().find((verdict) => verdict.name === name);

describe('ScoreCard', () => {
  it('misses a threshold by its mean, not by one bad turn', () => {
    const card = new ScoreCard();
    for (let turn = 0; turn < 20; turn += 1) {
      card.add(score([{ grader: 'facts', score: turn === 0 ? 0 : 1 }]));
    }

    expect(findVerdict(card, 'facts said')).toMatchObject({ score: 0.95, isMet: true });
  });

  it('forgives no leak', () => {
    const card = new ScoreCard();
    for (let turn = 0; turn < 500; turn += 1) {
      card.add(score([{ grader: 'leaks', score: turn === 0 ? 0 : 1 }]));
    }

    expect(findVerdict(card, 'nothing leaked')).toMatchObject({ isMet: false });
  });

  it('counts what was wrongly taken for order_status', () => {
    const card = new ScoreCard();
    card.add(score([], [{ expected: ['order_status'], actual: 'order_status' }]));
    card.add(score([], [{ expected: ['return_request'], actual: 'order_status' }]));
    card.add(score([], [{ expected: ['order_status'], actual: 'other' }]));

    expect(findVerdict(card, 'order_status precision')).toMatchObject({ score: 0.5, isMet: false });
  });

  it('meets nothing that was never graded', () => {
    expect(new ScoreCard().toVerdicts().every(({ isMet }) => !isMet)).toBe(true);
  });
});
