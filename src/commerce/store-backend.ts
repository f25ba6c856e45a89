import type { Order, OrderContacts } from './order.ts';
import type { Product } from './product.ts';
import type { StorePolicy } from './store-policy.ts';

export interface CallContext {
  readonly signal: AbortSignal;
}

/** Why a store could not answer. `message` is for the log: no vendor text reaches a shopper. */
export interface StoreRefusal {
  readonly ok: false;
  readonly reason: 'rate_limited' | 'unavailable' | 'timeout' | 'access_denied' | 'rejected';
  readonly message: string;
}

export type StoreAnswer<T> = { readonly ok: true; readonly value: T } | StoreRefusal;

export interface FoundOrder {
  readonly order: Order;
  readonly contacts: OrderContacts;
}

/** The shop's public facts; read once and cached by the adapter. */
export interface Shop {
  readonly name: string;
  readonly domain: string;
  readonly currency: string;
  /** IANA. */
  readonly timeZone: string;
  readonly contactEmail?: string;
  /** Orders older than that are out of sight for this app; absent when all can be read. */
  readonly orderHorizonDays?: number;
}

/**
 * What a shop system must be able to read. Every call honours the signal and never throws for a vendor's failure.
 * Ownership is not checked here: callers compare `contacts` or the customer id before a fact leaves the tool.
 */
export interface StoreBackend {
  /** Exact match on the order's name (`#` and blanks ignored); more than one hit counts as none. */
  findOrder(orderNumber: string, context: CallContext): Promise<StoreAnswer<FoundOrder | undefined>>;
  /** Newest first, at most `limit`. */
  listCustomerOrders(
    customerId: string,
    limit: number,
    context: CallContext,
  ): Promise<StoreAnswer<readonly FoundOrder[]>>;
  searchProducts(text: string, limit: number, context: CallContext): Promise<StoreAnswer<readonly Product[]>>;
  listPolicies(context: CallContext): Promise<StoreAnswer<readonly StorePolicy[]>>;
  getShop(context: CallContext): Promise<StoreAnswer<Shop>>;
}

/** A store without a shop: every question is answered with "can't look that up", never with a guess. */
export const noStoreBackend: StoreBackend = {
  findOrder: refuse,
  listCustomerOrders: refuse,
  searchProducts: refuse,
  listPolicies: refuse,
  getShop: refuse,
};

async function refuse(): Promise<StoreRefusal> {
  return { ok: false, reason: 'access_denied', message: 'no shop is connected to this store' };
}
