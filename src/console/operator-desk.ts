import type { EffectView } from '../commerce/effect.ts';
import type { CallContext } from '../commerce/store-backend.ts';
import type { Approvals, Decision, DecisionAnswer, EditAnswer } from '../effects/approvals.ts';
import type { EffectHistory, ProvedEffect } from '../effects/effect-history.ts';
import type { AuditLog } from '../operations/audit.ts';

export interface OperatorDeskDeps {
  readonly approvals: Pick<Approvals, 'list' | 'listUnknown' | 'approve' | 'edit' | 'refuse' | 'settle'>;
  readonly history: Pick<EffectHistory, 'list'>;
  readonly audit: AuditLog;
  /** Does promised work now instead of at the next poll. */
  nudgeOutbox(): void;
}

/** What a person on the merchant's side decides about money. Each decision is in the effect's events and audited. */
export class OperatorDesk {
  constructor(private readonly deps: OperatorDeskDeps) {}

  /** Oldest first, at most 200. */
  listWaiting(storeId: string): Promise<readonly EffectView[]> {
    return this.deps.approvals.list(storeId);
  }

  /** Nobody knows whether these happened; a person has to look into the shop. */
  listUnknown(storeId: string): Promise<readonly EffectView[]> {
    return this.deps.approvals.listUnknown(storeId);
  }

  /** Of a conversation, each with its events; newest first, at most 20. */
  listProved(storeId: string, conversationId: string): Promise<readonly ProvedEffect[]> {
    return this.deps.history.list(storeId, conversationId);
  }

  async approve(decision: Decision, context: CallContext): Promise<DecisionAnswer> {
    return await this.note('effect.approved', decision, await this.deps.approvals.approve(decision, context));
  }

  async refuse(decision: Decision & { readonly reason: string }, context: CallContext): Promise<DecisionAnswer> {
    return await this.note('effect.refused', decision, await this.deps.approvals.refuse(decision, context));
  }

  /** The shopper is asked again: he consented to something else. */
  async edit(decision: Decision & { readonly request: unknown }, context: CallContext): Promise<EditAnswer> {
    return await this.note('effect.edited', decision, await this.deps.approvals.edit(decision, context));
  }

  async settle(
    decision: Decision & { readonly outcome: 'done' | 'failed'; readonly note: string },
    context: CallContext,
  ): Promise<DecisionAnswer> {
    return await this.note('effect.settled', decision, await this.deps.approvals.settle(decision, context));
  }

  private async note<Answer extends EditAnswer>(
    action: string,
    { storeId, effectId, operator }: Decision,
    answer: Answer,
  ): Promise<Answer> {
    if (answer.ok) {
      this.deps.nudgeOutbox();
      await this.deps.audit.append({ storeId, actor: operator, action, subject: effectId });
    }
    return answer;
  }
}
