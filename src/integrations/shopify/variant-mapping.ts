import type { VariantChoice } from '../../commerce/order-snapshot.ts';
import type { ProductVariantsQuery } from './operations.gen.ts';
import { stated } from './vendor-values.ts';

/** Prices are in the shop's own currency, as Shopify states them. A product that is no longer sold has none to offer. */
export function toVariantChoices({ shop, product }: ProductVariantsQuery): readonly VariantChoice[] {
  if (!product) return [];
  const isSold = product.status === 'ACTIVE';
  return product.variants.nodes.map((node) => ({
    variantId: node.id,
    productId: product.id,
    title: node.title,
    options: Object.fromEntries(node.selectedOptions.map(({ name, value }) => [name, value])),
    price: { amount: node.price, currency: shop.currencyCode },
    isAvailable: isSold && node.availableForSale,
    ...stated({ stock: isCounted(product, node) ? node.inventoryQuantity : undefined }),
  }));
}

type ProductNode = NonNullable<ProductVariantsQuery['product']>;

/** What may be oversold has no limit. */
function isCounted(product: ProductNode, node: ProductNode['variants']['nodes'][number]): boolean {
  return product.tracksInventory && node.inventoryPolicy === 'DENY';
}
