import { afterEach, describe, expect, it } from '@jest/globals';
import { type AgentTarget, startAgentTarget } from '../../evals/targets/agent-target.ts';
import { FakeModelServer } from '../fakes/model-server.ts';

describe('the target of the evals', () => {
  let target: AgentTarget | undefined;
  let models: FakeModelServer | undefined;

  afterEach(async () => {
    await target?.close();
    await models?.stop();
  });

  it('answers from the sandbox with the rules model when there is no key', async () => {
    target = await startAgentTarget({ DEFAULT_MODEL: 'rules' });

    const dialogue = await target.startConversation({ email: 'ada@example.com' });
    const outcome = await dialogue.say(['Where is my order #1042?']);

    const order = dialogue.shop.orders.find(({ number }) => number === 1042);
    expect(outcome.reply).toContain(order?.fulfillments[0]?.trackingNumber);
    expect(target.model).toBe('rules');
  });

  it('asks the model of the environment, and remembers what was said', async () => {
    models = await new FakeModelServer().start();
    target = await startAgentTarget({
      DEFAULT_MODEL: 'openai:gpt-4o-mini',
      OPENAI_API_KEY: 'key',
      OPENAI_BASE_URL: `${models.url}/v1`,
    });
    const dialogue = await target.startConversation({});

    await dialogue.say(['How do I return a jacket?']);
    const outcome = await dialogue.say(['And shoes?']);

    expect(outcome.attempts.map(({ model }) => model)).toContain('openai:gpt-4o-mini');
    expect(outcome.reply).toContain('How can I help you');
    expect(models.requests.at(-1)?.messages.map(({ content }) => content)).toContain('How do I return a jacket?');
  });

  it('keeps quiet after a hand-over', async () => {
    target = await startAgentTarget({ DEFAULT_MODEL: 'rules' });
    const dialogue = await target.startConversation({ email: 'ada@example.com' });

    const first = await dialogue.say(['I want to talk to a human']);
    const second = await dialogue.say(['Where is my order #1042?']);

    expect(first.escalation?.reason).toBe('asked_for_person');
    expect(second.tools).toEqual([]);
  });
});
