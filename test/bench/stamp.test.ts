import { describe, expect, it } from '@jest/globals';
import { findStamp } from '../../bench/stamp.ts';

describe('findStamp', () => {
  it('reads both times out of their letters', () => {
    expect(findStamp('… for your stampbcdqbce. I am glad')).toEqual({ receivedAt: 123n, writtenAt: 124n });
  });

  it('waits for the whole of a stamp that the network has cut', () => {
    expect(findStamp('… for your stampbcdqbc')).toBeUndefined();
  });
});
