import { describe, expect, it } from '@jest/globals';
import { createShop } from '../../../../src/integrations/sandbox/shop/build-shop.ts';
import { searchOrders, sortOrders } from '../../../../src/integrations/sandbox/shopify/search/search-orders.ts';
import { searchProducts, toStem } from '../../../../src/integrations/sandbox/shopify/search/search-products.ts';
import { parseSearch } from '../../../../src/integrations/sandbox/shopify/search/search-syntax.ts';
import { createManualClock } from './shop-client.ts';

const shop = createShop(createManualClock());
const names = (query: string) => searchOrders(shop.orders, query).orders.map((order) => order.name);
const titles = (query: string) => searchProducts(shop.products, query, 'RELEVANCE').products.map((it) => it.title);

describe('order search', () => {
  it('finds an order by its name, with or without the number sign', () => {
    expect(names('name:"#1042"')).toEqual(['#1042']);
    expect(names('name:1042')).toEqual(['#1042']);
    expect(names('name:104')).toEqual([]);
  });

  it('finds by a prefix with a wildcard', () => {
    expect(names('name:#104*')).toHaveLength(10);
  });

  it('reads a blank as AND and puts OR below it', () => {
    expect(names('name:1042 email:"ada@example.com"')).toEqual(['#1042']);
    expect(names('name:1042 email:"ben@example.com"')).toEqual([]);
    expect(names('name:1042 OR name:1043')).toEqual(['#1042', '#1043']);
    expect(names('name:1042 email:ben OR name:1043')).toEqual(['#1043']);
    expect(names('email:ada (name:1042 OR name:1043)')).toEqual(['#1042']);
  });

  it('matches e-mail by tokens, so that a caller must compare again', () => {
    expect(names('email:ada')).toContain('#1042');
    expect(names('email:example.com')).toHaveLength(shop.orders.length);
    expect(names('email:"da@example.com"')).toEqual([]);
  });

  it('keeps escaped and quoted operators as text', () => {
    expect(names('name:"x OR status:any"')).toEqual([]);
    expect(names('name:x\\ OR\\ status\\:any')).toEqual([]);
    expect(names('name:x OR status:any')).toHaveLength(shop.orders.length);
  });

  it('negates', () => {
    expect(names('-status:cancelled')).not.toContain('#1054');
    expect(names('NOT status:any')).toEqual([]);
  });

  it('filters by status, customer, tag and time', () => {
    expect(names('status:cancelled')).toEqual(['#1009', '#1017', '#1026', '#1054']);
    expect(names('customer_id:7000000001')).toEqual(names('email:"ada@example.com"'));
    expect(names('tag:vip status:open').length).toBeGreaterThan(0);
    expect(names('created_at:>2026-11-19T00:00:00Z').length).toBeLessThan(15);
    expect(names(`confirmation_number:${shop.orders[41]?.confirmationNumber}`)).toEqual(['#1042']);
  });

  it('ignores an unknown field and warns about it', () => {
    const { orders, warnings } = searchOrders(shop.orders, 'phone:+15550100001');

    expect(orders).toHaveLength(shop.orders.length);
    expect(warnings).toEqual([{ field: 'phone', message: 'Invalid search field for this query.' }]);
  });

  it('survives whatever is typed', () => {
    for (const text of [
      '',
      ' ',
      '"',
      '(',
      ')',
      '((',
      'a:(',
      'OR',
      'AND OR',
      '-',
      '\\',
      'name:',
      "'x",
      '😀 OR (',
      'a"b"',
    ]) {
      expect(() => searchOrders(shop.orders, text)).not.toThrow();
    }
  });

  it('sorts by the asked key', () => {
    const sorted = sortOrders(shop.orders, 'PROCESSED_AT');

    expect(sorted[0]?.name).toBe('#1001');
  });
});

describe('the syntax', () => {
  it('reads field, comparator, quotes and escapes', () => {
    expect(parseSearch('created_at:>=2026-01-01')).toMatchObject({
      field: 'created_at',
      comparator: '>=',
      value: '2026-01-01',
    });
    expect(parseSearch('email:"a\\"b c"')).toMatchObject({ field: 'email', value: 'a"b c', isQuoted: true });
  });
});

describe('product search', () => {
  it('puts what is named in the title first', () => {
    expect(titles('rain jacket').slice(0, 2)).toEqual(['Stormline Rain Jacket', 'Stormline Rain Jacket Men']);
    expect(titles('mug')[0]).toBe('Hearth Enamel Mug');
    expect(titles('tents')[0]).toMatch(/Tent/);
  });

  it('asks for every word, unless OR stands between them', () => {
    expect(titles('waterproof zebra')).toEqual([]);
    expect(titles('zebra OR boots')[0]).toBe('Marsh Waterproof Hiking Boots');
  });

  it('filters by field', () => {
    expect(titles('tag:final-sale')).toEqual(['Outlet Trail Vest']);
    expect(titles('product_type:Footwear')).toHaveLength(2);
    expect(titles('title:candle price:<25')).toEqual(['Lantern Beeswax Candle']);
  });

  it('stems lightly', () => {
    expect(['jackets', 'hiking', 'dresses', 'berries'].map(toStem)).toEqual(['jacket', 'hik', 'dress', 'berry']);
    expect(toStem('hike')).toBe('hik');
  });
});
