import type { z } from 'zod';
import type { Address } from '../../../commerce/write-request.ts';
import type { OwnWords } from '../../guardrails/own-words.ts';
import type { writeToolInputs } from './inputs.ts';
import { findCountryCode, findProvinceCode, isCountrySaid, isProvinceSaid } from './regions.ts';

type WrittenAddress = z.infer<(typeof writeToolInputs)['change_account_address']>['address'];

/**
 * The address as the shopper wrote it himself, word by word; undefined when a part of it comes from anywhere else or
 * its country is known from nowhere. Name and phone stay as they are (`present`) unless he writes another name.
 */
export function toSpokenAddress(
  written: WrittenAddress,
  present: Address | undefined,
  own: OwnWords,
): Address | undefined {
  const { address1, address2, city, zip, name, province, country } = written;
  const needed = [address1, city, ...listPresent(address2, zip)];
  const countryCode = toCountryCode(country, present, own);
  if (countryCode === undefined || !needed.every((part) => own.hasPhrase(part)) || !isOwnName(name, present, own)) {
    return undefined;
  }
  const provinceCode = toProvinceCode(province, countryCode, present, own);
  return {
    ...toName(name, present),
    address1,
    ...(isBlank(address2) ? {} : { address2: address2 ?? '' }),
    city,
    ...(provinceCode === undefined ? {} : { provinceCode }),
    ...(isBlank(zip) ? {} : { zip: zip ?? '' }),
    countryCode,
    ...(present?.phone === undefined ? {} : { phone: present.phone }),
  };
}

/** The order's own country, or one that the shopper names in any way it is called. */
function toCountryCode(country: string | undefined, present: Address | undefined, own: OwnWords): string | undefined {
  if (isBlank(country)) {
    return present?.countryCode;
  }
  const code = findCountryCode(country ?? '');
  return code !== undefined && (code === present?.countryCode || isCountrySaid(code, own)) ? code : undefined;
}

/** What the shopper did not name is left to the shop, which knows it by the postcode. */
function toProvinceCode(
  province: string | undefined,
  countryCode: string,
  present: Address | undefined,
  own: OwnWords,
): string | undefined {
  const code = isBlank(province) ? undefined : findProvinceCode(province ?? '', countryCode);
  const isKept = code === present?.provinceCode && countryCode === present?.countryCode;
  const isSaid = !isBlank(province) && own.hasPhrase(province ?? '');
  const isCodeSaid = code !== undefined && isProvinceSaid(code, countryCode, own);
  return isKept || isSaid || isCodeSaid ? code : undefined;
}

function isOwnName(name: string | undefined, present: Address | undefined, own: OwnWords): boolean {
  return isBlank(name) || isPresentName(name ?? '', present) || own.hasPhrase(name ?? '');
}

function toName(name: string | undefined, present: Address | undefined): Pick<Address, 'firstName' | 'lastName'> {
  if (isBlank(name) || isPresentName(name ?? '', present)) {
    return {
      ...(present?.firstName === undefined ? {} : { firstName: present.firstName }),
      ...(present?.lastName === undefined ? {} : { lastName: present.lastName }),
    };
  }
  const words = (name ?? '').trim().split(/\s+/);
  const lastName = words.pop() ?? '';
  return { ...(words.length === 0 ? {} : { firstName: words.join(' ') }), lastName };
}

function isPresentName(name: string, present: Address | undefined): boolean {
  const known = `${present?.firstName ?? ''} ${present?.lastName ?? ''}`.trim().toLowerCase();
  return known !== '' && name.trim().toLowerCase() === known;
}

function listPresent(...values: readonly (string | undefined)[]): readonly string[] {
  return values.flatMap((value) => (value === undefined || value.trim() === '' ? [] : [value]));
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
