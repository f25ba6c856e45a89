import { z } from 'zod';
import { calculate } from './calculate.ts';
import type { TauAction } from './tau-data.ts';
import type { TauSession } from './tau-session.ts';
import {
  cancelOrder,
  changeAccountAddress,
  changeAddress,
  changeItems,
  changePayment,
  exchangeItems,
  returnItems,
} from './tau-writes.ts';

/** How one call of the data's tools ended here. */
export type ToolOutcome =
  | { readonly kind: 'found' | 'done' | 'to_person' | 'noted' }
  /** Nothing was read, or nothing was changed. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'stuck'; readonly reason: string };

/** Runs one of the shop's sixteen tools through our READ path, or as a proposal with consent. */
export async function callTool(action: TauAction, session: TauSession): Promise<ToolOutcome> {
  const tool = tools[action.name];
  if (tool === undefined) return { kind: 'refused', reason: `no such tool: ${action.name}` };
  const input = tool.input.safeParse(action.arguments);
  return input.success ? await tool.run(input.data, session) : { kind: 'refused', reason: 'bad arguments' };
}

export function isWriteTool(name: string): boolean {
  return tools[name]?.isWrite === true;
}

interface Tool {
  readonly input: z.ZodType;
  readonly isWrite?: boolean;
  run(input: unknown, session: TauSession): Promise<ToolOutcome>;
}

function toTool<Input extends z.ZodType>(
  input: Input,
  run: (input: z.infer<Input>, session: TauSession) => Promise<ToolOutcome>,
  isWrite = false,
): Tool {
  return { input, isWrite, run: (raw, session) => run(input.parse(raw), session) };
}

const order_id = z.string();
const payment_method_id = z.string();
const ids = z.array(z.string()).min(1);
const address = {
  address1: z.string(),
  address2: z.string().default(''),
  city: z.string(),
  state: z.string(),
  country: z.string(),
  zip: z.string(),
};
const found = { kind: 'found' } as const;
const noted = { kind: 'noted' } as const;
const missing = (reason: string) => ({ kind: 'refused', reason }) as const;

const tools: Readonly<Record<string, Tool>> = {
  find_user_id_by_email: toTool(z.object({ email: z.string() }), async ({ email }, session) => {
    const isHim = (user: { email: string }) => user.email.toLowerCase() === email.trim().toLowerCase();
    return session.findUser(isHim) === undefined ? missing('no such user') : found;
  }),
  find_user_id_by_name_zip: toTool(
    z.object({ first_name: z.string(), last_name: z.string(), zip: z.string() }),
    async ({ first_name, last_name, zip }, session) => {
      const user = session.findUser(
        ({ name, address: home }) =>
          name.first_name.toLowerCase() === first_name.toLowerCase() &&
          name.last_name.toLowerCase() === last_name.toLowerCase() &&
          home.zip === zip,
      );
      return user === undefined ? missing('no such user') : found;
    },
  ),
  get_user_details: toTool(z.object({ user_id: z.string() }), async ({ user_id }, session) => {
    const user = session.data.users[user_id];
    if (user === undefined) return missing('no such user');
    session.signInAs(user);
    if (session.user !== user) return noted; // Another's profile: not read, and no fault of the replay.
    const orders = await session.shop.backend.listCustomerOrders(session.customerIdOf(user), 50, session.shop.context);
    return orders.ok && orders.value.length === user.orders.length ? found : missing('orders not read');
  }),
  get_order_details: toTool(z.object({ order_id }), async (input, session) => {
    const answer = await session.shop.backend.findOrder(input.order_id, session.shop.context);
    return answer.ok && answer.value !== undefined ? found : missing('no such order');
  }),
  get_product_details: toTool(z.object({ product_id: z.string() }), async ({ product_id }, session) => {
    const variants = await listVariants(product_id, session);
    return variants.length > 0 ? found : missing('no such product');
  }),
  get_item_details: toTool(z.object({ item_id: z.string() }), async ({ item_id }, session) => {
    const product = Object.values(session.data.products).find(({ variants }) => item_id in variants);
    const variants = product === undefined ? [] : await listVariants(product.product_id, session);
    const isThere = variants.some(({ variantId }) => variantId.endsWith(`/${item_id}`));
    return isThere ? found : missing('no such item');
  }),
  list_all_product_types: toTool(z.object({}), async () => found),
  calculate: toTool(z.object({ expression: z.string() }), async ({ expression }) =>
    calculate(expression) === undefined ? missing('no sum') : noted,
  ),
  think: toTool(z.object({ thought: z.string() }), async () => noted),
  transfer_to_human_agents: toTool(z.object({ summary: z.string() }), async (_, session) => {
    session.handedOver.push('the conversation');
    return { kind: 'to_person' };
  }),
  cancel_pending_order: toTool(z.object({ order_id, reason: z.string() }), cancelOrder, true),
  modify_pending_order_address: toTool(z.object({ order_id, ...address }), changeAddress, true),
  modify_pending_order_items: toTool(
    z.object({ order_id, item_ids: ids, new_item_ids: ids, payment_method_id }),
    changeItems,
    true,
  ),
  modify_pending_order_payment: toTool(z.object({ order_id, payment_method_id }), changePayment, true),
  modify_user_address: toTool(z.object({ user_id: z.string(), ...address }), changeAccountAddress, true),
  return_delivered_order_items: toTool(z.object({ order_id, item_ids: ids, payment_method_id }), returnItems, true),
  exchange_delivered_order_items: toTool(
    z.object({ order_id, item_ids: ids, new_item_ids: ids, payment_method_id }),
    exchangeItems,
    true,
  ),
};

async function listVariants(productId: string, { shop }: TauSession) {
  const answer = await shop.desk.subjects.listVariants(`gid://shopify/Product/${productId}`, shop.context);
  return answer.ok ? answer.value : [];
}
