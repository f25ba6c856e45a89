import { z } from 'zod';
import type { ToolSchema } from '../models/chat-model.ts';
import { getOrder } from './get-order.ts';
import { getTracking } from './get-tracking.ts';
import { listOrders } from './list-orders.ts';
import type { ReadTool } from './read-tool.ts';
import { searchKnowledgeBase } from './search-knowledge-base.ts';
import { searchProducts } from './search-products.ts';
import { toWriteSchema } from './write/write-registry.ts';
import type { WriteToolEntry } from './write/write-tool.ts';

const tools: readonly ReadTool[] = [getOrder, getTracking, listOrders, searchProducts, searchKnowledgeBase];

/** Not a tool that reads: the model's way to say that a person has to do it. */
export const handOverTool: ToolSchema = {
  name: 'request_person',
  description:
    'Hands the conversation to a colleague. Use it when the shopper agrees to that or asks for something that only a person can do.',
  parameters: { type: 'object', properties: {}, additionalProperties: false },
};

export function findTool(name: string, hasSession: boolean): ReadTool | undefined {
  return tools.find((tool) => tool.name === name && isVisible(tool, hasSession));
}

/** What a model is offered at the shopper's level of identity, and of the writes what he asked for. */
export function listToolSchemas(
  hasSession: boolean,
  writes: readonly Pick<WriteToolEntry, 'name'>[] = [],
): readonly ToolSchema[] {
  const schemas = hasSession ? sessionSchemas : openSchemas;
  return writes.length === 0 ? schemas : [...schemas, ...writes.flatMap((tool) => toWriteSchema(tool) ?? [])];
}

function isVisible(tool: ReadTool, hasSession: boolean): boolean {
  return hasSession || tool.needsSession !== true;
}

function toSchemas(hasSession: boolean): readonly ToolSchema[] {
  const readTools = tools
    .filter((tool) => isVisible(tool, hasSession))
    .map(({ name, description, input }) => {
      const { $schema, ...parameters } = z.toJSONSchema(input);
      return { name, description, parameters };
    });
  return [...readTools, handOverTool];
}

const sessionSchemas = toSchemas(true);
const openSchemas = toSchemas(false);
