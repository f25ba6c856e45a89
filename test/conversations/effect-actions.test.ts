import { describe, expect, it } from '@jest/globals';
import { toEffectActions } from '../../src/conversations/effect-actions.ts';
import { createEffect } from '../factories/turn-effect.ts';

describe('the actions of a turn', () => {
  it.each([
    ['done', 'refund_processed', 'completed'],
    ['awaiting_approval', 'approval_requested', 'pending'],
    ['executing', 'action_pending', 'pending'],
    ['refused', 'action_not_done', 'failed'],
    ['expired', 'action_not_done', 'failed'],
    ['failed', 'action_not_done', 'failed'],
  ] as const)('name a refund that is %s %s', (state, type, status) => {
    const effect = createEffect({
      state,
      request: { action: 'refund', orderId: 'o1', items: [], shipping: true, reason: 'other', refundTo: 'original' },
    });

    expect(toEffectActions([effect])).toMatchObject([{ id: effect.id, type, status }]);
  });

  it('have one row for an effect that is told twice, as it stands last', () => {
    const effect = createEffect({ state: 'executing' });

    expect(toEffectActions([effect, { ...effect, state: 'done' }])).toMatchObject([{ status: 'completed' }]);
  });
});
