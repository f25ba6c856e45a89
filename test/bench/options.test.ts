import { describe, expect, it } from '@jest/globals';
import { parseOptions } from '../../bench/options.ts';

describe('options of the benchmark', () => {
  it('measures three rounds and a thousand streams unless told otherwise', () => {
    expect(parseOptions([])).toEqual({ rounds: 3, isQuick: false, idleStreams: 1_000, isWritesOnly: false });
  });

  it('takes one round for a quick look', () => {
    expect(parseOptions(['--quick', '--idle', '10000', '--out', 'r.json'])).toEqual({
      rounds: 1,
      isQuick: true,
      idleStreams: 10_000,
      isWritesOnly: false,
      out: 'r.json',
    });
  });

  it('takes the writes alone', () => {
    expect(parseOptions(['--writes']).isWritesOnly).toBe(true);
  });

  it.each([['--rounds', '0'], ['--rounds', 'many'], ['--idle', '1000000'], ['--fast']])(
    'refuses %s %s instead of measuring something else',
    (...args) => {
      expect(() => parseOptions(args)).toThrow(args[0]);
    },
  );
});
