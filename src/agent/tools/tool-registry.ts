import { z } from 'zod';
import type { ToolSchema } from '../models/chat-model.ts';
import { getOrder } from './get-order.ts';
import { getTracking } from './get-tracking.ts';
import { listOrders } from './list-orders.ts';
import type { ReadTool } from './read-tool.ts';
import { searchKnowledgeBase } from './search-knowledge-base.ts';
import { searchProducts } from './search-products.ts';

const tools: readonly ReadTool[] = [getOrder, getTracking, listOrders, searchProducts, searchKnowledgeBase];

export function findTool(name: string, hasSession: boolean): ReadTool | undefined {
  return tools.find((tool) => tool.name === name && isVisible(tool, hasSession));
}

/** What a model is offered at the shopper's level of identity. */
export function listToolSchemas(hasSession: boolean): readonly ToolSchema[] {
  return hasSession ? sessionSchemas : openSchemas;
}

function isVisible(tool: ReadTool, hasSession: boolean): boolean {
  return hasSession || tool.needsSession !== true;
}

function toSchemas(hasSession: boolean): readonly ToolSchema[] {
  return tools
    .filter((tool) => isVisible(tool, hasSession))
    .map(({ name, description, input }) => {
      const { $schema, ...parameters } = z.toJSONSchema(input);
      return { name, description, parameters };
    });
}

const sessionSchemas = toSchemas(true);
const openSchemas = toSchemas(false);
