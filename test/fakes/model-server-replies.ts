import type { FakeModelRequest, FakeReply, ReplyFunction } from './model-server.ts';

type Schema = Readonly<Record<string, unknown>>;

/** What a model says that nobody told what to say: valid for the schema, sensible for a shopper's message. */
export function createDefaultReply(): ReplyFunction {
  return (request): FakeReply => {
    if (request.schema === undefined) return { text: 'Thank you for your message! How can I help you with it?' };
    const sample = sampleOf(request.schema);
    const isClassification = isObject(sample) && 'intents' in sample && 'sentiment' in sample;
    return { json: isClassification ? { ...sample, ...classify(lastText(request)) } : sample };
  };
}

/** The smallest value that a schema allows; optional parts left out (or null where strict mode wants them). */
function sampleOf(schema: Schema): unknown {
  const options = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(options)) {
    const isNullable = options.some((option) => isObject(option) && option.type === 'null');
    return isNullable ? null : sampleOf((options[0] ?? {}) as Schema);
  }
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if ('const' in schema) return schema.const;
  switch (schema.type) {
    case 'object':
      return sampleObject(schema);
    case 'array':
      return Array.from({ length: Number(schema.minItems ?? 0) }, () => sampleOf((schema.items ?? {}) as Schema));
    case 'number':
    case 'integer':
      return Number(schema.minimum ?? 0);
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return schema.pattern === '^[a-z]{2}$' ? 'en' : 'text';
  }
}

function sampleObject(schema: Schema): Record<string, unknown> {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  return Object.fromEntries(
    properties.filter(([name]) => required.includes(name)).map(([name, property]) => [name, sampleOf(property)]),
  );
}

const topics: readonly (readonly [RegExp, string, string])[] = [
  [/refund|money back/i, 'refund_request', 'refund_request'],
  [/return|send (it|them) back/i, 'return_request', 'return_request'],
  [/cancel/i, 'cancel_order', 'cancel_order'],
  [/address/i, 'address_change', 'address_change'],
  [/where|track|order|package|parcel|deliver/i, 'order_status', 'order_status'],
  [/ship/i, 'shipping_question', 'shipping_question'],
  [/stock|size|price|product/i, 'product_question', 'product_question'],
  [/./s, 'general_inquiry', 'store_information'],
];

function classify(text: string): Record<string, unknown> {
  const found = topics.find(([pattern]) => pattern.test(text));
  const orderNumber = /#?\b(\d{4,})\b/.exec(text)?.[1];
  const email = /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,20}/.exec(text)?.[0];
  return {
    intents: found === undefined ? [] : [{ intent: found[1], topic: found[2], confidence: 0.93 }],
    sentiment: 'neutral',
    ...(orderNumber === undefined ? {} : { orderNumber }),
    ...(email === undefined ? {} : { email }),
  };
}

function lastText(request: FakeModelRequest): string {
  return request.messages.findLast(({ role }) => role === 'user')?.content ?? '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
