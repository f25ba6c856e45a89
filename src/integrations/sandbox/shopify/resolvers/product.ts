import type { Product, Variant } from '../../shop/catalogue.ts';
import { sum } from '../../shop/order-math.ts';
import { connect, type PageArgs } from '../connection.ts';
import { parseGid, toGid } from '../gid.ts';
import { toAmount, toMoney } from '../money.ts';
import type { RequestContext, ResolverMap } from '../request-context.ts';
import { searchProducts, toPlainText } from '../search/search-products.ts';

type VariantView = Variant & { readonly product: Product };
type ProductListArgs = PageArgs & { query?: string | null; sortKey: string };

export const productResolvers = {
  QueryRoot: {
    products: (_: unknown, args: ProductListArgs, context: RequestContext) => {
      const { products, warnings } = searchProducts(context.shop.products, args.query ?? undefined, args.sortKey);
      if (warnings.length > 0) context.searchNotes.push({ path: ['products'], query: args.query ?? '', warnings });
      return connect(products, args, (it) => it.id);
    },
    product: (_: unknown, args: { id: string }, context: RequestContext) => findProduct({ id: args.id }, context),
    productByIdentifier: (_: unknown, args: { identifier: ProductIdentifier }, context: RequestContext) =>
      findProduct(args.identifier, context),
    productVariant: (_: unknown, args: { id: string }, context: RequestContext) => findVariant(args.id, context),
  },
  Product: {
    id: (it: Product) => toGid('Product', it.id),
    legacyResourceId: (it: Product) => String(it.id),
    productType: (it: Product) => it.type,
    description: (it: Product, args: { truncateAt?: number | null }) =>
      toPlainText(it.descriptionHtml).slice(0, args.truncateAt ?? undefined),
    updatedAt: (it: Product) => it.createdAt,
    publishedAt: (it: Product) => (it.status === 'ACTIVE' ? it.createdAt : null),
    onlineStoreUrl: (it: Product, _: unknown, context: RequestContext) =>
      it.status === 'ACTIVE' ? `https://${context.shop.profile.host}/products/${it.handle}` : null,
    onlineStorePreviewUrl: (it: Product, _: unknown, context: RequestContext) =>
      `https://${context.shop.profile.host}/products/${it.handle}?preview=1`,
    totalInventory: (it: Product) => sum(it.variants, (variant) => variant.stock),
    tracksInventory: (it: Product) => !it.isGiftCard,
    hasOnlyDefaultVariant: (it: Product) => it.variants[0]?.title === 'Default Title',
    hasOutOfStockVariants: (it: Product) => it.variants.some((variant) => variant.stock === 0),
    priceRangeV2: (it: Product) => {
      const prices = it.variants.map((variant) => variant.priceCents);
      return {
        minVariantPrice: toMoney(Math.min(...prices), 'USD'),
        maxVariantPrice: toMoney(Math.max(...prices), 'USD'),
      };
    },
    compareAtPriceRange: (it: Product) => {
      const prices = it.variants.flatMap((variant) => variant.compareAtCents ?? []);
      if (prices.length === 0) return null;
      return {
        minVariantCompareAtPrice: toMoney(Math.min(...prices), 'USD'),
        maxVariantCompareAtPrice: toMoney(Math.max(...prices), 'USD'),
      };
    },
    options: (it: Product) =>
      it.options.map((option, index) => ({
        id: toGid('ProductOption', it.id * 10 + index),
        name: option.name,
        position: index + 1,
        values: option.values,
        optionValues: option.values.map((name, at) => ({
          id: toGid('ProductOptionValue', it.id * 100 + index * 10 + at),
          name,
          hasVariants: true,
        })),
      })),
    featuredMedia: (it: Product, _: unknown, context: RequestContext) => ({
      __typename: 'MediaImage',
      id: toGid('MediaImage', it.id),
      alt: it.title,
      image: toImage(it, context),
      preview: { image: toImage(it, context) },
    }),
    variants: (it: Product, args: PageArgs) => connect(listVariants(it), args, (variant) => variant.id),
    variantsCount: (it: Product) => ({ count: it.variants.length, precision: 'EXACT' }),
  },
  ProductVariant: {
    id: (it: VariantView) => toGid('ProductVariant', it.id),
    legacyResourceId: (it: VariantView) => String(it.id),
    displayName: (it: VariantView) => `${it.product.title} - ${it.title}`,
    price: (it: VariantView) => toAmount(it.priceCents),
    compareAtPrice: (it: VariantView) => (it.compareAtCents === undefined ? null : toAmount(it.compareAtCents)),
    availableForSale: (it: VariantView) => it.product.isGiftCard || it.stock > 0 || it.policy === 'CONTINUE',
    inventoryQuantity: (it: VariantView) => it.stock,
    sellableOnlineQuantity: (it: VariantView) => it.stock,
    inventoryPolicy: (it: VariantView) => it.policy,
    selectedOptions: (it: VariantView) => it.options,
    taxable: (it: VariantView) => !it.product.isGiftCard,
    createdAt: (it: VariantView) => it.product.createdAt,
    updatedAt: (it: VariantView) => it.product.createdAt,
    inventoryItem: (it: VariantView) => it,
  },
  InventoryItem: {
    id: (it: VariantView) => toGid('InventoryItem', it.id),
    tracked: (it: VariantView) => !it.product.isGiftCard,
    requiresShipping: (it: VariantView) => !it.product.isGiftCard,
    inventoryLevels: (it: VariantView, args: PageArgs) => connect([it], args, (variant) => variant.id),
  },
  InventoryLevel: {
    id: (it: VariantView) => toGid('InventoryLevel', it.id),
    location: (_: unknown, __: unknown, context: RequestContext) => context.shop.profile.location,
    quantities: (it: VariantView, args: { names: readonly string[] }) =>
      args.names.map((name) => ({
        id: toGid('InventoryQuantity', it.id),
        name,
        quantity: name === 'available' || name === 'on_hand' ? it.stock : 0,
      })),
  },
} satisfies ResolverMap;

interface ProductIdentifier {
  readonly id?: string;
  readonly handle?: string;
}

function findProduct(identifier: ProductIdentifier, context: RequestContext): Product | undefined {
  const id = identifier.id === undefined ? undefined : parseGid(identifier.id, 'Product');
  return context.shop.products.find((it) => it.id === id || it.handle === identifier.handle);
}

export function findVariant(gid: string, context: RequestContext): VariantView | undefined {
  const id = parseGid(gid, 'ProductVariant');
  return context.shop.products.flatMap(listVariants).find((it) => it.id === id);
}

function listVariants(product: Product): VariantView[] {
  return product.variants.map((variant) => ({ ...variant, product }));
}

function toImage(product: Product, context: RequestContext) {
  return { url: `https://${context.shop.profile.host}/images/${product.handle}.jpg`, altText: product.title };
}
