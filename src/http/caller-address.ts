import { isIPv6 } from 'node:net';

/**
 * What stands for one caller: an IPv4 address, or the network of an IPv6 one. Whoever has IPv6 has a /64 of 2^64
 * addresses, so limits that count single ones count nothing.
 */
export function toCallerAddress(ip: string): string {
  const address = ip.toLowerCase().split('%', 1)[0] ?? '';
  if (!isIPv6(address)) {
    return address;
  }
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  return mapped ?? `${toGroups(address).slice(0, 4).join(':')}::/64`;
}

/** The eight groups of an address, the zeros that `::` leaves out put back. */
function toGroups(address: string): readonly string[] {
  // The dotted end that some write is two groups of the lower half, which does not count.
  const [head = '', tail] = address.replace(/\d+\.\d+\.\d+\.\d+$/, '0:0').split('::');
  const groups = (text: string | undefined) => (text === undefined || text === '' ? [] : text.split(':'));
  const before = groups(head);
  const after = groups(tail);
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ''));
}
