import { WriteDesk } from '../effects/write-desk.ts';
import { OwnWords } from '../guardrails/own-words.ts';
import type { ConversationMemory } from '../turn.ts';
import type { TurnRun } from '../turn-run.ts';

/** The turn's way to the ledger, made when the first write or answer needs it: most turns need none. */
export function openWriteDesk(run: TurnRun, memory: ConversationMemory): WriteDesk {
  const { input, signal } = run;
  run.writes ??= new WriteDesk({
    conversationId: input.conversationId,
    effects: input.effects,
    own: new OwnWords([
      ...input.history.flatMap(({ role, content }) => (role === 'user' ? [content] : [])),
      ...input.messages.map(({ content }) => content),
    ]),
    memory: input.memory,
    language: memory.language ?? 'en',
    signal,
    getProof: () => ({
      ...(input.shopper.customerId === undefined ? {} : { customerId: input.shopper.customerId }),
      emails: [...new Set([...memory.emails, ...(input.shopper.email === undefined ? [] : [input.shopper.email])])],
      phones: memory.phones,
      verifiedOrderIds: run.orders?.verifiedOrderIds ?? memory.verifiedOrderIds,
    }),
  });
  return run.writes;
}
