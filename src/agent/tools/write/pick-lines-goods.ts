/**
 * The English name of what four languages call the goods of a shop; undefined for every other word. `word` is a plain
 * one: lower case, no accents.
 */
export function toGoods(word: string): string | undefined {
  return [word, ...endings.map((ending) => word.replace(ending, ''))]
    .map((form) => goods.get(form))
    .find((found) => found !== undefined);
}

/** Every way to say what `word` names, in singular and plural; none for a word that names no goods. */
export function listGoodsNames(word: string): readonly string[] {
  const name = toGoods(word);
  if (name === undefined) return [];
  const words = [...goods].flatMap(([said, own]) => (own === name ? [said] : []));
  return words.flatMap((said) => ['', 's', 'es', 'n', 'en', 'x'].map((ending) => `${said}${ending}`));
}

const endings = [/s$/, /es$/, /n$/, /en$/, /x$/] as const;
const goods = new Map(
  Object.entries({
    mug: 'cup tasse becher kaffeebecher taza gobelet',
    tee: 'tshirt shirt hemd camiseta chemise camisa',
    jacket: 'coat jacke daunenjacke regenjacke veste manteau doudoune chaqueta abrigo',
    sweater: 'jumper pullover pulli pull jersey sueter',
    hoodie: 'kapuzenpulli kapuzenpullover sweat sudadera',
    towel: 'handtuch handtucher geschirrtuch geschirrtucher serviette torchon toalla pano',
    candle: 'kerze bougie vela',
    blanket: 'decke couverture manta throw',
    pillow: 'cushion kissen oreiller coussin almohada cojin',
    tent: 'zelt zelte tente tienda',
    boot: 'stiefel botte bota',
    glove: 'handschuh handschuhe gant guante',
    sock: 'socke wandersocke chaussette calcetin',
    beanie: 'hat cap mutze wollmutze bonnet gorro',
    backpack: 'rucksack rucksacke mochila bag',
    headlamp: 'headlight lamp stirnlampe lampe frontale linterna',
    shoe: 'schuh schuhe chaussure zapato',
    pant: 'trouser hose pantalon pantalones',
    skillet: 'pan pfanne poele sarten',
    bottle: 'flasche trinkflasche wasserflasche bouteille gourde botella',
    vest: 'weste gilet chaleco',
    board: 'brett planche tabla',
    machine: 'maschine espressomaschine kaffeemaschine cafetiere cafetera maquina',
  }).flatMap(([name, words]) => [name, ...words.split(' ')].map((word) => [word, name] as const)),
);
