import type { Product, ProductVariant } from '../../commerce/product.ts';
import type { SearchProductsQuery } from './operations.gen.ts';
import { toPlainText } from './plain-text.ts';
import { stated, toMoney, toWebAddress } from './vendor-values.ts';

export type ProductNode = SearchProductsQuery['products']['nodes'][number];

export function toProduct(node: ProductNode): Product {
  const { minVariantPrice, maxVariantPrice } = node.priceRangeV2;
  return {
    id: node.id,
    title: node.title,
    handle: node.handle,
    description: toPlainText(node.descriptionHtml),
    minPrice: toMoney(minVariantPrice),
    maxPrice: toMoney(maxVariantPrice),
    variants: node.variants.nodes.map((variant) => toVariant(variant, node)),
    ...stated({ vendor: node.vendor, type: node.productType, url: toWebAddress(node.onlineStoreUrl) }),
  };
}

/** Variant prices are bare amounts in the shop's currency, which the price range names. */
function toVariant(node: ProductNode['variants']['nodes'][number], product: ProductNode): ProductVariant {
  const currency = product.priceRangeV2.minVariantPrice.currencyCode;
  return {
    id: node.id,
    title: node.title,
    price: { amount: node.price, currency },
    isAvailable: node.availableForSale,
    options: Object.fromEntries(node.selectedOptions.map(({ name, value }) => [name, value])),
    ...stated({
      sku: node.sku,
      compareAtPrice: node.compareAtPrice === null ? undefined : { amount: node.compareAtPrice, currency },
      // Overselling makes it negative.
      stock:
        product.tracksInventory && node.inventoryQuantity !== null ? Math.max(0, node.inventoryQuantity) : undefined,
    }),
  };
}
