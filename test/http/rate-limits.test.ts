import { expect, it } from '@jest/globals';
import { createRateLimits } from '../../src/http/rate-limits.ts';

it('limits a store as the wire contract does, and as the environment says', () => {
  const { store } = createRateLimits({ isEnabled: true, messages: 300, periodSeconds: 60 });

  expect(Object.values(store).map(({ limit }) => limit)).toEqual([100, 300, 1_000, 500]);
  expect(createRateLimits({ isEnabled: true, messages: 7, periodSeconds: 5 }).store.messages).toMatchObject({
    limit: 7,
    windowSeconds: 5,
  });
});
