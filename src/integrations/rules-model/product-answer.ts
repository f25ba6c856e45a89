import { describeList, describeMoney } from '../../agent/phrases/formats.ts';
import { phrase } from '../../agent/phrases/phrase.ts';
import type { Product, ProductVariant } from '../../commerce/product.ts';
import type { AnswerSetting } from './answer-setting.ts';
import { matchProducts } from './product-match.ts';
import { findAskedVariants, isAskedFor } from './product-variants.ts';
import { countShared, createRelevance, leastRelevance, splitUnits, toStems } from './relevance.ts';

const mostListed = 3;
const mostVariants = 6;
/** Price and stock are said anyway; a question about nothing else needs no quote. */
const plainQuestion =
  /price|cost|how much|stock|availab|do you (?:have|sell|carry)|preis|kostet|verfügbar|vorrätig|haben sie|prix|coûte|disponible|avez-vous|precio|cuesta|tienen|colou?r|farbe|couleur/iu;
/** Words of a question and those that a description answers with. */
const attributes: readonly (readonly [asks: RegExp, about: string])[] = [
  [/wash|clean|care|wasch|pflege|lav|entret|limpi/iu, 'care machine wash'],
  [/made of|material|fabric|what.{0,20}made|stoff|woraus|matière|tissu|hecho|tela/iu, 'material fill shell'],
  [/waterproof|water|rain|wasserdicht|imperméable|impermeable/iu, 'water resistance waterproof'],
  [/weigh|heavy|light|schwer|gewicht|poids|pèse|peso|pesa/iu, 'weight'],
  [/\bsizes?\b|\bfit\b|chest|größe|passform|taille|talla/iu, 'fit sizes'],
  [/where.{0,20}made|origin|herkunft|hergestellt|fabriqué|fabricado/iu, 'origin made'],
];

/** The one product that the question names, or the few that it may mean. */
export function tellProducts(
  products: readonly Product[],
  question: string,
  setting: AnswerSetting,
): readonly string[] {
  const { language } = setting;
  const meant = matchProducts(products, question);
  const [only, ...more] = meant;
  if (only === undefined) return [phrase(language, 'product_none'), phrase(language, 'product_which')];
  if (more.length === 0) return tellProduct(only, question, setting);
  const quoted = meant.flatMap((product) => tellDescription(product, question, language).map((line) => `\n- ${line}`));
  const lines = quoted.length > 0 ? quoted : meant.map((product) => `\n- ${tellLine(product, question, language)}`);
  return [phrase(language, 'product_several'), ...lines.slice(0, mostListed), `\n${phrase(language, 'product_which')}`];
}

function tellProduct(product: Product, question: string, setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  const described = tellDescription(product, question, language);
  const link = product.url === undefined ? [] : [`\n${phrase(language, 'product_link', { url: product.url })}`];
  if (described.length > 0 && !isAskedFor(product, question)) {
    return [...described, tellPrice(product, language), ...link];
  }
  const isMore = described.length === 0 && asksMore(product, question);
  return [
    ...tellStock(product, question, language),
    ...described,
    ...(isMore ? [phrase(language, 'product_unknown')] : []),
    ...link,
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

function tellLine(product: Product, question: string, language: string): string {
  const { title, minPrice, maxPrice, variants } = product;
  const asked = findAskedVariants(product, question);
  const isAvailable = (asked.length > 0 ? asked : variants).some((variant) => variant.isAvailable);
  const [low, high] = [describeMoney(minPrice, language), describeMoney(maxPrice, language)];
  const price = low === high ? low : phrase(language, 'price_range', { low, high });
  return phrase(language, isAvailable ? 'product_line_available' : 'product_line_sold_out', { title, price });
}

/** Price and stock: of the variant asked for, of the few there are, or of the whole in a few words. */
function tellStock(product: Product, question: string, language: string): readonly string[] {
  const asked = findAskedVariants(product, question);
  const [only] = asked;
  if (asked.length === 1 && only !== undefined && product.variants.length > 1) {
    const key = only.isAvailable ? 'product_variant_available' : 'product_variant_sold_out';
    const price = describeMoney(only.price, language);
    return [phrase(language, key, { title: product.title, variant: only.title, price })];
  }
  if (product.variants.length <= 1) {
    const isAvailable = product.variants.some((variant) => variant.isAvailable);
    return [tellPrice(product, language), phrase(language, isAvailable ? 'product_available' : 'product_sold_out')];
  }
  const shown = asked.length > 0 ? asked : product.variants;
  return [tellPrice(product, language), ...tellVariants(shown, language)];
}

function tellVariants(shown: readonly ProductVariant[], language: string): readonly string[] {
  const here = shown.filter((variant) => variant.isAvailable);
  const gone = shown.filter((variant) => !variant.isAvailable);
  const list = (variants: readonly ProductVariant[]) =>
    describeList(
      variants.map(({ title }) => title),
      language,
    );
  const open =
    here.length > mostVariants
      ? phrase(language, 'product_options', { options: describeOptions(here) })
      : phrase(language, 'product_variants_available', { variants: list(here) });
  return [
    ...(here.length === 0 ? [] : [open]),
    ...(gone.length === 0 || gone.length > mostVariants
      ? []
      : [phrase(language, 'product_variants_sold_out', { variants: list(gone) })]),
  ];
}

/** `Size S, M, L; Color Moss, Navy`: shorter than every pair of them. */
function describeOptions(variants: readonly ProductVariant[]): string {
  const names = [...new Set(variants.flatMap(({ options }) => Object.keys(options)))];
  return names
    .map((name) => {
      const values = new Set(variants.flatMap(({ options }) => options[name] ?? []));
      return `${name} ${[...values].join(', ')}`;
    })
    .join('; ');
}

function tellDescription(product: Product, question: string, language: string): readonly string[] {
  const rest = withoutTitle(product, question);
  const about = attributes.filter(([asks]) => asks.test(rest)).map(([, words]) => words);
  const relevance = createRelevance(`${rest} ${about.join(' ')}`);
  const own = toStems(`${rest} ${about.join(' ')}`);
  const [best] = splitUnits(product.description)
    .map((unit) => ({ unit, score: countShared(unit, own) === 0 ? 0 : relevance.score(unit) }))
    .sort((first, second) => second.score - first.score);
  const isWanted = about.length > 0 || !plainQuestion.test(question);
  return best !== undefined && best.score >= leastRelevance && isWanted
    ? [phrase(language, 'policy_quote', { title: product.title, text: best.unit })]
    : [];
}

function asksMore(product: Product, question: string): boolean {
  return (
    !plainQuestion.test(question) && !isAskedFor(product, question) && toStems(withoutTitle(product, question)).size > 0
  );
}

function withoutTitle(product: Product, question: string): string {
  const known = toStems(product.title);
  return question
    .split(/\s+/)
    .filter((word) => ![...toStems(word)].some((stem) => known.has(stem)))
    .join(' ');
}
