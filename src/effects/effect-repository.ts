import type { EffectState } from '../commerce/effect.ts';
import type { Caps } from '../commerce/policy/caps.ts';
import type { LedgerUsage } from '../commerce/policy/situation.ts';
import type { Verdict } from '../commerce/policy/verdict.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { isUniqueViolation } from '../platform/database/unique-violation.ts';
import { createId } from '../platform/ids.ts';
import type { PromisedJob } from './effect-jobs-promised.ts';
import { type Effect, type EffectRecord, toEffect, toUsage, type UsageRecord } from './effect-row.ts';
import { claimSql, moveSql, moves, noteStartedSql, settleSql, takeSql } from './effect-run-sql.ts';
import {
  consentSql,
  effectWithUsageSql,
  eventsSql,
  findSql,
  listByStateSql,
  listSql,
  proposeSql,
  usageSql,
} from './effect-sql.ts';
import { assertStateTable } from './state-table.ts';

assertStateTable(moves);

/** The row after a statement; `hasMoved` is false when it stood in no state that the step starts from. */
export interface Step {
  readonly effect: Effect;
  readonly hasMoved: boolean;
}

export interface StepWithUsage extends Step {
  readonly usage: LedgerUsage;
  /** By the database's clock: what ended later is not in it. */
  readonly readAt: Date;
}

/** A new row as its statement takes it: column names, JSON values. */
export type EffectDraft = Readonly<Record<string, unknown>> & { readonly id: string };

export interface UsageQuestion {
  readonly storeId: string;
  readonly subjectId: string;
  readonly customerId: string;
  readonly day: string;
  readonly conversationId: string;
  readonly wish: string;
}

export interface UsageAnswer {
  readonly usage: LedgerUsage;
  /** The shopper read a code sent to this order's contact in the last 30 minutes. */
  readonly hasCode: boolean;
  /** The same wish, on its way or done. */
  readonly same?: Effect;
}

export interface MoveOrder {
  readonly effectId: string;
  readonly storeId: string;
  readonly conversationId?: string;
  readonly from: readonly EffectState[];
  readonly to: 'ready' | 'refused' | 'expired';
  readonly reason?: string;
  readonly approval?: Readonly<Record<string, string>>;
  readonly due?: 'past' | 'future';
  /** Takes the place of the row's: why it is refused now. */
  readonly verdict?: Verdict;
  readonly actor: string;
  readonly jobs: readonly PromisedJob[];
}

export interface EffectEvent {
  readonly from: EffectState;
  readonly to: EffectState;
  readonly actor: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** The ledger's table: each method is one statement, and each step is proved by it. */
export class EffectRepository {
  constructor(
    private readonly deps: { readonly prisma: Pick<PrismaClient, '$queryRawUnsafe'>; readonly owner: string },
  ) {}

  async readUsage(question: UsageQuestion): Promise<UsageAnswer> {
    const { storeId, subjectId, customerId, day, conversationId, wish } = question;
    const [row] = await this.query<Partial<EffectRecord> & { used: UsageRecord; has_code: boolean }>(
      usageSql,
      storeId,
      subjectId,
      customerId,
      day,
      conversationId,
      wish,
    );
    if (row === undefined) {
      throw new Error('the usage of an effect has one row');
    }
    const usage = toUsage(row.used);
    // Outer join: with an id it is the whole row.
    return row.id == null
      ? { usage, hasCode: row.has_code }
      : { usage, hasCode: row.has_code, same: toEffect(row as EffectRecord) };
  }

  /** The new row, or the open one that is just the same; absent when the row to replace has gone on meanwhile. */
  async propose(
    draft: EffectDraft,
    order: { replaces?: string; consentMs: number; jobs: readonly PromisedJob[]; details: object },
  ): Promise<Step | undefined> {
    return await this.step(
      proposeSql,
      JSON.stringify(draft, toStorable),
      order.replaces ?? null,
      order.consentMs,
      toJobs(order.jobs),
      JSON.stringify(order.details),
    );
  }

  /** `duplicate`: the same wish is on its way already by another row. */
  async consent(order: {
    readonly effectId: string;
    readonly storeId: string;
    readonly conversationId: string;
    readonly hash?: string;
    readonly consent: Readonly<Record<string, unknown>>;
    readonly day: string;
    readonly jobs: readonly PromisedJob[];
  }): Promise<StepWithUsage | 'duplicate' | undefined> {
    try {
      return await this.stepWithUsage(
        consentSql,
        order.effectId,
        order.storeId,
        order.conversationId,
        order.hash ?? null,
        JSON.stringify(order.consent),
        order.day,
        toJobs(order.jobs),
      );
    } catch (error) {
      if (isUniqueViolation(error)) {
        return 'duplicate';
      }
      throw error;
    }
  }

