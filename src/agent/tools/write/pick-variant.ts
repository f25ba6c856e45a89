import type { SnapshotLine, VariantChoice } from '../../../commerce/order-snapshot.ts';
import type { OwnWords } from '../../guardrails/own-words.ts';
import { plainWords } from '../../guardrails/plain-words.ts';

/**
 * The variant that a line shall become: what changes has to be named, and by the shopper himself ("large", "in blau").
 * Undefined when nothing fits or several do.
 */
export function pickVariant(
  wanted: string,
  line: SnapshotLine,
  choices: readonly VariantChoice[],
  own: OwnWords,
): VariantChoice | undefined {
  const current = choices.find(({ variantId }) => variantId === line.variantId);
  const scored = choices
    .filter((choice) => choice !== current)
    .map((choice) => ({ choice, changed: listChanged(choice, current) }))
    .filter(
      ({ changed }) => changed.length > 0 && changed.every((value) => isNamed(value, wanted) && isOwn(value, own)),
    );
  const most = Math.max(0, ...scored.map(({ changed }) => changed.length));
  const best = scored.filter(({ changed }) => changed.length === most);
  return best.length === 1 ? best[0]?.choice : undefined;
}

/** Other variants that can be had, as the shopper may name them. */
export function describeVariants(line: SnapshotLine, choices: readonly VariantChoice[]): readonly string[] {
  return choices
    .filter(({ variantId, isAvailable }) => isAvailable && variantId !== line.variantId)
    .map(({ title }) => title);
}

function listChanged(choice: VariantChoice, current: VariantChoice | undefined): readonly string[] {
  return Object.entries(choice.options)
    .filter(([name, value]) => current?.options[name] !== value)
    .map(([, value]) => value);
}

function isNamed(value: string, wanted: string): boolean {
  const text = ` ${plainWords(wanted).join(' ')} `;
  return listNames(value).some((name) => text.includes(` ${name} `));
}

function isOwn(value: string, own: OwnWords): boolean {
  return listNames(value).some((name) => own.hasChoice(name));
}

/** A value and the other words that shoppers use for it. */
function listNames(value: string): readonly string[] {
  const plain = plainWords(value).join(' ');
  return [plain, ...(synonyms.find((names) => names.includes(plain)) ?? [])];
}

const synonyms: readonly (readonly string[])[] = [
  'xs,extra small,sehr klein,tres petit,extra pequeno',
  's,small,klein,kleine,petit,petite,pequeno,pequena',
  'm,medium,mittel,mittlere,moyen,moyenne,mediano,mediana',
  'l,large,gross,grosse,grand,grande',
  'xl,extra large,x large,sehr gross,tres grand,extra grande',
  'xxl,2xl,extra extra large,xx large',
  'black,schwarz,schwarze,schwarzen,noir,noire,negro,negra',
  'white,weiss,weisse,weissen,blanc,blanche,blanco,blanca',
  'blue,blau,blaue,blauen,bleu,bleue,azul',
  'red,rot,rote,roten,rouge,rojo,roja',
  'green,grun,grune,grunen,vert,verte,verde',
  'grey,gray,grau,graue,grauen,gris,grise',
  'yellow,gelb,gelbe,gelben,jaune,amarillo,amarilla',
  'brown,braun,braune,braunen,brun,brune,marron',
  'pink,rosa,rose',
  'orange,orangen,naranja',
  'purple,violet,lila,violett,morado,morada',
  'silver,silber,argent,plata',
  'gold,golden,or,dorado,oro',
].map((names) => names.split(','));
