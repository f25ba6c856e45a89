import { describe, expect, it } from '@jest/globals';
import { emptyMemory, type TurnOutcome } from '../../src/agent/turn.ts';
import type { Address } from '../../src/commerce/write-request.ts';
import type { ClaimedTurn } from '../../src/conversations/claimed-turn.ts';
import { toTurnEnding } from '../../src/conversations/turn-ending.ts';
import { toTurnTrace } from '../../src/conversations/turn-trace.ts';
import { createConsequence } from '../factories/order-snapshot.ts';
import { createEffect } from '../factories/turn-effect.ts';
import { createTurnOutcome } from '../factories/turn-outcome.ts';

const address: Address = {
  firstName: 'Anna',
  lastName: 'Bell',
  address1: '12 Elm Street',
  city: 'Philadelphia',
  provinceCode: 'PA',
  zip: '19104',
  countryCode: 'US',
};
const request = { action: 'change_address', orderId: 'gid://shopify/Order/1042', address } as const;
const from = { address1: '1 Old Road', city: 'Trenton', zip: '08601', countryCode: 'US' };
const effect = createEffect({ request, consequence: createConsequence({ address: { from, to: address } }) });
const spoken = 'Send #1042 to 12 elm  street, PHILADELPHIA 19104, to Anna Bell please, not to 1 Old Road';
const told = 'New delivery address for order #1042: Anna Bell, 12 Elm Street, 19104 Philadelphia PA, US.';

function trace(changes: Partial<TurnOutcome>, text: string): string {
  const turn: ClaimedTurn = {
    id: 'turn-1',
    attempt: 1,
    firstSeq: 1,
    coversSeq: 1,
    addressKey: 'key',
    conversation: { id: 'conversation-1', storeId: 'store-1', status: 'active', memory: emptyMemory },
    messages: [{ id: 'm1', content: text, isAfterReply: true }],
    history: [],
  };
  const outcome = createTurnOutcome(changes);
  return JSON.stringify(toTurnTrace(turn, outcome, toTurnEnding(turn, outcome, 5), new Date(0), 'test'));
}

describe('the trace of a turn', () => {
  it('holds no code that the reply tells', () => {
    const text = trace({ reply: 'Done – your code is SORRY-7QX9: 10% off.', secrets: ['SORRY-7QX9'] }, 'yes');

    expect(text).not.toContain('7QX9');
    expect(text).toContain('Done – your code is [code]: 10% off.');
  });

  it.each([
    ['of an effect', { effects: [effect] }],
    ['of a wish that waits for a code', { memory: { ...emptyMemory, codeWish: { orderId: 'o1', request } } }],
  ])('holds no address %s, neither as it is told nor as it was typed', (_, changes) => {
    const text = trace({ reply: told, ...changes }, spoken);

    for (const part of [/elm/i, /philadelphia/i, /19104/, /anna/i, /bell/i]) {
      expect(text).not.toMatch(part);
    }
    expect(text).toContain('Send #1042 to [address]');
    expect(text).toContain('New delivery address for order #1042: [address]');
  });

  it('holds not the old address either', () => {
    expect(trace({ reply: told, effects: [effect] }, spoken)).not.toMatch(/old road/i);
  });

  it('leaves alone what only looks alike', () => {
    const text = trace({ reply: 'Order #19104x and Bellows.', effects: [effect] }, 'Where are my Bellows?');

    expect(text).toContain('Order #19104x and Bellows.');
    expect(text).toContain('Where are my Bellows?');
  });

  it('masks contacts in what the shopper wrote and in what he is told', () => {
    const text = trace({ reply: 'Write to anna@example.com.' }, 'I am anna@example.com');

    expect(text).not.toContain('anna@');
  });
});
