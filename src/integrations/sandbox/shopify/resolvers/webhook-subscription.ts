import { connect, type PageArgs } from '../connection.ts';
import { toGid } from '../gid.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import type { WebhookSubscription } from '../webhook-dispatcher.ts';

interface SubscribeArgs {
  readonly topic: string;
  readonly webhookSubscription: {
    readonly uri?: string | null;
    readonly filter?: string | null;
    readonly includeFields?: readonly string[] | null;
    readonly name?: string | null;
  };
}

export const webhookSubscriptionResolvers = {
  QueryRoot: {
    webhookSubscriptions: (_: unknown, args: PageArgs, context: RequestContext) =>
      connect(context.webhooks.subscriptions, args, (it) => it.id),
  },
  Mutation: {
    webhookSubscriptionCreate: (_: unknown, args: SubscribeArgs, context: RequestContext) => {
      const { uri, includeFields, filter, name } = args.webhookSubscription;
      if (!uri || !/^https?:\/\//.test(uri)) return toRefusal('Address is invalid');
      if (context.webhooks.subscriptions.some((it) => it.topic === args.topic && it.uri === uri)) {
        return toRefusal('Address for this topic has already been taken');
      }
      const subscription: WebhookSubscription = {
        id: context.createNumber(),
        topic: args.topic,
        uri,
        includeFields: includeFields ?? [],
        ...(filter && { filter }),
        ...(name && { name }),
        apiVersion: context.version,
        createdAt: context.clock.now(),
      };
      context.webhooks.subscriptions.push(subscription);
      return { webhookSubscription: subscription, userErrors: [] };
    },
  },
  WebhookSubscription: {
    id: (it: WebhookSubscription) => toGid('WebhookSubscription', it.id),
    format: () => 'JSON',
    updatedAt: (it: WebhookSubscription) => it.createdAt,
    apiVersion: (it: WebhookSubscription) => ({ displayName: it.apiVersion, handle: it.apiVersion, supported: true }),
  },
} satisfies ResolverMap;

function toRefusal(message: string) {
  return { webhookSubscription: null, userErrors: [{ field: ['webhookSubscription', 'uri'], message }] };
}
