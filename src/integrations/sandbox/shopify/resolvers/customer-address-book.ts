import type { BookedAddress } from '../../shop/back-office.ts';
import type { Address, Customer } from '../../shop/model.ts';
import { connect, type PageArgs } from '../connection.ts';
import { parseGid, toGid } from '../gid.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { type AddressInput, findMissing, toAddress } from './order-update.ts';

interface AddressArgs {
  readonly customerId: string;
  readonly address: AddressInput;
  readonly setAsDefault?: boolean | null;
}

/** An update overwrites the whole address, as with an order's. Orders keep the address that they were placed with. */
export const customerAddressResolvers = {
  Customer: {
    defaultAddress: (it: Customer, _: unknown, context: RequestContext) => {
      const booked = listOf(it, context).find((other) => other.address === it.address);
      return booked ? toView(booked) : it.address;
    },
    addressesV2: (it: Customer, args: PageArgs, context: RequestContext) =>
      connect(listOf(it, context).map(toView), args, (view) => view.id),
  },
  Mutation: {
    customerAddressUpdate: (_: unknown, args: AddressArgs & { addressId: string }, context: RequestContext) => {
      const customer = findCustomer(args.customerId, context);
      const id = parseGid(args.addressId, 'MailingAddress');
      const booked = customer && listOf(customer, context).find((it) => it.id === id);
      if (!booked) return refuse('addressId', 'Address does not exist');
      const problem = findProblem(args, context, booked);
      if (problem) return problem;
      const isDefault = booked.customer.address === booked.address;
      booked.address = toAddress(args.address);
      if (isDefault || args.setAsDefault) booked.customer.address = booked.address;
      commit('customerAddressUpdate', booked, args, context);
      return { address: toView(booked), userErrors: [] };
    },
    customerAddressCreate: (_: unknown, args: AddressArgs, context: RequestContext) => {
      const customer = findCustomer(args.customerId, context);
      if (!customer) return refuse('customerId', 'Customer does not exist');
      const problem = findProblem(args, context);
      if (problem) return problem;
      const booked = { id: context.createNumber(), customer, address: toAddress(args.address) };
      context.backOffice.addressBook.push(booked);
      if (args.setAsDefault) customer.address = booked.address;
      commit('customerAddressCreate', booked, args, context);
      return { address: toView(booked), userErrors: [] };
    },
  },
} satisfies ResolverMap;

function listOf(customer: Customer, context: RequestContext): BookedAddress[] {
  return context.backOffice.addressBook.filter((it) => it.customer === customer);
}

function findCustomer(gid: string, context: RequestContext): Customer | undefined {
  const id = parseGid(gid, 'Customer');
  return context.shop.customers.find((it) => it.id === id);
}

/** The same address twice in one book is refused as well. */
function findProblem(args: AddressArgs, context: RequestContext, current?: BookedAddress) {
  const missing = findMissing(args.address);
  if (missing) return refuse(`address.${missing}`, `${missing} can't be blank`);
  const wanted = JSON.stringify(sortFields(toAddress(args.address)));
  const id = parseGid(args.customerId, 'Customer');
  const others = context.backOffice.addressBook.filter((it) => it.customer.id === id && it !== current);
  const isThere = others.some((it) => JSON.stringify(sortFields(it.address)) === wanted);
  return isThere ? refuse('address', 'Address already exists') : undefined;
}

function sortFields(address: Address): [string, string][] {
  return Object.entries(address).sort(([one], [other]) => one.localeCompare(other));
}

function commit(mutation: string, booked: BookedAddress, input: unknown, context: RequestContext): void {
  context.ledger.commit({
    at: context.clock.now(),
    mutation,
    customerId: toGid('Customer', booked.customer.id),
    amountMinor: 0,
    currency: context.shop.profile.currency,
    reference: toView(booked).id,
    input,
  });
}

function toView(booked: BookedAddress) {
  return { ...booked.address, id: `${toGid('MailingAddress', booked.id)}?model_name=CustomerAddress` };
}

function refuse(field: string, message: string) {
  return { address: null, userErrors: [{ field: field.split('.'), message }] };
}
