import { capsOf } from '../../src/commerce/policy/caps.ts';
import type { ActivePolicy } from '../../src/commerce/policy/pack.ts';

/** What the policy's caps speak of, sorted. */
export function goodwillActions() {
  const { actions, goodwillActions: goodwill } = capsOf({ numbers: {} } as unknown as ActivePolicy, 'USD');
  return { actions: [...actions].sort(), goodwillActions: [...goodwill].sort() };
}
