import type { Product } from '../../src/commerce/product.ts';
import type { FoundOrder, Shop, StoreAnswer, StoreBackend, StoreRefusal } from '../../src/commerce/store-backend.ts';
import type { StorePolicy } from '../../src/commerce/store-policy.ts';

export interface StoreContents {
  readonly orders?: readonly FoundOrder[];
  readonly products?: readonly Product[];
  readonly policies?: readonly StorePolicy[];
  readonly shop?: Partial<Shop>;
}

/** A shop in memory. It keeps the calls it got, and refuses all of them after `breakDown`. */
export class FakeStoreBackend implements StoreBackend {
  readonly calls: { readonly method: keyof StoreBackend; readonly argument?: string }[] = [];
  private refusal: StoreRefusal | undefined;

  constructor(private readonly contents: StoreContents = {}) {}

  breakDown(reason: StoreRefusal['reason'] = 'unavailable'): void {
    this.refusal = { ok: false, reason, message: 'scripted refusal' };
  }

  async findOrder(orderNumber: string): Promise<StoreAnswer<FoundOrder | undefined>> {
    this.calls.push({ method: 'findOrder', argument: orderNumber });
    const name = `#${orderNumber.replaceAll(/[#\s]/g, '')}`;
    const hits = (this.contents.orders ?? []).filter(({ order }) => order.name === name);
    return this.answer(hits.length === 1 ? hits[0] : undefined);
  }

  async listCustomerOrders(customerId: string, limit: number): Promise<StoreAnswer<readonly FoundOrder[]>> {
    this.calls.push({ method: 'listCustomerOrders', argument: customerId });
    const own = (this.contents.orders ?? []).filter(({ order }) => order.customerId === customerId);
    return this.answer(own.slice(0, limit));
  }

  async searchProducts(text: string, limit: number): Promise<StoreAnswer<readonly Product[]>> {
    this.calls.push({ method: 'searchProducts', argument: text });
    const words = text.toLowerCase().split(/\s+/);
    const hits = (this.contents.products ?? []).filter(({ title, description }) =>
      words.every((word) => `${title} ${description}`.toLowerCase().includes(word)),
    );
    return this.answer(hits.slice(0, limit));
  }

  async listPolicies(): Promise<StoreAnswer<readonly StorePolicy[]>> {
    this.calls.push({ method: 'listPolicies' });
    return this.answer(this.contents.policies ?? []);
  }

  async getShop(): Promise<StoreAnswer<Shop>> {
    this.calls.push({ method: 'getShop' });
    return this.answer({
      name: 'Demo Shop',
      domain: 'demo-shop.example',
      currency: 'USD',
      timeZone: 'America/New_York',
      ...this.contents.shop,
    });
  }

  private answer<T>(value: T): StoreAnswer<T> {
    return this.refusal ?? { ok: true, value };
  }
}
