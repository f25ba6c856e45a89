import type { Product, Variant } from '../catalogue.ts';
import { clothingSpecs } from './clothing.ts';
import { homeSpecs } from './home.ts';
import { outdoorSpecs } from './outdoor.ts';
import type { ProductSpec } from './product-spec.ts';

const firstProductId = 8_100_000_001;
const firstVariantId = 45_100_000_001;

export function createProducts(daysAgo: (days: number) => Date): Product[] {
  let variantId = firstVariantId;
  return [...outdoorSpecs, ...clothingSpecs, ...homeSpecs].map((spec, index) => {
    const variants = toVariants(spec, variantId);
    variantId += variants.length;
    return {
      __typename: 'Product',
      id: firstProductId + index,
      handle: toHandle(spec.title),
      title: spec.title,
      type: spec.type,
      vendor: spec.vendor ?? 'Fernhill',
      descriptionHtml: toHtml(spec),
      status: spec.status ?? 'ACTIVE',
      options: Object.entries(spec.options ?? { Title: ['Default Title'] }).map(([name, values]) => ({ name, values })),
      variants,
      createdAt: daysAgo(300 - index * 5),
      isGiftCard: spec.isGiftCard ?? false,
      tags: [...spec.tags],
    };
  });
}

function toHandle(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

function toHtml(spec: ProductSpec): string {
  const facts = Object.entries(spec.facts).map(([name, value]) => `<li><strong>${name}:</strong> ${value}</li>`);
  return `<p>${spec.intro}</p><ul>${facts.join('')}</ul>`;
}

function toVariants(spec: ProductSpec, firstId: number): Variant[] {
  const prefix = toHandle(spec.title).toUpperCase();
  return toCombinations(spec.options ?? { Title: ['Default Title'] }).map((options, index) => {
    const title = options.map((it) => it.value).join(' / ');
    const isSoldOut = spec.soldOut?.some((it) => it === '*' || it === title) ?? false;
    return {
      id: firstId + index,
      position: index + 1,
      sku: `${prefix}-${String(index + 1).padStart(2, '0')}`,
      title,
      options,
      priceCents: Math.round((spec.price + priceStep(spec, options)) * 100),
      ...(spec.was !== undefined && { compareAtCents: Math.round(spec.was * 100) }),
      policy: spec.isBackorder ? 'CONTINUE' : 'DENY',
      stock: isSoldOut ? 0 : 4 + ((firstId + index * 7) % 23),
    };
  });
}

/** Gift cards cost their face value; everything else costs the same in each variant. */
function priceStep(spec: ProductSpec, options: Variant['options']): number {
  const first = options[0]?.value ?? '';
  return spec.isGiftCard ? Number(first.replace('$', '')) - spec.price : 0;
}

function toCombinations(options: Readonly<Record<string, readonly string[]>>): Variant['options'][] {
  return Object.entries(options).reduce<Variant['options'][]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => [...row, { name, value }])),
    [[]],
  );
}
