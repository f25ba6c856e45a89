import { z } from 'zod';
import type { WriteAction } from '../../../commerce/write-request.ts';
import type { Topic } from '../../intents.ts';
import type { ToolSchema } from '../../models/chat-model.ts';
import { cancelOrder } from './cancel-order.ts';
import { changeAccountAddress } from './change-account-address.ts';
import { changeOrderItems } from './change-order-items.ts';
import { changeShippingAddress } from './change-shipping-address.ts';
import { changeSubscription } from './change-subscription.ts';
import { exchangeItems } from './exchange-items.ts';
import { giveDiscount } from './give-discount.ts';
import { giveStoreCredit } from './give-store-credit.ts';
import { refund } from './refund.ts';
import { returnItems } from './return-items.ts';
import { sendReplacement } from './send-replacement.ts';
import type { WriteToolEntry } from './write-tool.ts';

/** What a shopper has asked for, in this turn or in the conversation that it goes on with. */
export interface Wishes {
  readonly topics: ReadonlySet<Topic>;
  /** By the words of this turn's messages. */
  readonly actions: ReadonlySet<WriteAction>;
  /** What the last reply offered instead of something refused, when the shopper takes it. */
  readonly offered?: WriteAction;
}

export function findWriteTool(name: string): WriteToolEntry | undefined {
  return byName.get(name);
}

/** Those that somebody asked for; none for a shopper who has not shown who he is. */
export function listWriteTools(wishes: Wishes, isKnown: boolean): readonly WriteToolEntry[] {
  return isKnown ? tools.filter((tool) => isWished(tool, wishes)) : [];
}

function isWished({ topics, action }: WriteToolEntry, wishes: Wishes): boolean {
  return wishes.offered === action || wishes.actions.has(action) || topics.some((topic) => wishes.topics.has(topic));
}

/** Made once for each tool. */
export function toWriteSchema({ name }: Pick<WriteToolEntry, 'name'>): ToolSchema | undefined {
  return schemas.get(name);
}

const tools: readonly WriteToolEntry[] = [
  cancelOrder,
  changeShippingAddress,
  changeOrderItems,
  returnItems,
  exchangeItems,
  refund,
  giveDiscount,
  giveStoreCredit,
  sendReplacement,
  changeSubscription,
  changeAccountAddress,
];
const byName = new Map<string, WriteToolEntry>(tools.map((tool) => [tool.name, tool]));
const schemas = new Map(tools.map((tool) => [tool.name, toSchema(tool)]));

function toSchema({ name, description, input }: WriteToolEntry): ToolSchema {
  const { $schema, ...parameters } = z.toJSONSchema(input);
  return { name, description, parameters };
}
