import { describeList, describeMoney } from '../../agent/phrases/formats.ts';
import { phrase } from '../../agent/phrases/phrase.ts';
import type { Product, ProductVariant } from '../../commerce/product.ts';
import { toWords } from './features.ts';
import type { AnswerSetting } from './order-answer.ts';
import { countShared, splitSentences, toStems } from './relevance.ts';

const mostVariants = 12;
/** Price and stock are said anyway; a question about nothing else needs no quote. */
const plainQuestion =
  /price|cost|how much|stock|availab|preis|kostet|verfügbar|vorrätig|prix|coûte|disponible|precio|cuesta|size|color|colour|größe|farbe|taille|couleur|talla/iu;

/** One product in full when the question names it, else a short list. */
export function tellProducts(
  products: readonly Product[],
  question: string,
  setting: AnswerSetting,
): readonly string[] {
  const { language } = setting;
  if (products.length === 0) return [phrase(language, 'product_none'), phrase(language, 'product_which')];
  const stems = toStems(question);
  const named = products
    .map((product) => ({ product, shared: countShared(product.title, stems) }))
    .sort((first, second) => second.shared - first.shared);
  const [first, second] = named;
  if (first !== undefined && (second === undefined || first.shared > second.shared)) {
    return tellProduct(first.product, question, setting);
  }
  const lines = named
    .slice(0, 4)
    .map(({ product }) => `\n- ${tellPrice(product, language)} ${tellStock(product, language)}`);
  return [phrase(language, 'product_several'), ...lines, `\n${phrase(language, 'product_which')}`];
}

function tellProduct(product: Product, question: string, setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  return [
    tellPrice(product, language),
    ...tellVariants(product, question, language),
    ...tellDescription(product, question, language),
    ...(product.url === undefined ? [] : [phrase(language, 'product_link', { url: product.url })]),
  ];
}

function tellPrice(product: Product, language: string): string {
  const { title, minPrice, maxPrice } = product;
  return Number(minPrice.amount) === Number(maxPrice.amount)
    ? phrase(language, 'product_price', { title, price: describeMoney(minPrice, language) })
    : phrase(language, 'product_price_range', {
        title,
        low: describeMoney(minPrice, language),
        high: describeMoney(maxPrice, language),
      });
}

function tellStock(product: Product, language: string): string {
  const isAvailable = product.variants.some((variant) => variant.isAvailable);
  return phrase(language, isAvailable ? 'product_available' : 'product_sold_out');
}

function tellVariants(product: Product, question: string, language: string): readonly string[] {
  const asked = findAskedVariants(product, question);
  const shown = (asked.length > 0 ? asked : product.variants).slice(0, mostVariants);
  if (product.variants.length <= 1) return [tellStock(product, language)];
  const list = (variants: readonly ProductVariant[]): string =>
    describeList(variants.map(toVariant(language)), language);
  const here = shown.filter((variant) => variant.isAvailable);
  const gone = shown.filter((variant) => !variant.isAvailable);
  return [
    ...(here.length === 0 ? [] : [phrase(language, 'product_variants_available', { variants: list(here) })]),
    ...(gone.length === 0 ? [] : [phrase(language, 'product_variants_sold_out', { variants: list(gone) })]),
  ];
}

function toVariant(language: string): (variant: ProductVariant) => string {
  return (variant) => `${variant.title} (${describeMoney(variant.price, language)})`;
}

function findAskedVariants(product: Product, question: string): readonly ProductVariant[] {
  const words = new Set(toWords(question));
  return product.variants.filter((variant) =>
    Object.values(variant.options).some((value) => toWords(value).every((word) => words.has(word))),
  );
}

function tellDescription(product: Product, question: string, language: string): readonly string[] {
  const known = toStems(product.title);
  const asked = new Set([...toStems(question)].filter((stem) => !known.has(stem)));
  const [best] = splitSentences(product.description)
    .map((sentence) => ({ sentence, shared: countShared(sentence, asked) }))
    .sort((first, second) => second.shared - first.shared);
  if (best !== undefined && best.shared > 0) {
    return [phrase(language, 'policy_quote', { title: product.title, text: best.sentence })];
  }
  return asked.size === 0 || plainQuestion.test(question) ? [] : [phrase(language, 'product_unknown')];
}
