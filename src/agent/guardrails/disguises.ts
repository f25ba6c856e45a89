import type { CheckedClaim } from './claim.ts';
import type { EvidenceIndex } from './evidence.ts';

/**
 * Ways to say a thing so that no other reader sees it: letters of another script that look the same, letters set apart,
 * markup inside of words, amounts in words. Nobody who answers a shopper needs them, so they are refused as they are.
 * Call on plain text (`toPlainText`).
 */
export function findDisguises(text: string): CheckedClaim[] {
  return disguises.flatMap(([kind, pattern]) => {
    const match = pattern.exec(text);
    return match === null ? [] : [{ kind, text: match[0] }];
  });
}

const numberWord =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)';

const disguises: readonly (readonly [string, RegExp])[] = [
  [
    'mixed_script',
    /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin}/u,
  ],
  ['letters_apart', /(?<!\p{L})(?:\p{L} ){5,}\p{L}(?!\p{L})/u],
  ['markup', /<(?!https?:\/\/)(?:[a-z][a-z0-9-]{0,20}[\s/>=]|\/[a-z]|!)|&#x?[0-9a-f]{2,6};/i],
  [
    'amount_in_words',
    new RegExp(`\\b${numberWord}(?:[ -](?:and )?${numberWord})*\\s(?:dollars?|euros?|pounds?|bucks)\\b`, 'i'),
  ],
];

/** A code that gives money away has to stand in the shop's own words. */
export function checkVoucherCodes(text: string, { texts }: EvidenceIndex): CheckedClaim[] {
  return [...text.matchAll(voucherCode)].map(({ 0: said, 1: code = '' }) => {
    const source = texts.find((one) => one.text.includes(code.toLowerCase()));
    return {
      kind: 'voucher_code',
      text: said,
      ...(source === undefined ? {} : { evidence: { factId: source.factId, value: code } }),
    };
  });
}

const voucherCode =
  /(?<!\p{L})(?:[Cc]ode|[Cc]oupon|[Vv]oucher|[Rr]abattcode|[Gg]utscheincode|[Cc]ódigo|[Cc]upón)\s["']?([A-Z][A-Z0-9]{3,19})(?![\p{L}\d])/gu;
