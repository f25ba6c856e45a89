import type { Money } from '../../commerce/money.ts';
import type { Order } from '../../commerce/order.ts';
import type { Product } from '../../commerce/product.ts';
import { toAmountKey, toHundredths } from './amounts.ts';
import { toDayKey, toMinuteKey } from './dates.ts';
import { listAspects, type OrderAspect } from './order-aspects.ts';
import { readProse } from './prose.ts';

/** What a date or an amount of a record stands for; `text` when it stands in prose. */
export type EvidenceRole =
  | 'ordered'
  | 'shipped'
  | 'estimated'
  | 'delivered'
  | 'cancelled'
  | 'refunded'
  | 'other'
  | 'text';

export interface Evidence {
  readonly factId: string;
  readonly value: string;
  readonly role: EvidenceRole;
  readonly currency?: string;
}

export interface OrderEvidence {
  readonly factId: string;
  readonly number: string;
  readonly order: Order;
  readonly aspects: ReadonlySet<OrderAspect>;
}

/** Everything this turn's facts say, by normalised value: equal values only, no likeness. */
export interface EvidenceIndex {
  readonly now: Date;
  readonly timeZone: string;
  readonly values: ReadonlyMap<string, readonly Evidence[]>;
  readonly moments: readonly { readonly at: Date; readonly factId: string }[];
  readonly orders: readonly OrderEvidence[];
  readonly products: readonly { readonly factId: string; readonly product: Product }[];
  /** Lower-case prose of the shop, for sentences quoted from it. */
  readonly texts: readonly { readonly factId: string; readonly text: string }[];
  readonly shopDomain?: string;
}

/** Collects what facts say; see `evidence-facts.ts` for who adds what. */
export class EvidenceBuilder {
  private readonly values = new Map<string, Evidence[]>();
  private readonly moments: { at: Date; factId: string }[] = [];
  private readonly orders: OrderEvidence[] = [];
  private readonly products: { factId: string; product: Product }[] = [];
  private readonly texts: { factId: string; text: string }[] = [];

  constructor(
    private readonly now: Date,
    private readonly timeZone: string,
  ) {}

  add(factId: string, key: string, value: string, role: EvidenceRole = 'other', currency?: string): void {
    const held = this.values.get(key) ?? [];
    held.push({ factId, value, role, ...(currency === undefined ? {} : { currency }) });
    this.values.set(key, held);
  }

  addDate(factId: string, at: Date | undefined, role: EvidenceRole): void {
    if (at !== undefined) {
      for (const zone of new Set([this.timeZone, 'UTC'])) {
        const day = toDayKey(at, zone);
        this.add(factId, `date:${day}`, day, role);
        this.add(factId, `time:${toMinuteKey(at, zone)}`, at.toISOString(), role);
      }
      this.moments.push({ at, factId });
    }
  }

  addMoney(factId: string, money: Money, role: EvidenceRole = 'other'): void {
    const value = `${money.amount} ${money.currency}`;
    this.add(factId, toAmountKey(toHundredths(money.amount)), value, role, money.currency);
  }

  /** Values and terms in the shop's own prose. */
  addText(factId: string, prose: string): void {
    const { text, dates, values } = readProse(prose);
    this.texts.push({ factId, text });
    for (const { year, month, day, spoken } of dates) {
      const key = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      this.add(factId, `date:${year ?? this.now.getUTCFullYear()}-${key}`, spoken, 'text');
    }
    for (const { key, spoken } of values) {
      this.add(factId, key, spoken, 'text');
    }
  }

  addOrder(factId: string, order: Order): void {
    const number = order.name.replace('#', '').toUpperCase();
    this.orders.push({ factId, number, order, aspects: listAspects(order, this.now) });
    this.add(factId, `order:${number}`, order.name);
    this.add(factId, `number:${number}`, order.name);
  }

  addProduct(factId: string, product: Product): void {
    this.products.push({ factId, product });
  }

  toIndex(shopDomain: string | undefined): EvidenceIndex {
    const { now, timeZone, values, moments, orders, products, texts } = this;
    return {
      now,
      timeZone,
      values,
      moments,
      orders,
      products,
      texts,
      ...(shopDomain === undefined ? {} : { shopDomain }),
    };
  }
}
