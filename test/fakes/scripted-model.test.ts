import { describe, expect, it } from '@jest/globals';
import { describeChatModel } from '../contracts/chat-model.contract.ts';
import { createModelRequest } from '../factories/model-request.ts';
import { ScriptedModel, type ScriptStep } from './scripted-model.ts';

const errorOf: Readonly<Record<string, ScriptStep['error']>> = {
  '429': 'rate_limit',
  '500': 'server',
  '401': 'auth',
  '400': 'bad_request',
  malformed_json: 'malformed',
  no_finish_reason: 'malformed',
  empty_choices: 'malformed',
  cut: 'network',
};
const options = { signal: new AbortController().signal, onText: () => undefined, onProgress: () => undefined };

describeChatModel('scripted', ({ fault, ...reply }, request) => {
  const error = errorOf[fault ?? ''];
  return new ScriptedModel([
    { purpose: request.purpose, ...reply, ...(error === undefined ? {} : { error }), isSilent: fault === 'silence' },
  ]);
});

describe('scripted model', () => {
  it('fails on a surplus call, also later when somebody swallowed that', async () => {
    const model = new ScriptedModel([]);

    await expect(model.generate(createModelRequest(), options)).rejects.toThrow('surplus call: answer');
    expect(() => model.assertDone()).toThrow('surplus call: answer');
  });

  it('fails on a call of another purpose, and when a call is missing', async () => {
    const model = new ScriptedModel([{ purpose: 'classify', json: {} }]);

    await expect(model.generate(createModelRequest(), options)).rejects.toThrow('expected classify');
    expect(() => model.assertDone()).toThrow('missing call: classify');
  });

  it('keeps each call as it was, frozen', async () => {
    const model = new ScriptedModel([{ purpose: 'answer', text: 'ok' }]);

    await model.generate(createModelRequest(), options);

    expect(model.calls).toHaveLength(1);
    expect(Object.isFrozen(model.calls[0]?.messages)).toBe(true);
    expect(() => model.assertDone()).not.toThrow();
  });
});
