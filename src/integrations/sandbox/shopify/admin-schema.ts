import { readdirSync, readFileSync } from 'node:fs';
import {
  buildSchema,
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { toRedacted } from './redaction.ts';
import type { RequestContext, Resolver, ResolverMap } from './request-context.ts';
import { calculatedOrderResolvers } from './resolvers/calculated-order.ts';
import { customerResolvers } from './resolvers/customer.ts';
import { customerAddressResolvers } from './resolvers/customer-address-book.ts';
import { discountCreateResolvers } from './resolvers/discount-create.ts';
import { discountNodeResolvers } from './resolvers/discount-node.ts';
import { draftOrderResolvers } from './resolvers/draft-order.ts';
import { draftOrderCompleteResolvers } from './resolvers/draft-order-complete.ts';
import { draftOrderCreateResolvers } from './resolvers/draft-order-create.ts';
import { fulfillmentResolvers } from './resolvers/fulfillment.ts';
import { fulfillmentOrderResolvers } from './resolvers/fulfillment-order.ts';
import { giftCardResolvers } from './resolvers/gift-card-create.ts';
import { lineItemResolvers } from './resolvers/line-item.ts';
import { mailingAddressResolvers } from './resolvers/mailing-address.ts';
import { orderResolvers } from './resolvers/order.ts';
import { orderAgreementResolvers } from './resolvers/order-agreement.ts';
import { orderCancelResolvers } from './resolvers/order-cancel.ts';
import { orderEditResolvers } from './resolvers/order-edit.ts';
import { orderUpdateResolvers } from './resolvers/order-update.ts';
import { productResolvers } from './resolvers/product.ts';
import { refundResolvers } from './resolvers/refund.ts';
import { refundCreateResolvers } from './resolvers/refund-create.ts';
import { returnCalculateResolvers } from './resolvers/return-calculate.ts';
import { returnResolvers } from './resolvers/return-case.ts';
import { returnDecideResolvers } from './resolvers/return-decide.ts';
import { returnOpenResolvers } from './resolvers/return-open.ts';
import { returnOutcomeResolvers } from './resolvers/return-outcome.ts';
import { returnProcessResolvers } from './resolvers/return-process.ts';
import { shopResolvers } from './resolvers/shop.ts';
import { storeCreditResolvers } from './resolvers/store-credit-account.ts';
import { subscriptionBillingCycleResolvers } from './resolvers/subscription-billing-cycle.ts';
import { subscriptionContractResolvers } from './resolvers/subscription-contract.ts';
import { subscriptionStatusResolvers } from './resolvers/subscription-status.ts';
import { tagsAddResolvers } from './resolvers/tags-add.ts';
import { webhookSubscriptionResolvers } from './resolvers/webhook-subscription.ts';
import { findRequiredScopes, isGranted, toAccessDenied } from './scopes.ts';

/** One line for each resolver file. */
const resolverMaps: readonly ResolverMap[] = [
  orderResolvers,
  lineItemResolvers,
  fulfillmentResolvers,
  fulfillmentOrderResolvers,
  orderAgreementResolvers,
  orderEditResolvers,
  calculatedOrderResolvers,
  refundResolvers,
  returnResolvers,
  returnCalculateResolvers,
  returnDecideResolvers,
  returnOpenResolvers,
  returnOutcomeResolvers,
  returnProcessResolvers,
  customerResolvers,
  mailingAddressResolvers,
  productResolvers,
  shopResolvers,
  orderCancelResolvers,
  orderUpdateResolvers,
  refundCreateResolvers,
  tagsAddResolvers,
  customerAddressResolvers,
  discountCreateResolvers,
  discountNodeResolvers,
  draftOrderResolvers,
  draftOrderCompleteResolvers,
  draftOrderCreateResolvers,
  giftCardResolvers,
  storeCreditResolvers,
  subscriptionBillingCycleResolvers,
  subscriptionContractResolvers,
  subscriptionStatusResolvers,
  webhookSubscriptionResolvers,
];

let cached: GraphQLSchema | undefined;

/** The executable subset, built once per process. @throws when a resolver has no field, or a root field no resolver. */
export function getAdminSchema(): GraphQLSchema {
  cached ??= attachResolvers(buildSchema(readAdminSdl()));
  return cached;
}

/** Every `.graphql` file next to us; written by us, proven a subset of the real schema by a test. */
export function readAdminSdl(): string {
  const folder = new URL('./schema/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
}

function attachResolvers(schema: GraphQLSchema): GraphQLSchema {
  for (const map of resolverMaps) {
    for (const [typeName, fields] of Object.entries(map)) attachType(schema, typeName, fields);
  }
  assertRootsResolved(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name === 'DateTime' && isScalarType(type)) type.serialize = toShopifyTime;
    if (isObjectType(type) && !type.name.startsWith('__')) guardType(type);
  }
  return schema;
}

function assertRootsResolved(schema: GraphQLSchema): void {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    const bare = Object.values(root?.getFields() ?? {}).find((field) => !field.resolve);
    if (bare) throw new Error(`the sandbox has no resolver for ${root?.name}.${bare.name}`);
  }
}

function guardType(type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    field.resolve = guard(type.name, field.name, getNamedType(field.type).name, field.resolve);
  }
}

function attachType(schema: GraphQLSchema, typeName: string, fields: ResolverMap[string]): void {
  const type = schema.getType(typeName);
  for (const [name, resolve] of Object.entries(fields)) {
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    if (!field) throw new Error(`the sandbox resolves ${typeName}.${name}, which is not in its schema`);
    // graphql-js types sources and arguments as `any`; each map states the ones that its schema guarantees.
    field.resolve = resolve as Resolver<unknown> as GraphQLFieldResolver<unknown, RequestContext>;
  }
}

type FieldResolver = GraphQLFieldResolver<unknown, RequestContext>;

/** Scopes first, then the Level 2 switch, then the field itself. */
function guard(
  typeName: string,
  fieldName: string,
  returnType: string,
  resolve: FieldResolver | undefined,
): FieldResolver {
  const inner = resolve ?? defaultFieldResolver;
  const required = findRequiredScopes(typeName, fieldName, returnType);
  const redacted = toRedacted(typeName, fieldName);
  if (!required && !redacted) return inner;
  return (source, args, context, info) => {
    if (required && !isGranted(required, context.scopes)) throw toAccessDenied(fieldName, required);
    return redacted && context.isRedacted ? redacted() : inner(source, args, context, info);
  };
}

function toShopifyTime(value: unknown): string {
  return value instanceof Date ? value.toISOString().replace(/\.\d{3}Z$/, 'Z') : String(value);
}
