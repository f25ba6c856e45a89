import { createHash } from 'node:crypto';
import type { Consequence } from '../../src/commerce/consequence.ts';
import type { CodeAnswer, EffectDesk, EffectView, Proposal, ShopperProof } from '../../src/commerce/effect.ts';
import type { OrderSnapshot, SubscriptionSnapshot, VariantChoice } from '../../src/commerce/order-snapshot.ts';
import type { Verdict } from '../../src/commerce/policy/verdict.ts';
import type { StoreAnswer, StoreRefusal } from '../../src/commerce/store-backend.ts';
import type { SubjectReader } from '../../src/commerce/store-writer.ts';
import type { WriteRequest } from '../../src/commerce/write-request.ts';

export interface EffectDeskContents {
  readonly orders?: readonly OrderSnapshot[];
  readonly variants?: readonly VariantChoice[];
  readonly subscriptions?: readonly SubscriptionSnapshot[];
  readonly consequence?: (request: WriteRequest) => Consequence;
  readonly verdict?: Partial<Verdict>;
  /** What `propose` answers instead of a new row, for as long as it is not undefined. */
  readonly answer?: (request: WriteRequest) => Proposal | undefined;
  /** What becomes of a row that is consented to: `done` unless told otherwise. */
  readonly settle?: (effect: EffectView) => EffectView;
  readonly code?: string;
  readonly codeAnswer?: CodeAnswer;
}

type Method = Exclude<keyof EffectDesk, 'subjects'>;

const verdict: Verdict = {
  outcome: 'needs_consent',
  needsConsent: true,
  needsCode: false,
  needsApproval: false,
  clauses: [],
  policy: 'general-retail@1',
  holdMs: 0,
};
const at = new Date('2026-11-20T17:00:00Z');
const nothing: Consequence = { refunds: [], fees: [], itemsOut: [], itemsIn: [], valueMinor: 0, valueCurrency: 'USD' };

/**
 * A ledger in memory, as strict as the real one where an agent could go wrong: a row is confirmed once and only while it
 * waits, by a message that has an id; the same wish is the same row.
 */
export class FakeEffectDesk implements EffectDesk {
  readonly calls: { readonly method: Method; readonly argument: unknown }[] = [];
  readonly proofs: ShopperProof[] = [];
  readonly rows: EffectView[] = [];
  /** Ids of rows that were really run. */
  readonly executed: string[] = [];

  constructor(private readonly contents: EffectDeskContents = {}) {}

  get requests(): readonly unknown[] {
    return this.calls.filter(({ method }) => method === 'propose').map(({ argument }) => argument);
  }

  readonly subjects: SubjectReader = {
    readSubject: async () => this.refuse(),
    readOrder: async (orderId): Promise<StoreAnswer<OrderSnapshot | undefined>> => ({
      ok: true,
      value: this.contents.orders?.find(({ order }) => order.id === orderId),
    }),
    listVariants: async (productId) => ({
      ok: true,
      value: (this.contents.variants ?? []).filter((variant) => variant.productId === productId),
    }),
    listSubscriptions: async (customerId) => ({
      ok: true,
      value: (this.contents.subscriptions ?? []).filter((one) => one.customerId === customerId),
    }),
  };

  async propose(request: WriteRequest, proof: ShopperProof): Promise<Proposal> {
    this.calls.push({ method: 'propose', argument: request });
    this.proofs.push(proof);
    const answer = this.contents.answer?.(request);
    if (answer !== undefined) return answer;
    const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
    const known = this.rows.find((row) => row.hash === hash && row.state !== 'refused' && row.state !== 'expired');
    if (known?.state === 'awaiting_consent') return { kind: 'pending', effect: known, isNew: false };
    if (known !== undefined) return { kind: 'already', effect: known };
    const effect: EffectView = {
      id: `0000-effect-${String(this.rows.length + 1).padStart(4, '0')}`,
      conversationId: 'conversation-1',
      state: 'awaiting_consent',
      request,
      subjectName: this.nameSubject(request),
      consequence: this.contents.consequence?.(request) ?? nothing,
      verdict: { ...verdict, ...this.contents.verdict },
      hash,
      consentToken: `token-${this.rows.length + 1}`,
      createdAt: at,
      updatedAt: at,
    };
    this.rows.push(effect);
    return { kind: 'pending', effect, isNew: true };
  }

  async confirm(effectId: string, consent: { readonly messageId: string }): Promise<EffectView | undefined> {
    this.calls.push({ method: 'confirm', argument: effectId });
    if (consent.messageId === '') throw new Error('consent by no message');
    const row = this.rows.find(({ id }) => id === effectId);
    if (row === undefined || row.state !== 'awaiting_consent') return row;
    this.executed.push(effectId);
    const settled = this.contents.settle?.(row) ?? { ...row, state: 'done' as const };
    const { secret, ...stored } = settled;
    this.replace(stored);
    return settled;
  }

  async withdraw(effectId: string): Promise<EffectView | undefined> {
    this.calls.push({ method: 'withdraw', argument: effectId });
    const row = this.rows.find(({ id }) => id === effectId);
    if (row === undefined || !['awaiting_consent', 'awaiting_approval', 'ready'].includes(row.state)) return row;
    return this.replace({ ...row, state: 'refused', reason: 'withdrawn' });
  }

  async list(): Promise<readonly EffectView[]> {
    this.calls.push({ method: 'list', argument: undefined });
    return this.rows.toReversed().slice(0, 20);
  }

  async sendCode(orderId: string): Promise<CodeAnswer> {
    this.calls.push({ method: 'sendCode', argument: orderId });
    return this.contents.codeAnswer ?? { kind: 'sent', to: 'a***@example.com', expiresAt: at };
  }

  async checkCode(_orderId: string, code: string): Promise<boolean> {
    this.calls.push({ method: 'checkCode', argument: code });
    return code === this.contents.code;
  }

  private replace(effect: EffectView): EffectView {
    this.rows[this.rows.findIndex(({ id }) => id === effect.id)] = effect;
    return effect;
  }

  private nameSubject(request: WriteRequest): string {
    if ('orderId' in request) {
      return this.contents.orders?.find(({ order }) => order.id === request.orderId)?.order.name ?? request.orderId;
    }
    return 'contractId' in request
      ? (this.contents.subscriptions?.find(({ id }) => id === request.contractId)?.title ?? request.contractId)
      : request.customerId;
  }

  private async refuse(): Promise<StoreRefusal> {
    return { ok: false, reason: 'access_denied', message: 'the fake reads orders only' };
  }
}
