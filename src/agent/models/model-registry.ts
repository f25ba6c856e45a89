import type { ChatModel, ModelRequest } from './chat-model.ts';

export type ModelVendor = 'openai' | 'anthropic' | 'rules';

export interface ModelName {
  readonly vendor: ModelVendor;
  /** The vendor's own name; `rules` has none other. */
  readonly model: string;
  /** `openai:gpt-4o`, `rules`: as stored in metadata. */
  readonly id: string;
}

/**
 * Reads `openai:gpt-4o`, `anthropic:claude-…`, `rules`, and bare names: `claude…` is Anthropic's, others OpenAI's.
 * @returns undefined for an unknown vendor or an empty name. OpenAI's fine-tuned models (`ft:…`) keep their colons.
 */
export function parseModelName(name: string): ModelName | undefined {
  const text = name.trim();
  if (text === 'rules') return { vendor: 'rules', model: 'rules', id: 'rules' };
  const [, prefix, rest = ''] = /^([a-z]+):(.*)$/.exec(text) ?? [];
  if (prefix === 'openai' || prefix === 'anthropic') return toModelName(prefix, rest);
  if (prefix !== undefined && prefix !== 'ft') return undefined;
  return toModelName(text.startsWith('claude') ? 'anthropic' : 'openai', text);
}

export interface ModelNames {
  readonly default: string;
  readonly fallback?: string;
  /** Per purpose, in place of the default. */
  readonly overrides?: Partial<Readonly<Record<ModelRequest['purpose'], string>>>;
}

export type ModelChains = Readonly<Record<ModelRequest['purpose'], readonly ChatModel[]>>;

/**
 * The order in which models are asked, per purpose: override or default, fallback, rules. Each model is built once; a
 * vendor without a factory (no key) is left out, so that the chain always ends with the rules.
 * @throws Error naming the model, when its name cannot be read.
 */
export function createModelChains(
  names: ModelNames,
  factories: Partial<Record<Exclude<ModelVendor, 'rules'>, (model: string) => ChatModel>>,
  rules: ChatModel,
): ModelChains {
  const models = new Map<string, ChatModel>([['rules', rules]]);
  const find = (name: string): ChatModel | undefined => {
    const parsed = parseModelName(name);
    if (parsed === undefined)
      throw new Error(`unknown model name "${name}"; use openai:<name>, anthropic:<name> or rules`);
    const known = models.get(parsed.id);
    if (known !== undefined || parsed.vendor === 'rules') return known;
    const model = factories[parsed.vendor]?.(parsed.model);
    if (model !== undefined) models.set(parsed.id, model);
    return model;
  };
  const chainFor = (purpose: ModelRequest['purpose']): readonly ChatModel[] => {
    const wanted = [names.overrides?.[purpose] ?? names.default, names.fallback, 'rules'];
    return [...new Set(wanted.flatMap((name) => (name === undefined ? [] : (find(name) ?? []))))];
  };
  return { classify: chainFor('classify'), answer: chainFor('answer'), rewrite: chainFor('rewrite') };
}

function toModelName(vendor: 'openai' | 'anthropic', model: string): ModelName | undefined {
  return model === '' || /\s/.test(model) ? undefined : { vendor, model, id: `${vendor}:${model}` };
}
