import { isFarConcept, isShopConcept, listConcepts, listPhraseConcepts } from './concepts.ts';

/** Feature space after hashing; the weights file is `buckets * classes` bytes before base64. */
export const buckets = 2 ** 15;

/** Lower case, no accents, numbers and addresses by their shape; what is left are letters and `'`. */
export function toWords(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[’‘`]/g, "'")
    .replaceAll(/[\w.+-]+@[\w-]+\.[\w.-]+/g, ' zmail ')
    .replaceAll(/https?:\S+/g, ' zurl ')
    .replaceAll(/[#№]?\d[\d.,:/-]*/g, (number) => ` z${Math.min(9, number.replaceAll(/\D/g, '').length)}digits `)
    .replaceAll(/(\p{L})\1{2,}/gu, '$1$1')
    .replaceAll(/\?+/g, ' zquestion ')
    .split(/[^\p{L}\p{N}']+/u)
    .map((word) => word.replaceAll(/^'+|'+$/g, ''))
    .filter((word) => word !== '')
    .slice(0, 120);
}

/** Hashed features of one clause, without repeats. */
export function toFeatures(text: string): Uint32Array {
  const words = toWords(text);
  const names = new Set<string>();
  words.forEach((word, index) => {
    names.add(`w:${word}`);
    names.add(`b:${words[index - 1] ?? '^'} ${word}`);
    addPieces(names, word);
  });
  names.add(`b:${words.at(-1) ?? '^'} $`);
  addConcepts(names, words);
  return Uint32Array.from(new Set([...names].map(hash)));
}

function addPieces(names: Set<string>, word: string): void {
  const padded = `_${word}_`;
  for (let size = 3; size <= 5; size++) {
    for (let start = 0; start + size <= padded.length; start++) names.add(`c:${padded.slice(start, start + size)}`);
  }
}

function addConcepts(names: Set<string>, words: readonly string[]): void {
  const inOrder = words.map(listConcepts);
  const all = [...new Set([...inOrder.flat(), ...listPhraseConcepts(words)])].sort();
  for (const concept of all) names.add(`k:${concept}`);
  for (const first of all) for (const second of all) if (first < second) names.add(`kk:${first}+${second}`);
  addConceptSteps(names, inOrder);
  const shop = all.filter(isShopConcept).length;
  names.add(`shop:${Math.min(shop, 4)}`);
  names.add(`far:${all.some(isFarConcept)}:${Math.min(shop, 2)}`);
  names.add(`length:${Math.ceil(Math.log2(words.length + 1))}`);
  names.add(`bare:${words.length <= 2}:${shop === 0}`);
}

/** Concepts one after the other, words without any left out: `change>address` is not `address>change`. */
function addConceptSteps(names: Set<string>, inOrder: readonly (readonly string[])[]): void {
  const steps = inOrder.filter((found) => found.length > 0);
  steps.forEach((current, index) => {
    for (const first of steps[index - 1] ?? ['^']) for (const second of current) names.add(`ks:${first}>${second}`);
  });
}

/** FNV-1a, folded into the buckets. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) {
    value = Math.imul(value ^ name.charCodeAt(index), 0x01000193);
  }
  return ((value ^ (value >>> 15)) >>> 0) % buckets;
}
