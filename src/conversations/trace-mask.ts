import { maskContacts } from '../agent/guardrails/mentions.ts';
import type { TurnOutcome } from '../agent/turn.ts';
import type { Address, WriteRequest } from '../commerce/write-request.ts';

/**
 * Takes out of a turn's texts what must not leave the house: contacts, codes that the reply told, and the addresses of
 * this turn's wishes, as they are told and as the shopper typed them. An address that came to no wish is not known here.
 */
export function createTraceMask({ secrets = [], effects, memory }: TurnOutcome): (text: string) => string {
  const addresses = [
    ...effects.flatMap(({ request, consequence: { address } }) => [
      ...listAddresses(request),
      ...(address === undefined ? [] : [address.to]),
      ...(address?.from === undefined ? [] : [address.from]),
    ]),
    ...(memory.codeWish === undefined ? [] : listAddresses(memory.codeWish.request)),
  ];
  const maskAddresses = createAddressMask(addresses);
  return (text) => {
    const withoutCodes = secrets.reduce((rest, secret) => rest.replaceAll(secret, '[code]'), text);
    return maskContacts(maskAddresses(withoutCodes));
  };
}

/** Neighbours become one mask; two letters of a state or country are part of an address only beside one. */
function createAddressMask(addresses: readonly Address[]): (text: string) => string {
  const words = toAlternatives(addresses.flatMap(listWords));
  if (words === undefined) {
    return (text) => text;
  }
  const codes = toAlternatives(addresses.flatMap(({ provinceCode = '', countryCode }) => [provinceCode, countryCode]));
  const word = new RegExp(`${wordStart}(?:${words})${wordEnd}`, 'giu');
  const neighbours = new RegExp(`\\[address\\](?:[\\s,]+(?:\\[address\\]|(?:${codes ?? '(?!)'})${wordEnd}))+`, 'gu');
  return (text) => text.replaceAll(word, '[address]').replaceAll(neighbours, '[address]');
}

const wordStart = '(?<![\\p{L}\\p{N}])';
const wordEnd = '(?![\\p{L}\\p{N}])';

function listAddresses(request: WriteRequest): readonly Address[] {
  return 'address' in request ? [request.address] : [];
}

function listWords({ firstName, lastName, company, address1, address2, city, zip, phone }: Address): string[] {
  return [firstName, lastName, company, address1, address2, city, zip, phone].flatMap((word) => word ?? []);
}

/** Longest first, with whatever blanks and commas somebody types. */
function toAlternatives(values: readonly string[]): string | undefined {
  const known = [...new Set(values.map((value) => value.trim()).filter((value) => value.length > 1))];
  const patterns = known
    .sort((one, other) => other.length - one.length)
    .map((value) =>
      value
        .split(/[\s,]+/u)
        .map(escapePattern)
        .join('[\\s,]+'),
    );
  return patterns.length === 0 ? undefined : patterns.join('|');
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
