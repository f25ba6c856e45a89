/** Runs of eight words; two texts that share one did not come by it by chance. */
export function listShingles(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\d']+/gu) ?? [];
  return words.slice(7).map((_, index) => words.slice(index, index + 8).join(' '));
}
