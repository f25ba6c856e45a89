import { describe, expect, it } from '@jest/globals';
import { createModelChains, parseModelName } from '../../../src/agent/models/model-registry.ts';
import { ScriptedModel } from '../../fakes/scripted-model.ts';

const rules = new ScriptedModel([], 'rules');
const openai = (model: string) => new ScriptedModel([], `openai:${model}`);

describe('model names', () => {
  it.each([
    ['openai:gpt-4o', 'openai:gpt-4o'],
    ['gpt-4o', 'openai:gpt-4o'],
    ['anthropic:claude-sonnet-4-5', 'anthropic:claude-sonnet-4-5'],
    ['claude-haiku-4-5', 'anthropic:claude-haiku-4-5'],
    ['ft:gpt-4o-mini:acme::id', 'openai:ft:gpt-4o-mini:acme::id'],
    [' rules ', 'rules'],
  ])('reads %s as %s', (name, id) => {
    expect(parseModelName(name)?.id).toBe(id);
  });

  it.each(['', 'openai:', 'mistral:large', 'gpt 4o'])('refuses "%s"', (name) => {
    expect(parseModelName(name)).toBeUndefined();
  });
});

describe('model chains', () => {
  it('puts an override in place of the default, and the rules at the end', () => {
    const chains = createModelChains(
      { default: 'gpt-4o', fallback: 'gpt-4o-mini', overrides: { classify: 'gpt-4.1-nano' } },
      { openai },
      rules,
    );

    expect(chains.classify.map(({ id }) => id)).toEqual(['openai:gpt-4.1-nano', 'openai:gpt-4o-mini', 'rules']);
    expect(chains.answer.map(({ id }) => id)).toEqual(['openai:gpt-4o', 'openai:gpt-4o-mini', 'rules']);
    expect(chains.answer[1]).toBe(chains.classify[1]);
  });

  it('leaves out vendors without a key, and never lists a model twice', () => {
    const chains = createModelChains({ default: 'claude-haiku-4-5', fallback: 'rules' }, { openai }, rules);

    expect(chains.answer.map(({ id }) => id)).toEqual(['rules']);
  });

  it('names a model that it cannot read', () => {
    expect(() => createModelChains({ default: 'foo:bar' }, {}, rules)).toThrow('foo:bar');
  });
});
