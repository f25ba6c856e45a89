import { toShopCents } from '../../shop/currency-rates.ts';
import type { Customer, Order } from '../../shop/model.ts';
import { receivedCents, refundedCents, sum } from '../../shop/order-math.ts';
import { connect, type PageArgs } from '../connection.ts';
import { parseGid, toGid } from '../gid.ts';
import { toMoney } from '../money.ts';
import { listVisibleOrders, type RequestContext, type ResolverMap } from '../request-context.ts';
import { searchCustomers } from '../search/search-customers.ts';
import { listOrders } from './order.ts';

interface CustomerIdentifier {
  readonly id?: string;
  readonly emailAddress?: string;
  readonly phoneNumber?: string;
}

export const customerResolvers = {
  QueryRoot: {
    customer: (_: unknown, args: { id: string }, context: RequestContext) => findCustomer({ id: args.id }, context),
    customerByIdentifier: (_: unknown, args: { identifier: CustomerIdentifier }, context: RequestContext) =>
      findCustomer(args.identifier, context),
    customers: (_: unknown, args: PageArgs & { query?: string | null }, context: RequestContext) =>
      connect(searchCustomers(context.shop.customers, args.query ?? undefined), args, (it) => it.id),
  },
  Customer: {
    id: (it: Customer) => toGid('Customer', it.id),
    legacyResourceId: (it: Customer) => String(it.id),
    displayName: (it: Customer) => `${it.firstName} ${it.lastName}`,
    state: () => 'ENABLED',
    verifiedEmail: () => true,
    updatedAt: (it: Customer) => it.createdAt,
    defaultEmailAddress: (it: Customer) => ({ emailAddress: it.email }),
    defaultPhoneNumber: (it: Customer) => ({ phoneNumber: it.phone }),
    numberOfOrders: (it: Customer, _: unknown, context: RequestContext) =>
      String(ordersOf(it, context.shop.orders).length),
    amountSpent: (it: Customer, _: unknown, context: RequestContext) =>
      toMoney(
        sum(ordersOf(it, context.shop.orders), (o) => toShopCents(receivedCents(o) - refundedCents(o), o.currency)),
        'USD',
      ),
    orders: (it: Customer, args: PageArgs & { query?: string | null; sortKey: string }, context: RequestContext) =>
      listOrders(ordersOf(it, listVisibleOrders(context)), args, context, 'customer.orders'),
    lastOrder: (it: Customer, _: unknown, context: RequestContext) =>
      newestOf(ordersOf(it, listVisibleOrders(context))),
  },
} satisfies ResolverMap;

function findCustomer(identifier: CustomerIdentifier, context: RequestContext): Customer | undefined {
  const { emailAddress, phoneNumber } = identifier;
  const id = identifier.id === undefined ? undefined : parseGid(identifier.id, 'Customer');
  return context.shop.customers.find(
    (it) => it.id === id || it.email === emailAddress?.trim().toLowerCase() || it.phone === phoneNumber,
  );
}

function ordersOf(customer: Customer, orders: readonly Order[]): Order[] {
  return orders.filter((order) => order.customer.id === customer.id);
}

function newestOf(orders: readonly Order[]): Order | undefined {
  return orders.reduce<Order | undefined>(
    (newest, it) => (newest && newest.createdAt >= it.createdAt ? newest : it),
    undefined,
  );
}
