import type { EffectView, Proposal } from '../commerce/effect.ts';
import type { CallContext } from '../commerce/store-backend.ts';
import type { Clock } from '../platform/clock.ts';
import { present } from '../platform/present.ts';
import type { ConsentTokens } from './consent-token.ts';
import { isId } from './effect-id.ts';
import { promiseRun, promiseTelling } from './effect-jobs-promised.ts';
import type { EffectRepository, MoveOrder, Step } from './effect-repository.ts';
import { toView } from './effect-row.ts';
import type { Proposer } from './proposer.ts';

export interface ApprovalsDeps {
  readonly repository: EffectRepository;
  readonly proposer: Proposer;
  readonly tokens: ConsentTokens;
  readonly clock: Clock;
}

/** One operator's decision on one effect. */
export interface Decision {
  readonly storeId: string;
  readonly effectId: string;
  /** Who decides, as the proof will name him. */
  readonly operator: string;
}

export type DecisionAnswer =
  | { readonly ok: true; readonly effect: EffectView }
  /** `not_waiting`: decided, withdrawn or expired meanwhile; the view says which. */
  | { readonly ok: false; readonly reason: 'not_waiting'; readonly effect: EffectView }
  | { readonly ok: false; readonly reason: 'not_found' };

export type EditAnswer =
  | DecisionAnswer
  /** The edited request did not pass the gate; the effect waits on. */
  | { readonly ok: false; readonly reason: 'not_allowed'; readonly proposal: Proposal };

/** What a person decides. Of two decisions at once the first counts, whether by an operator or by the shopper. */
export class Approvals {
  constructor(private readonly deps: ApprovalsDeps) {}

  /** Oldest first, at most 200. */
  async list(storeId: string): Promise<readonly EffectView[]> {
    return await this.listByState(storeId, 'awaiting_approval');
  }

  /** Those whose outcome the shop can't or does not tell. */
  async listUnknown(storeId: string): Promise<readonly EffectView[]> {
    return await this.listByState(storeId, 'unknown');
  }

  /** It runs as a job, and the shopper is told how it ended. */
  async approve(decision: Decision, _context: CallContext): Promise<DecisionAnswer> {
    return await this.decide(decision, {
      to: 'ready',
      due: 'future',
      approval: { by: decision.operator, decision: 'approved' },
      jobs: [promiseRun(decision.effectId, 0)],
    });
  }

  async refuse(
    { reason, ...decision }: Decision & { readonly reason?: string },
    _context: CallContext,
  ): Promise<DecisionAnswer> {
    return await this.decide(decision, {
      to: 'refused',
      reason: 'refused_by_operator',
      approval: { by: decision.operator, decision: 'refused', ...present({ note: reason }) },
      jobs: [promiseTelling(decision.effectId, 'refused')],
    });
  }

  /** The edited request passes the gate like any other, and the shopper is asked again: he consented to something else. */
  async edit(
    { storeId, effectId, operator, request }: Decision & { readonly request: unknown },
    context: CallContext,
  ): Promise<EditAnswer> {
    const effect = isId(effectId) ? await this.deps.repository.find(effectId) : undefined;
    if (effect === undefined || effect.storeId !== storeId) {
      return { ok: false, reason: 'not_found' };
    }
    if (effect.state !== 'awaiting_approval') {
      return { ok: false, reason: 'not_waiting', effect: toView(effect, this.deps.tokens) };
    }
    const asker = { kind: 'row', customerId: effect.customerId, identity: effect.identity } as const;
    const place = { storeId, conversationId: effect.conversationId };
    const proposal = await this.deps.proposer.propose(place, request, asker, context, {
      replaces: effectId,
      reason: 'edited',
      approval: { by: operator, decision: 'approved' },
      isTold: true,
    });
    return proposal.kind === 'pending'
      ? { ok: true, effect: proposal.effect }
      : { ok: false, reason: 'not_allowed', proposal };
  }

  /** A person looked into the shop: an effect of unknown outcome was done (`reconciled`) or was not (`failed`). */
  async settle(
    {
      storeId,
      effectId,
      operator,
      outcome,
      note,
    }: Decision & { readonly outcome: 'done' | 'failed'; readonly note?: string },
    _context: CallContext,
  ): Promise<DecisionAnswer> {
    const effect = isId(effectId) ? await this.deps.repository.find(effectId) : undefined;
    if (effect === undefined || effect.storeId !== storeId) {
      return { ok: false, reason: 'not_found' };
    }
    if (effect.state !== 'unknown') {
      return this.toAnswer({ effect, hasMoved: false });
    }
    const reference = effect.reference ?? 'operator';
    const receipt = { reference, at: this.deps.clock.now(), details: { by: operator, ...present({ note }) } };
    const end =
      outcome === 'done'
        ? ({ to: 'reconciled', receipt } as const)
        : ({ to: 'failed', reason: 'settled_by_operator' } as const);
    const actor = `operator:${operator}`;
    const jobs = [promiseTelling(effectId, end.to)];
    return this.toAnswer(
      await this.deps.repository.settle({ effectId, attempt: effect.attempts, actor, jobs, ...end }),
    );
  }

  private async decide(
    { storeId, effectId, operator }: Decision,
    order: Pick<MoveOrder, 'jobs'> &
      Partial<Pick<MoveOrder, 'due' | 'reason' | 'approval'>> & { readonly to: 'ready' | 'refused' },
  ): Promise<DecisionAnswer> {
    if (!isId(effectId)) {
      return { ok: false, reason: 'not_found' };
    }
    return this.toAnswer(
      await this.deps.repository.move({
        ...order,
        effectId,
        storeId,
        from: ['awaiting_approval'],
        actor: `operator:${operator}`,
      }),
    );
  }

  private toAnswer(step: Step | undefined): DecisionAnswer {
    if (step === undefined) {
      return { ok: false, reason: 'not_found' };
    }
    const effect = toView(step.effect, this.deps.tokens);
    return step.hasMoved ? { ok: true, effect } : { ok: false, reason: 'not_waiting', effect };
  }

  private async listByState(storeId: string, state: 'awaiting_approval' | 'unknown'): Promise<readonly EffectView[]> {
    const effects = await this.deps.repository.listByState(storeId, [state]);
    return effects.map((effect) => toView(effect, this.deps.tokens));
  }
}
