import { toGid } from '../gid.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { isGranted, toAccessDenied } from '../scopes.ts';
import { findNode } from './shop.ts';

export const tagsAddResolvers = {
  Mutation: {
    tagsAdd: (_: unknown, args: { id: string; tags: readonly string[] }, context: RequestContext) => {
      const node = findNode(args.id, context);
      if (!node) return { node: null, userErrors: [{ field: ['id'], message: 'Resource does not exist' }] };
      const required = [writeScopes[node.__typename]];
      if (!isGranted(required, context.scopes)) throw toAccessDenied('tagsAdd', required);
      const known = new Set(node.tags.map((tag) => tag.toLowerCase()));
      const fresh = args.tags.map((tag) => tag.trim()).filter((tag) => tag !== '' && !known.has(tag.toLowerCase()));
      if (fresh.length > 0) {
        node.tags = [...node.tags, ...new Set(fresh)].sort();
        context.ledger.commit({
          at: context.clock.now(),
          mutation: 'tagsAdd',
          ...(node.__typename === 'Order' && { orderId: args.id, customerId: toGid('Customer', node.customer.id) }),
          ...(node.__typename === 'Customer' && { customerId: args.id }),
          amountMinor: 0,
          currency: context.shop.profile.currency,
          reference: args.id,
          input: args,
        });
        if (node.__typename === 'Order') {
          node.updatedAt = context.clock.now();
          context.events.updated(node);
        }
      }
      return { node, userErrors: [] };
    },
  },
} satisfies ResolverMap;

const writeScopes = { Order: 'write_orders', Customer: 'write_customers', Product: 'write_products' } as const;
