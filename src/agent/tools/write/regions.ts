import type { OwnWords } from '../../guardrails/own-words.ts';
import { plainWords } from '../../guardrails/plain-words.ts';

/** ISO 3166-1 alpha-2 of a country's name in four languages, of its code, or of what people call it. */
export function findCountryCode(country: string): string | undefined {
  const name = toKey(country);
  const code = country.trim().toUpperCase();
  return countryAliases[name] ?? listCountries().get(name) ?? (isCountry(code) ? code : undefined);
}

/** Any name of it in the shopper's words; the bare code only in capitals, since `in` and `de` are words. */
export function isCountrySaid(code: string, own: OwnWords): boolean {
  const names = [...listCountries()].filter(([, one]) => one === code).map(([name]) => name);
  const aliases = Object.entries(countryAliases).flatMap(([name, one]) => (one === code ? [name] : []));
  return (
    [...names, ...aliases].some((name) => own.hasPhrase(name)) || own.matches(new RegExp(`(?<!\\w)${code}(?!\\w)`))
  );
}

/** ISO 3166-2 without the country; a full name only where states are commonly written out. */
export function findProvinceCode(province: string, countryCode: string): string | undefined {
  const plain = toKey(province);
  const known = Object.entries(provinces[countryCode] ?? {}).find(([, name]) => name === plain)?.[0];
  return known ?? (/^[A-Za-z0-9]{1,3}$/.test(province.trim()) ? province.trim().toUpperCase() : undefined);
}

export function isProvinceSaid(code: string, countryCode: string, own: OwnWords): boolean {
  const name = provinces[countryCode]?.[code];
  return own.hasPhrase(code) || (name !== undefined && own.hasPhrase(name));
}

const languages = ['en', 'de', 'fr', 'es'] as const;
let countries: ReadonlyMap<string, string> | undefined;

/** Made at the first address of the process: a few milliseconds. */
function listCountries(): ReadonlyMap<string, string> {
  countries ??= new Map(
    languages.flatMap((language) => {
      const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
      return listCodes().flatMap((code) => {
        const name = names.of(code);
        return name === undefined ? [] : [[toKey(name), code] as const];
      });
    }),
  );
  return countries;
}

function listCodes(): readonly string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => !reserved.has(code));
}

function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && [...listCountries().values()].includes(code);
}

function toKey(text: string): string {
  return plainWords(text).join(' ');
}

/** Named by `Intl`, but no country that anything is sent to. */
const reserved = new Set([
  'EU',
  'EZ',
  'UN',
  'UK',
  'XA',
  'XB',
  'ZZ',
  'QO',
  'SU',
  'DD',
  'YU',
  'FX',
  'NT',
  'BU',
  'ZR',
  'TP',
]);

const countryAliases: Readonly<Record<string, string>> = {
  usa: 'US',
  'u s a': 'US',
  us: 'US',
  'u s': 'US',
  america: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  holland: 'NL',
};

const provinces: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: toTable(
    `AL alabama,AK alaska,AZ arizona,AR arkansas,CA california,CO colorado,CT connecticut,DE delaware,
    DC district of columbia,FL florida,GA georgia,HI hawaii,ID idaho,IL illinois,IN indiana,IA iowa,KS kansas,KY kentucky,
    LA louisiana,ME maine,MD maryland,MA massachusetts,MI michigan,MN minnesota,MS mississippi,MO missouri,MT montana,
    NE nebraska,NV nevada,NH new hampshire,NJ new jersey,NM new mexico,NY new york,NC n carolina,ND n dakota,OH ohio,
    OK oklahoma,OR oregon,PA pennsylvania,RI rhode island,SC s carolina,SD s dakota,TN tennessee,TX texas,UT utah,
    VT vermont,VA virginia,WA washington,WV w virginia,WI wisconsin,WY wyoming`,
  ),
  CA: toTable(
    `AB alberta,BC british columbia,MB manitoba,NB new brunswick,NL newfoundland and labrador,NS nova scotia,ON ontario,
    PE prince edward island,QC quebec,SK saskatchewan,NT northwest territories,NU nunavut,YT yukon`,
  ),
};

/** Names as `plainWords` has them: compass points are one letter there. */
function toTable(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(text.split(',').map((entry) => [entry.trim().slice(0, 2), entry.trim().slice(3)]));
}
