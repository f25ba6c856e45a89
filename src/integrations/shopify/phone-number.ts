/**
 * `+` and digits, or `undefined` where the number can't be told: addresses hold what people typed. A national number
 * needs the country of its address; countries that aren't listed are left out rather than guessed.
 */
export function toE164(typed: string | null | undefined, countryCode?: string | null): string | undefined {
  if (!typed) return undefined;
  // `+44 (0)20 …`: the bracketed zero is dialled at home only.
  const digits = typed.replace('(0)', '').replaceAll(/\D/g, '');
  if (typed.trim().startsWith('+')) return check(digits);
  if (digits.startsWith('00')) return check(digits.slice(2));
  const callingCode = callingCodes.get(countryCode ?? '');
  if (callingCode === undefined) return undefined;
  if (callingCode === '1') return check(digits.length === 11 && digits.startsWith('1') ? digits : `1${digits}`, 11);
  const keepsZero = countryCode === 'IT';
  return check(`${callingCode}${keepsZero ? digits : digits.replace(/^0/, '')}`);
}

/** E.164 allows 15 digits; below 8 it is an extension or a slip. */
function check(digits: string, exactLength?: number): string | undefined {
  const isPlausible = exactLength ? digits.length === exactLength : digits.length >= 8 && digits.length <= 15;
  return isPlausible ? `+${digits}` : undefined;
}

const callingCodes: ReadonlyMap<string, string> = new Map(
  `US:1 CA:1 GB:44 IE:353 DE:49 AT:43 CH:41 FR:33 BE:32 NL:31 LU:352 ES:34 PT:351 IT:39 DK:45 SE:46
   NO:47 FI:358 IS:354 PL:48 CZ:420 SK:421 HU:36 RO:40 BG:359 GR:30 HR:385 SI:386 EE:372 LV:371 LT:370
   UA:380 TR:90 IL:972 AE:971 SA:966 ZA:27 NG:234 KE:254 RW:250 IN:91 PK:92 CN:86 HK:852 TW:886 JP:81
   KR:82 SG:65 MY:60 TH:66 VN:84 ID:62 PH:63 AU:61 NZ:64 BR:55 MX:52 AR:54 CL:56 CO:57 PE:51`
    .split(/\s+/)
    .map((pair) => [pair.slice(0, 2), pair.slice(3)]),
);
