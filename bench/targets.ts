import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Answer, Ask } from './http-client.ts';
import type { LoadTarget } from './load.ts';
import type { ServerCommand } from './server-process.ts';
import type { World } from './world.ts';

/** `question` needs no shop; `order` has the service read an order through the shop's API, which the floor never does. */
export type Workload = 'question' | 'order';

/** One shopper: turn by turn, what to send next. */
export interface Conversation {
  nextTurn(place: number): Ask;
  noteAnswer(answer: Answer): void;
}

export interface Target {
  readonly name: 'floor' | 'service';
  readonly command: ServerCommand;
  /** An event stream that stays open and silent. */
  readonly idlePath: (conversationId: string) => string;
  readonly headers: Readonly<Record<string, string>>;
  readonly openConversation: LoadTarget['openConversation'];
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** No two alike: an agent rightly calls a person for somebody who has to ask three times. */
const texts: Readonly<Record<Workload, readonly string[]>> = {
  question: [
    'Which methods of payment do you take?',
    'Is there somewhere I could read about your company?',
    'Do gift cards ever expire?',
    'How do I reach you by letter?',
    'Are you hiring at the moment?',
  ],
  order: [
    'Where is my order {order}?',
    'Which carrier brings the parcel?',
    'Can you tell me when order {order} should be here?',
    'Has anything of the order left the warehouse yet?',
    'What is the tracking link of the parcel, please?',
  ],
};

export function createFloor(world: World): Target {
  return {
    name: 'floor',
    command: {
      args: [here('./floor.mjs')],
      env: { DATABASE_URL: world.databaseUrl, OPENAI_BASE_URL: `${world.modelUrl}/v1` },
      readyPath: '/health',
    },
    idlePath: () => '/events',
    headers: {},
    openConversation: (workload) => {
      const conversationId = randomUUID();
      return {
        nextTurn: (place) => ({
          method: 'POST',
          path: '/turns',
          body: { conversationId, content: texts[workload][place] },
        }),
        noteAnswer: () => undefined,
      };
    },
  };
}

/** The service as production runs it, unless there is no build: then its sources, which start slower. */
export function createService(world: World, databaseUrl = world.databaseUrl): Target {
  const headers = { authorization: `Bearer ${world.apiKey}`, accept: 'text/event-stream' };
  let shoppers = 0;
  return {
    name: 'service',
    command: {
      args: isBuilt() ? ['--enable-source-maps', here('../dist/main.js')] : ['--import', 'tsx', here('../src/main.ts')],
      env: { ...world.serviceVariables, DATABASE_URL: databaseUrl },
      readyPath: '/health/ready',
    },
    idlePath: (conversationId) => `/api/v1/conversations/${conversationId}/events`,
    headers,
    openConversation: (workload) => {
      // Identity checks are limited by address and by order: each shopper has an address of his own, and the next order.
      shoppers += 1;
      const own = { ...headers, 'x-forwarded-for': `10.0.${shoppers >> 8}.${shoppers & 255}` };
      const order = world.orders[shoppers % world.orders.length];
      let conversationId: string | undefined;
      return {
        nextTurn: (place) => {
          const content = (texts[workload][place] ?? '').replace('{order}', order?.name ?? '');
          const body = { initial_message: content, customer_email: order?.email };
          return conversationId === undefined
            ? { method: 'POST', path: '/api/v1/conversations', headers: own, body }
            : toPost(own, conversationId, content);
        },
        noteAnswer: (answer) => {
          const id = answer.headers['x-conversation-id'];
          conversationId ??= typeof id === 'string' ? id : undefined;
        },
      };
    },
  };
}

export function toPost(headers: Readonly<Record<string, string>>, conversationId: string, content: string): Ask {
  return { method: 'POST', path: `/api/v1/conversations/${conversationId}/messages`, headers, body: { content } };
}

export function isBuilt(): boolean {
  return existsSync(here('../dist/main.js'));
}
