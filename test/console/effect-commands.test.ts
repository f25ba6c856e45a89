import { beforeEach, describe, expect, it } from '@jest/globals';
import { effectCommands } from '../../src/console/effect-commands.ts';
import { OperatorDesk } from '../../src/console/operator-desk.ts';
import type { Decision, EditAnswer } from '../../src/effects/approvals.ts';
import { type AuditEntry, AuditLog } from '../../src/operations/audit.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createEffectView } from '../factories/effect-view.ts';

let lines: string[];
let asked: unknown[];
let audited: AuditEntry[];
let nudges: number;
let answer: EditAnswer;
const effect = createEffectView({ state: 'awaiting_approval' });

beforeEach(() => {
  lines = [];
  asked = [];
  audited = [];
  nudges = 0;
  answer = { ok: true, effect: { ...effect, state: 'ready' } };
});

function run(command: string, ...words: string[]): Promise<number> {
  const decide = (name: string) => async (decision: Decision) => {
    asked.push({ name, ...decision });
    return answer as never;
  };
  const operators = new OperatorDesk({
    approvals: {
      list: async (storeId) => (storeId === 'store-123' ? [effect] : []),
      listUnknown: async () => [],
      approve: decide('approve'),
      edit: decide('edit'),
      refuse: decide('refuse'),
      settle: decide('settle'),
    },
    history: {
      list: async () => [
        {
          effect: { ...effect, state: 'done', reference: 'gid://shopify/Refund/7' },
          events: [
            {
              from: 'awaiting_consent',
              to: 'ready',
              actor: 'shopper',
              details: { by: 'words', message_id: 'm-7' },
              at: new Date('2026-11-20T10:00:00Z'),
            },
          ],
        },
      ],
    },
    audit: new AuditLog({
      clock: systemClock,
      repository: {
        append: async (entry) => {
          audited.push(entry);
        },
      },
    }),
    nudgeOutbox: () => {
      nudges += 1;
    },
  });
  return effectCommands[command]!.run(words, {
    operators,
    findStoreOf: async (_kind, id) => (id === effect.id || id === 'c-1' ? 'store-123' : undefined),
    listStoreIds: async () => ['store-123', 'store-456'],
    actor: 'ana',
    print: (line) => lines.push(line),
    context: { signal: new AbortController().signal },
  });
}

describe('approvals at the terminal', () => {
  it('lists what waits in all stores, with money, clauses and the request as --edit takes it', async () => {
    expect(await run('approvals')).toBe(0);

    expect(lines.join('\n')).toContain(`${effect.id}  refund #1042  awaiting_approval`);
    expect(lines.join('\n')).toContain('pays back 25.00 USD to card (original)');
    expect(lines.join('\n')).toMatch(/policy +general-retail@1\n +consent refund\.consent@1: /);
    const [, request = ''] = /request +(\{.*?)\n {2}hash/s.exec(lines.join('\n')) ?? [];
    expect(JSON.parse(request)).toEqual(JSON.parse(JSON.stringify(effect.request)));
  });

  it('says so when nothing waits', async () => {
    await run('approvals', 'store-456');

    expect(lines).toEqual(['Nothing waits for an approval.']);
  });

  it.each([
    ['approve', [effect.id], { name: 'approve' }, 'effect.approved'],
    [
      'approve',
      [effect.id, '--edit', '{"action":"refund"}'],
      { name: 'edit', request: { action: 'refund' } },
      'effect.edited',
    ],
    ['refuse', [effect.id, '--reason', 'seen before'], { name: 'refuse', reason: 'seen before' }, 'effect.refused'],
    [
      'effect:settle',
      [effect.id, 'done', '--note', 'seen'],
      { name: 'settle', outcome: 'done', note: 'seen' },
      'effect.settled',
    ],
  ])('%s %j decides in the name of who types it, and is audited', async (command, words, decision, action) => {
    expect(await run(command, ...words)).toBe(0);

    expect(asked).toEqual([{ storeId: 'store-123', effectId: effect.id, operator: 'ana', ...decision }]);
    expect(audited).toMatchObject([{ actor: 'ana', action, subject: effect.id, storeId: 'store-123' }]);
    expect(nudges).toBe(1);
  });

  it('says what became of it when somebody was faster, and audits nothing', async () => {
    answer = { ok: false, reason: 'not_waiting', effect: { ...effect, state: 'refused' } };

    expect(await run('approve', effect.id)).toBe(1);
    expect(lines).toEqual(['Nothing done: it is refused by now.']);
    expect(audited).toEqual([]);
  });

  it.each([
    ['approve', []],
    ['approve', [effect.id, '--edit', 'no json']],
    ['refuse', [effect.id]],
    ['effect:settle', [effect.id, 'perhaps', '--note', 'x']],
    ['effect:settle', [effect.id, 'done']],
    ['effects', []],
  ])('%s %j is answered with the usage', async (command, words) => {
    expect(await run(command, ...words)).toBe(2);
    expect(asked).toEqual([]);
  });

  it('knows no effect that is not there', async () => {
    expect(await run('approve', 'nobody')).toBe(1);
    expect(asked).toEqual([]);
  });
});

describe('effects at the terminal', () => {
  it('shows each with clauses, consent, receipt and steps', async () => {
    expect(await run('effects', 'c-1')).toBe(0);

    const text = lines.join('\n');
    expect(text).toContain('consent      by words, message id m-7, 2026-11-20 10:00:00Z');
    expect(text).toContain('receipt      gid://shopify/Refund/7');
    expect(text).toMatch(/told as +E-[\dA-F]{8}/);
    expect(text).toContain('2026-11-20 10:00:00Z  awaiting_consent -> ready  shopper');
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});
