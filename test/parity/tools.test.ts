import { describe, expect, it } from '@jest/globals';
import { findTool, handOverTool, listToolSchemas } from '../../src/agent/tools/tool-registry.ts';

/** Tools of the original that live on, with the parameters that a model may choose. */
const readTools = {
  get_order: ['order_number'],
  get_tracking: ['order_number'],
  search_knowledge_base: ['query'],
  search_products: ['query'],
};

/** Written in the original, called by nothing there; they change something, so they come with the effect ledger. */
const writeTools = [
  'create_return_label',
  'process_refund',
  'update_order',
  'create_refund',
  'add_order_note',
  'create_ticket',
  'update_ticket',
  'close_ticket',
  'add_tags',
];

const parametersOf = (name: string, hasSession = false) => {
  const tool = listToolSchemas(hasSession).find((schema) => schema.name === name);
  return Object.keys((tool?.parameters.properties ?? {}) as Record<string, unknown>);
};

describe('parity 2.2: tools', () => {
  it.each(Object.entries(readTools))('001-85: %s lives on and takes %j', (name, parameters) => {
    expect(findTool(name, false)?.kind).toBe('READ');
    expect(parametersOf(name)).toEqual(parameters);
  });

  it('look orders up by the number that the shopper knows, with or without #, exactly', () => {
    const input = findTool('get_order', false)?.input;

    expect(input?.safeParse({ order_number: '#1042' }).success).toBe(true);
    expect(input?.safeParse({ order_number: '' }).success).toBe(false);
    expect(input?.safeParse({ order_number: 1042 }).success).toBe(false);
  });

  it('001-92: take no e-mail, customer or order id from the model; a customer is the signed session', () => {
    const names = listToolSchemas(true).flatMap(({ name }) => parametersOf(name, true));

    expect(names.filter((name) => /mail|customer|phone|_id$|^id$/.test(name))).toEqual([]);
    expect(parametersOf('list_orders', true)).toEqual([]);
    expect(findTool('list_orders', false)).toBeUndefined();
  });

  it.each(writeTools)('%s does not exist: nothing is said to be done by a tool that did nothing', (name) => {
    expect(findTool(name, true)).toBeUndefined();
  });

  it('end here: all that a model is offered reads, or calls a person', () => {
    const offered = listToolSchemas(true).map(({ name }) => name);

    expect(offered.toSorted()).toEqual([...Object.keys(readTools), 'list_orders', handOverTool.name].toSorted());
    expect(parametersOf(handOverTool.name)).toEqual([]);
  });
});
