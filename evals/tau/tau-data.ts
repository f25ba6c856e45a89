import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** tau2-bench's retail shop as its files have it. Nothing of it is part of this project. */
const addressSchema = z.object({
  address1: z.string(),
  address2: z.string(),
  city: z.string(),
  country: z.string(),
  state: z.string(),
  zip: z.string(),
});
export type TauAddress = z.infer<typeof addressSchema>;

const paymentMethodSchema = z.object({
  id: z.string(),
  source: z.enum(['credit_card', 'paypal', 'gift_card']),
  balance: z.number().optional(),
});
export type TauPaymentMethod = z.infer<typeof paymentMethodSchema>;

const userSchema = z.object({
  user_id: z.string(),
  name: z.object({ first_name: z.string(), last_name: z.string() }),
  address: addressSchema,
  email: z.string(),
  payment_methods: z.record(z.string(), paymentMethodSchema),
  orders: z.array(z.string()),
});
export type TauUser = z.infer<typeof userSchema>;

const itemSchema = z.object({
  name: z.string(),
  product_id: z.string(),
  item_id: z.string(),
  price: z.number(),
  options: z.record(z.string(), z.string()),
});

const paymentSchema = z.object({
  transaction_type: z.enum(['payment', 'refund']),
  amount: z.number(),
  payment_method_id: z.string(),
});
export type TauPayment = z.infer<typeof paymentSchema>;

const orderSchema = z.object({
  order_id: z.string(),
  user_id: z.string(),
  address: addressSchema,
  items: z.array(itemSchema),
  status: z.string(),
  fulfillments: z.array(z.object({ tracking_id: z.array(z.string()), item_ids: z.array(z.string()) })),
  payment_history: z.array(paymentSchema),
  cancel_reason: z.string().optional(),
  exchange_items: z.array(z.string()).optional(),
  exchange_new_items: z.array(z.string()).optional(),
  exchange_payment_method_id: z.string().optional(),
  exchange_price_difference: z.number().optional(),
  return_items: z.array(z.string()).optional(),
  return_payment_method_id: z.string().optional(),
});
export type TauOrder = z.infer<typeof orderSchema>;

const productSchema = z.object({
  name: z.string(),
  product_id: z.string(),
  variants: z.record(
    z.string(),
    z.object({
      item_id: z.string(),
      options: z.record(z.string(), z.string()),
      available: z.boolean(),
      price: z.number(),
    }),
  ),
});
export type TauProduct = z.infer<typeof productSchema>;

const databaseSchema = z.object({
  products: z.record(z.string(), productSchema),
  users: z.record(z.string(), userSchema),
  orders: z.record(z.string(), orderSchema),
});
export type TauDatabase = z.infer<typeof databaseSchema>;

const failureSchema = z.tuple([z.string(), z.string()]);
const taskSchema = z.object({
  id: z.string(),
  actions: z.array(z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()) })),
  shopify: z.enum(['full', 'partial', 'none']).default('full'),
  expected: z.object({ orders: z.record(z.string(), orderSchema), users: z.record(z.string(), userSchema) }),
  replay_errors: z.array(failureSchema).default([]),
  tau2_tools_refused: z.array(failureSchema).default([]),
});
export type TauTask = z.infer<typeof taskSchema>;
export type TauAction = TauTask['actions'][number];

export function readDatabase(file: string): TauDatabase {
  return databaseSchema.parse(readJson(file));
}

export function readTasks(file: string): readonly TauTask[] {
  return z.array(taskSchema).parse(readJson(file));
}

function readJson(file: string): unknown {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
}

export interface TauFiles {
  readonly database: string;
  readonly tasks: string;
}

/** The files of a folder, zipped or not; absent when it does not have both. */
export function findTauFiles(folder: string): TauFiles | undefined {
  const find = (name: string) =>
    [`${folder}/${name}.json.gz`, `${folder}/${name}.json`].find((file) => existsSync(file));
  const database = find('tau-retail-db');
  const tasks = find('tau-retail-train-74');
  return database === undefined || tasks === undefined ? undefined : { database, tasks };
}
