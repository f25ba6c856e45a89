import type { Address, Currency, Customer } from './model.ts';

export type CustomerKey = keyof typeof people;

/** The shop's buyers: reserved `example.com` addresses and 555 numbers only. */
export function createCustomers(daysAgo: (days: number) => Date, idBase: number): Customer[] {
  return Object.entries<Person>(people).map(([key, person], index) => {
    const phone = `+1555010${String(index + 1).padStart(4, '0')}`;
    return {
      __typename: 'Customer',
      id: 7_000_000_001 + idBase + index,
      key,
      firstName: person.name[0],
      lastName: person.name[1],
      email: `${key}@example.com`,
      phone,
      locale: person.locale,
      currency: person.currency,
      address: { firstName: person.name[0], lastName: person.name[1], ...person.address, phone },
      createdAt: daysAgo(400 - index * 13),
      storeCreditCents: key === 'grace' ? 2500 : 0,
      tags: [...(person.tags ?? [])],
    };
  });
}

interface Person {
  readonly name: readonly [string, string];
  readonly locale: string;
  readonly currency: Currency;
  readonly address: Address;
  readonly tags?: readonly string[];
}

function lives(address1: string, city: string, zip: string, countryCode: string, provinceCode?: string): Address {
  return { address1, city, zip, countryCode, ...(provinceCode && { provinceCode }) };
}

function american(first: string, last: string, address: Address, tags?: readonly string[]): Person {
  return { name: [first, last], locale: 'en', currency: 'USD', address, ...(tags && { tags }) };
}

const people = {
  ada: american('Ada', 'Moreno', lives('418 Alder Street', 'Portland', '97205', 'US', 'OR'), ['newsletter']),
  ben: american('Ben', 'Okafor', lives('77 Lakeview Avenue', 'Chicago', '60614', 'US', 'IL')),
  chloe: {
    name: ['Chloé', 'Laurent'],
    locale: 'fr',
    currency: 'EUR',
    address: lives('12 rue des Capucins', 'Lyon', '69001', 'FR'),
  },
  diego: american('Diego', 'Alvarez', lives('2301 Mesa Drive', 'Austin', '78704', 'US', 'TX')),
  emma: {
    name: ['Emma', 'Whitfield'],
    locale: 'en-GB',
    currency: 'GBP',
    address: lives('5 Harbour Row', 'Bristol', 'BS1 4RW', 'GB'),
  },
  felix: {
    name: ['Felix', 'Brandt'],
    locale: 'de',
    currency: 'EUR',
    address: lives('Lindenallee 31', 'Hamburg', '20259', 'DE'),
  },
  grace: american('Grace', 'Kim', lives('900 Pine Crest Road', 'Seattle', '98109', 'US', 'WA'), ['VIP', 'newsletter']),
  hassan: {
    name: ['Hassan', 'Malik'],
    locale: 'en-GB',
    currency: 'GBP',
    address: lives('44 Chapel Lane', 'Leeds', 'LS2 8QT', 'GB'),
  },
  ines: {
    name: ['Inés', 'Calderón'],
    locale: 'es',
    currency: 'EUR',
    address: lives('Calle del Olmo 9', 'Madrid', '28012', 'ES', 'M'),
  },
  jonas: american('Jonas', 'Petersen', lives('15 Quarry Hill', 'Denver', '80203', 'US', 'CO')),
  kayla: american('Kayla', 'Brooks', lives('3120 Magnolia Court', 'Atlanta', '30309', 'US', 'GA')),
  liam: american('Liam', "O'Connor", lives('68 Beacon Street', 'Boston', '02108', 'US', 'MA')),
  mei: american('Mei', 'Tanaka', lives('250 Sutter Street', 'San Francisco', '94108', 'US', 'CA'), ['VIP']),
  noah: american('Noah', 'Svensson', lives('1204 Birch Lane', 'Minneapolis', '55408', 'US', 'MN')),
  yuki: {
    name: ['Yuki', 'Sato'],
    locale: 'ja',
    currency: 'JPY',
    address: lives('2-11-3 Meguro', 'Tokyo', '153-0063', 'JP', 'JP-13'),
  },
  omar: {
    name: ['Omar', 'Al-Sabah'],
    locale: 'en',
    currency: 'KWD',
    address: lives('Block 4, Street 12, House 7', 'Salmiya', '22004', 'KW'),
  },
} as const satisfies Record<string, Person>;
