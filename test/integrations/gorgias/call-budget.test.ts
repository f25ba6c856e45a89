import { beforeEach, describe, expect, it } from '@jest/globals';
import { CallBudget } from '../../../src/integrations/gorgias/call-budget.ts';

describe('CallBudget', () => {
  let nowMs: number;
  let budget: CallBudget;
  const signal = new AbortController().signal;

  beforeEach(() => {
    nowMs = 0;
    budget = new CallBudget({
      clock: { now: () => new Date(nowMs), monotonicMs: () => nowMs },
      wait: async (ms, waitSignal) => {
        waitSignal.throwIfAborted();
        nowMs += ms;
      },
      rule: { calls: 2, windowMs: 1_000 },
    });
  });

  it('never starts more calls in a window than allowed', async () => {
    const starts: number[] = [];

    for (let index = 0; index < 5; index += 1) {
      await budget.take(signal);
      starts.push(nowMs);
    }

    expect(starts).toEqual([0, 0, 1_000, 1_000, 2_000]);
  });

  it('holds everybody back while the account is paused', async () => {
    budget.pauseFor(700);

    await budget.take(signal);

    expect(nowMs).toBe(700);
  });

  it('lets a caller leave the queue without stopping those behind', async () => {
    budget.pauseFor(700);

    const left = budget.take(AbortSignal.abort());
    const stayed = budget.take(signal);

    await expect(left).rejects.toThrow();
    await expect(stayed).resolves.toBeUndefined();
  });
});