  async findWithUsage(effectId: string, day: string): Promise<StepWithUsage | undefined> {
    return await this.stepWithUsage(effectWithUsageSql, effectId, day);
  }

  async find(effectId: string): Promise<Effect | undefined> {
    return (await this.step(findSql, effectId))?.effect;
  }

  /** `busy`: another write began on the same order at this very moment. */
  async claim(order: {
    readonly effectId: string;
    readonly leaseMs: number;
    readonly day: string;
    readonly caps: Caps;
    readonly needsApproval: boolean;
    readonly approvalMs: number;
    readonly readAt: Date;
    readonly jobs: readonly PromisedJob[];
  }): Promise<Step | 'busy' | undefined> {
    try {
      return await this.step(
        claimSql,
        order.effectId,
        this.deps.owner,
        order.leaseMs,
        order.day,
        JSON.stringify(order.caps),
        order.needsApproval,
        order.approvalMs,
        toJobs(order.jobs),
        order.readAt.toISOString(),
      );
    } catch (error) {
      if (isUniqueViolation(error)) {
        return 'busy';
      }
      throw error;
    }
  }

  async settle(order: {
    readonly effectId: string;
    readonly attempt: number;
    readonly to: 'done' | 'failed' | 'unknown' | 'ready' | 'reconciled';
    readonly reason?: string;
    readonly reference?: string;
    readonly receipt?: object;
    readonly actor: string;
    readonly jobs: readonly PromisedJob[];
  }): Promise<Step | undefined> {
    return await this.step(
      settleSql,
      order.effectId,
      order.attempt,
      order.to,
      order.reason ?? null,
      order.reference ?? null,
      order.receipt === undefined ? null : JSON.stringify(order.receipt),
      order.actor,
      toJobs(order.jobs),
    );
  }

  async noteStarted(effectId: string, attempt: number, reference: string): Promise<void> {
    await this.query(noteStartedSql, effectId, attempt, reference);
  }

  async take(
    effectId: string,
    patience: number,
    leaseMs: number,
    jobs: readonly PromisedJob[],
  ): Promise<Step | undefined> {
    return await this.step(takeSql, effectId, patience, leaseMs, toJobs(jobs));
  }

  /** Absent: no such effect in that store or conversation. */
  async move(order: MoveOrder): Promise<Step | undefined> {
    return await this.step(
      moveSql,
      order.effectId,
      order.storeId,
      order.conversationId ?? null,
      order.from,
      order.to,
      order.reason ?? null,
      order.approval === undefined ? null : JSON.stringify(order.approval),
      order.due ?? null,
      order.actor,
      toJobs(order.jobs),
      order.verdict === undefined ? null : JSON.stringify(order.verdict),
    );
  }

  /** Newest first, at most 20. */
  async list(storeId: string, conversationId: string): Promise<readonly Effect[]> {
    return (await this.query<EffectRecord>(listSql, storeId, conversationId)).map(toEffect);
  }

  /** Oldest first, at most 200. */
  async listByState(storeId: string, states: readonly EffectState[]): Promise<readonly Effect[]> {
    return (await this.query<EffectRecord>(listByStateSql, storeId, states)).map(toEffect);
  }

  /** Oldest first. */
  async listEvents(effectId: string): Promise<readonly EffectEvent[]> {
    const rows = await this.query<
      Omit<EffectEvent, 'from' | 'to'> & { from_state: EffectState; to_state: EffectState }
    >(eventsSql, effectId);
    return rows.map(({ from_state, to_state, actor, details, at }) => ({
      from: from_state,
      to: to_state,
      actor,
      details,
      at,
    }));
  }

  private async step(sql: string, ...values: readonly unknown[]): Promise<Step | undefined> {
    const [row] = await this.query<EffectRecord>(sql, ...values);
    return row && { effect: toEffect(row), hasMoved: row.has_moved };
  }

  private async stepWithUsage(sql: string, ...values: readonly unknown[]): Promise<StepWithUsage | undefined> {
    const [row] = await this.query<EffectRecord & { used: UsageRecord; read_at: Date }>(sql, ...values);
    return row && { effect: toEffect(row), hasMoved: row.has_moved, usage: toUsage(row.used), readAt: row.read_at };
  }

  private async query<Row>(sql: string, ...values: readonly unknown[]): Promise<readonly Row[]> {
    return await this.deps.prisma.$queryRawUnsafe<Row[]>(sql, ...values);
  }
}

function toJobs(jobs: readonly PromisedJob[]): string {
  return JSON.stringify(
    jobs.map(({ kind, dedupeKey, effectId, onState, delayMs }) => ({
      id: createId(),
      kind,
      dedupe_key: dedupeKey,
      payload: { effectId },
      on_state: onState,
      delay_ms: delayMs,
    })),
  );
}

/** What a shop or a shopper wrote, as `jsonb` takes it: without NUL and half surrogate pairs. */
function toStorable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value;
}
