import { describe, expect, it } from '@jest/globals';
import { createId } from '../../src/platform/ids.ts';

describe('ids', () => {
  const ids = Array.from({ length: 5_000 }, () => createId());

  it('are UUIDs of version 7, none twice', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toEqual([]);
  });

  it('grow, also within a millisecond', () => {
    expect([...ids].sort()).toEqual(ids);
  });
});
