import { describe, expect, it } from '@jest/globals';
import { costUsd } from '../../../src/agent/models/model-prices.ts';

describe('model prices', () => {
  it('counts cached input at its own price', () => {
    const usage = { inputTokens: 1_000_000, cachedInputTokens: 400_000, outputTokens: 100_000 };

    expect(costUsd('openai:gpt-4o', usage)).toBe(3);
  });

  it('knows a dated name by its family, and says nothing about unknown models', () => {
    const usage = { inputTokens: 1_000_000, cachedInputTokens: 0, outputTokens: 0 };

    expect(costUsd('openai:gpt-4o-2024-11-20', usage)).toBe(2.5);
    expect(costUsd('anthropic:claude-sonnet-4-5-20250929', usage)).toBe(3);
    expect(costUsd('openai:my-own', usage)).toBeUndefined();
  });
});
