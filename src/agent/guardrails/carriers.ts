import type { SpokenValue } from './spoken-value.ts';

/** Carriers named in a text; each has one key whatever its product name (`DHL Express` is DHL). */
export function readCarriers(text: string): SpokenValue[] {
  return [...text.matchAll(carrierPattern)].map((match) => ({
    kind: 'carrier' as const,
    key: toCarrierKey(match[0]),
    text: match[0],
    index: match.index,
  }));
}

/** For a carrier as the shop's record has it, known here or not. */
export function toCarrierKey(name: string): string {
  const known = carrierPattern.exec(name)?.[0] ?? name;
  carrierPattern.lastIndex = 0;
  return `carrier:${known.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '')}`;
}

/** Written as their owners write them: `ups` and `hermes` in lower case are no carriers. */
const carrierPattern =
  /\b(?:UPS|USPS|FedEx|Fed[Ee]x|FEDEX|DHL|DPD|GLS|TNT|Hermes|HERMES|Evri|EVRI|Royal Mail|Parcelforce|Yodel|Canada Post|Purolator|Australia Post|StarTrack|Sendle|La Poste|Colissimo|Chronopost|Mondial Relay|Relais Colis|Correos|SEUR|MRW|Nacex|NACEX|PostNL|bpost|Bpost|Deutsche Post|Österreichische Post|Swiss Post|Die Post|InPost|PostNord|Postnord|Bring|Posti|Poste Italiane|BRT|OnTrac|LaserShip|Lasership|Amazon Logistics|An Post|Aramex|SF Express|Yamato|Japan Post|China Post|Yanwen|YunExpress|4PX|Cainiao)\b/g;
