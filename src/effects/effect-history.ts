import type { EffectView } from '../commerce/effect.ts';
import type { ConsentTokens } from './consent-token.ts';
import { isId } from './effect-id.ts';
import type { EffectEvent, EffectRepository } from './effect-repository.ts';
import { toView } from './effect-row.ts';

/** An effect with the proof of each step, oldest first. */
export interface ProvedEffect {
  readonly effect: EffectView;
  readonly events: readonly EffectEvent[];
}

/** For operators: what was done to the shop in a conversation, by whose consent and under which clauses. */
export class EffectHistory {
  constructor(private readonly deps: { readonly repository: EffectRepository; readonly tokens: ConsentTokens }) {}

  /** Newest first, at most 20. */
  async list(storeId: string, conversationId: string): Promise<readonly ProvedEffect[]> {
    const effects = isId(conversationId) ? await this.deps.repository.list(storeId, conversationId) : [];
    return await Promise.all(
      effects.map(async (effect) => {
        // Who reads the history gives no consent.
        const { consentToken: _token, ...view } = toView(effect, this.deps.tokens);
        return { effect: view, events: await this.deps.repository.listEvents(effect.id) };
      }),
    );
  }

  async listEvents(effectId: string): Promise<readonly EffectEvent[]> {
    return isId(effectId) ? await this.deps.repository.listEvents(effectId) : [];
  }
}
