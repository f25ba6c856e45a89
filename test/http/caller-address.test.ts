import { describe, expect, it } from '@jest/globals';
import { toCallerAddress } from '../../src/http/caller-address.ts';

describe('a caller', () => {
  it('is an IPv4 address, however the socket writes it', () => {
    expect(toCallerAddress('203.0.113.7')).toBe('203.0.113.7');
    expect(toCallerAddress('::ffff:203.0.113.7')).toBe('203.0.113.7');
  });

  it('is the whole network of an IPv6 address', () => {
    const network = toCallerAddress('2001:db8:0:7::1');

    expect(toCallerAddress('2001:0DB8::7:ffff:eeee:dddd:cccc')).toBe(network);
    expect(toCallerAddress('2001:db8:0:7:1:2:3:4%eth0')).toBe(network);
    expect(toCallerAddress('2001:db8:0:8::1')).not.toBe(network);
    expect(toCallerAddress('::1')).toBe('0:0:0:0::/64');
  });

  it('is what the proxy says when that is no address at all', () => {
    expect(toCallerAddress('')).toBe('');
    expect(toCallerAddress('unknown')).toBe('unknown');
  });
});
