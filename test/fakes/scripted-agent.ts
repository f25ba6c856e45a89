import type { Agent } from '../../src/agent/agent.ts';
import type { TurnEvent, TurnInput, TurnOutcome } from '../../src/agent/turn.ts';
import { createTurnOutcome } from '../factories/turn-outcome.ts';

type Answer = (
  input: TurnInput,
  emit: (event: TurnEvent) => void,
) => Promise<Partial<TurnOutcome>> | Partial<TurnOutcome>;

/** An agent that does as it is told and keeps what it was asked. */
export class ScriptedAgent implements Agent {
  readonly inputs: TurnInput[] = [];
  /** Turns that run now, and the most at once in one conversation. */
  running = new Map<string, number>();
  mostAtOnce = 0;

  constructor(
    private readonly answer: Answer = (input) => ({ reply: `re: ${input.messages.map((m) => m.content).join(' + ')}` }),
  ) {}

  async streamTurn(input: TurnInput, emit: (event: TurnEvent) => void): Promise<TurnOutcome> {
    this.inputs.push(input);
    const now = (this.running.get(input.conversationId) ?? 0) + 1;
    this.running.set(input.conversationId, now);
    this.mostAtOnce = Math.max(this.mostAtOnce, now);
    try {
      return createTurnOutcome({ memory: input.memory, ...(await this.answer(input, emit)) });
    } finally {
      this.running.set(input.conversationId, (this.running.get(input.conversationId) ?? 1) - 1);
    }
  }
}
