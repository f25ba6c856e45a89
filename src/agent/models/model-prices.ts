import type { ModelUsage } from './chat-model.ts';

/** US dollars per million tokens. */
interface ModelPrice {
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
}

/**
 * What a call cost, in US dollars; undefined for a model without a known price (a compatible server, a new model).
 * @param modelId as stored in metadata: `openai:gpt-4o`.
 */
export function costUsd(modelId: string, usage: ModelUsage): number | undefined {
  const price = findPrice(modelId);
  if (price === undefined) return undefined;
  const freshTokens = Math.max(0, usage.inputTokens - usage.cachedInputTokens);
  const microDollars =
    freshTokens * price.input + usage.cachedInputTokens * price.cachedInput + usage.outputTokens * price.output;
  return Number((microDollars / 1_000_000).toFixed(8));
}

/** A dated name (`gpt-4o-2024-11-20`, `claude-sonnet-4-5-20250929`) costs what its family costs. */
function findPrice(modelId: string): ModelPrice | undefined {
  return prices[modelId] ?? prices[modelId.replace(/-(\d{4}-\d{2}-\d{2}|\d{8}|latest)$/, '')];
}

/**
 * The vendors' public list prices (openai.com/api/pricing, claude.com/pricing; standard tier, Anthropic's cached price
 * is the cache read; cache writes count as plain input). Written 2026-11-20 from pages of third parties of 2026, since
 * the vendors' own could not be opened; models on which those disagree are left out. For budgets
 * and displays, not for invoices.
 */
const prices: Readonly<Record<string, ModelPrice>> = {
  rules: { input: 0, cachedInput: 0, output: 0 },
  'openai:gpt-4o': { input: 2.5, cachedInput: 1.25, output: 10 },
  'openai:gpt-4o-mini': { input: 0.15, cachedInput: 0.075, output: 0.6 },
  'openai:gpt-4.1': { input: 2, cachedInput: 0.5, output: 8 },
  'openai:gpt-4.1-mini': { input: 0.4, cachedInput: 0.1, output: 1.6 },
  'openai:gpt-4.1-nano': { input: 0.1, cachedInput: 0.025, output: 0.4 },
  'openai:gpt-4-turbo': { input: 10, cachedInput: 10, output: 30 },
  'openai:gpt-3.5-turbo': { input: 0.5, cachedInput: 0.5, output: 1.5 },
  'openai:gpt-5': { input: 1.25, cachedInput: 0.125, output: 10 },
  'openai:gpt-5-mini': { input: 0.25, cachedInput: 0.025, output: 2 },
  'openai:gpt-5-nano': { input: 0.05, cachedInput: 0.005, output: 0.4 },
  'openai:gpt-5.1': { input: 1.25, cachedInput: 0.125, output: 10 },
  'openai:gpt-5.4': { input: 2.5, cachedInput: 0.25, output: 15 },
  'openai:gpt-5.4-mini': { input: 0.75, cachedInput: 0.075, output: 4.5 },
  'openai:gpt-5.4-nano': { input: 0.2, cachedInput: 0.02, output: 1.25 },
  'openai:gpt-5.5': { input: 5, cachedInput: 0.5, output: 30 },
  'openai:o3': { input: 2, cachedInput: 0.5, output: 8 },
  'openai:o4-mini': { input: 1.1, cachedInput: 0.275, output: 4.4 },
  'anthropic:claude-opus-4-1': { input: 15, cachedInput: 1.5, output: 75 },
  'anthropic:claude-opus-4-5': { input: 5, cachedInput: 0.5, output: 25 },
  'anthropic:claude-sonnet-4': { input: 3, cachedInput: 0.3, output: 15 },
  'anthropic:claude-sonnet-4-5': { input: 3, cachedInput: 0.3, output: 15 },
  'anthropic:claude-opus-4-6': { input: 5, cachedInput: 0.5, output: 25 },
  'anthropic:claude-sonnet-4-6': { input: 3, cachedInput: 0.3, output: 15 },
  'anthropic:claude-haiku-4-5': { input: 1, cachedInput: 0.1, output: 5 },
  'anthropic:claude-3-7-sonnet': { input: 3, cachedInput: 0.3, output: 15 },
  'anthropic:claude-3-5-sonnet': { input: 3, cachedInput: 0.3, output: 15 },
  'anthropic:claude-3-5-haiku': { input: 0.8, cachedInput: 0.08, output: 4 },
};
