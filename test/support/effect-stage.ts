import { PrismaStoreRepository } from '../../src/operations/stores-repository.ts';
import type { FakeModelRequest, FakeModelServer, FakeReply } from '../fakes/model-server.ts';
import type { App, Stage } from './app.ts';
import type { AppClient } from './app-client.ts';

/** What a model asks for when the shopper's newest message fits. */
export type ToolScript = readonly (readonly [RegExp, { readonly name: string; readonly arguments: unknown }])[];

export const refundMug: ToolScript = [
  [
    /refund the mug/i,
    {
      name: 'refund',
      arguments: {
        order_number: '#1071',
        items: [{ item: 'Stoneware Latte Mug', quantity: 1 }],
        reason: 'damaged',
      },
    },
  ],
  [
    /refund the machine/i,
    {
      name: 'refund',
      arguments: {
        order_number: '#1071',
        items: [{ item: 'Copperline Espresso Machine', quantity: 1 }],
        reason: 'damaged',
      },
    },
  ],
];

/** A model that calls the script's tool once for a message, and says something harmless otherwise. */
export function scriptTools(models: FakeModelServer, script: ToolScript): void {
  models.reply((request: FakeModelRequest): FakeReply | undefined => {
    const last = request.messages.at(-1);
    if (request.schema !== undefined || last === undefined || request.tools.length === 0) {
      return undefined;
    }
    const call = last.role === 'user' ? script.find(([words]) => words.test(last.content))?.[1] : undefined;
    return call === undefined ? { text: 'Please have a look at this.' } : { toolCalls: [call] };
  });
}

/** Refunds up to 50 run by themselves, as in the demo. */
export async function allowRefunds(app: App, settings: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const stores = new PrismaStoreRepository(app.service.ground.database);
  await stores.saveSettings('store-123', {
    values: { auto_refund_enabled: true, auto_refund_limit: 50, ...settings },
  });
}

/** Ada's newest question for consent in an answer. */
function findConfirmation(body: AnswerBody): { readonly effectId: string; readonly token: string } {
  const details = body.actions_taken.find(({ type }) => type === 'confirmation_requested')?.details;
  if (details === undefined) {
    throw new Error(`nothing was asked: ${body.response.content}`);
  }
  return { effectId: String(details.effect_id), token: String(details.consent_token) };
}

interface AnswerBody {
  readonly response: { readonly content: string };
  readonly actions_taken: readonly { readonly type: string; readonly details: Readonly<Record<string, unknown>> }[];
}

/** What the shop's own books say was changed. */
export function listCommits(stage: Stage, mutation?: string) {
  const { commits } = stage.sandbox.shopify.ledger;
  return mutation === undefined ? commits : commits.filter((commit) => commit.mutation === mutation);
}

/** A conversation of Ada's in which something waits for her consent. */
export async function propose(client: AppClient, wish: string) {
  const { body } = await client.start(wish, { customer_email: 'ada@example.com' });
  const conversationId: string = body.conversation_id;
  const { effectId, token } = findConfirmation(body);
  const path = `/api/v1/conversations/${conversationId}/effects/${effectId}`;
  return {
    body,
    conversationId,
    effectId,
    token,
    path,
    consent: () => client.call('POST', `${path}/consent`, { token }),
  };
}
