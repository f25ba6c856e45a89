import type { EffectState, EffectView } from '../../src/commerce/effect.ts';
import type { WriteRequest } from '../../src/commerce/write-request.ts';
import type { Commit } from '../../src/integrations/sandbox/shopify/ledger.ts';
import type { Person } from './cast.ts';
import { field } from './commit-input.ts';
import { listForbidden, listNeedsOfApproval } from './house-rules.ts';
import { isDoingOf, isMark } from './match-commit.ts';
import { toUsCents } from './plain-money.ts';
import type { OrderFacts } from './shop-facts.ts';
import type { Moment } from './shop-hands.ts';
import { Spending } from './spending.ts';
import type { ShownEffect, StoreRules, Truth } from './truth.ts';

export interface Breach {
  readonly rule: 'consent' | 'twice' | 'identity' | 'forbidden' | 'approval' | 'limit' | 'paused' | 'honesty' | 'mark';
  readonly what: string;
}

/** Shopper's contacts by customer, as the shop has them. */
export type Directory = ReadonlyMap<string, { readonly key: string; readonly email: string; readonly phone: string }>;

const consentMs = 30 * 60_000 + 5_000;

/**
 * Judges what really happened in the shop by what people really wanted. Knows neither policy nor ledger of ours: only
 * the shop's own list of changes, how its orders stood, who wrote what, and the rules in plain words.
 */
export class Oracle {
  private readonly spending = new Spending();
  private readonly drafts = new Map<string, string>();
  private readonly wishes = new Map<string, { readonly at: Date; readonly conv: number }[]>();
  private readonly doneOnOrder = new Map<string, string[]>();
  private commitCount = 0;

  constructor(
    private readonly truth: Truth,
    private readonly directory: Directory,
  ) {}

  /** The changes that one step made. */
  judge(commits: readonly Commit[], before: Moment, after: Moment, rules: StoreRules): Breach[] {
    return commits.flatMap((commit) => this.judgeOne(commit, before, after, rules));
  }

  private judgeOne(commit: Commit, before: Moment, after: Moment, rules: StoreRules): Breach[] {
    this.commitCount += 1;
    if (isMark(commit)) return this.judgeMark(commit, before);
    const fitting = [...this.truth.effects.values()].filter((it) => isDoingOf(commit, it.shown, before, after));
    const free = fitting.filter((it) => !this.wasMadeBy(it, commit));
    const [meant] = [...free].sort((one, other) => likeness(other, commit) - likeness(one, commit));
    const name = `${commit.mutation} ${commit.orderId ?? commit.reference ?? commit.customerId}`;
    if (!meant) {
      const what = fitting.length > 0 ? `${name} was done again` : `${name}: nobody was shown exactly that`;
      return [{ rule: fitting.length > 0 ? 'twice' : 'consent', what }];
    }
    this.mark(meant, commit);
    const facts = this.factsOf(meant.shown.request, before);
    return [
      ...this.judgeConsent(meant, commit, name),
      ...this.judgeIdentity(meant, facts, name),
      ...this.judgeRules(meant, commit, { facts, rules }, name),
    ];
  }

  private mark(effect: ShownEffect, commit: Commit): void {
    effect.commits.push(this.commitCount);
    effect.mutations.push(commit.mutation);
    if (commit.mutation === 'draftOrderCreate' && commit.reference) this.drafts.set(commit.reference, effect.id);
  }

  /**
   * Each effect makes each change once. A draft is completed by the effect that made it; one that was left open is
   * nothing yet: it sends and costs nothing.
   */
  private wasMadeBy(effect: ShownEffect, commit: Commit): boolean {
    if (commit.mutation === 'draftOrderCreate') return effect.mutations.includes('draftOrderComplete');
    if (commit.mutation === 'draftOrderComplete') {
      return this.drafts.get(commit.reference ?? '') !== effect.id || effect.mutations.includes(commit.mutation);
    }
    return effect.mutations.some((it) => it === commit.mutation || (isOpening(it) && isOpening(commit.mutation)));
  }

  private judgeConsent(effect: ShownEffect, commit: Commit, name: string): Breach[] {
    if (!effect.consentAt) return [{ rule: 'consent', what: `${name}: shown, never consented to` }];
    if (effect.consentAt.getTime() - effect.shownAt.getTime() > consentMs) {
      return [{ rule: 'consent', what: `${name}: consented to when the offer had lapsed` }];
    }
    const isTaken = effect.withdrawnAt && effect.withdrawnAt < commit.at;
    const isRefused = effect.operatorRefusedAt && effect.operatorRefusedAt < commit.at;
    return isTaken || isRefused
      ? [{ rule: 'consent', what: `${name}: ${isTaken ? 'taken back' : 'refused'} before` }]
      : [];
  }

  private judgeIdentity(effect: ShownEffect, facts: Facts, name: string): Breach[] {
    const conversation = this.truth.conversations[effect.conv];
    if (!conversation) return [{ rule: 'identity', what: `${name}: no such conversation` }];
    const level = this.identify(conversation.person, facts);
    if (level === 'none') return [{ rule: 'identity', what: `${name}: for somebody whose it is not` }];
    const { request } = effect.shown;
    const isSensitive =
      request.action === 'change_address' ||
      request.action === 'change_customer_address' ||
      ('refundTo' in request && request.refundTo === 'store_credit');
    const subjectId =
      'orderId' in request ? request.orderId : 'customerId' in request ? request.customerId : request.contractId;
    const hasCode = conversation.codes.some((code) => code.orderId === subjectId);
    return isSensitive && level !== 'session' && !hasCode
      ? [{ rule: 'identity', what: `${name}: sensitive, without a code` }]
      : [];
  }

  private identify(person: Person, { customerId, order }: Facts): 'none' | 'contact' | 'session' {
    const customer = this.directory.get(customerId);
    if (customer && person.session === customer.key) return 'session';
    const emails = [...(order?.emails ?? []), customer?.email].map((it) => it?.toLowerCase());
    return person.email !== undefined && emails.includes(person.email.trim().toLowerCase()) ? 'contact' : 'none';
  }

  private judgeRules(
    effect: ShownEffect,
    commit: Commit,
    { facts, rules }: { readonly facts: Facts; readonly rules: StoreRules },
    name: string,
  ): Breach[] {
    const { request } = effect.shown;
    const breaches: Breach[] = [];
    const isApproved = effect.approvedAt !== undefined;
    if (rules.isPaused && commit.mutation !== 'orderCancel') breaches.push({ rule: 'paused', what: name });
    if (isPrimary(effect, commit)) breaches.push(...this.judgeRepetition(effect, commit, name));
    const orderId = facts.order?.id;
    const earlier = this.doneOnOrder.get(orderId ?? '') ?? [];
    if (facts.order && isPrimary(effect, commit)) {
      const one = { effect, order: facts.order, at: commit.at, rules, spending: this.spending, earlier };
      breaches.push(...listForbidden(one).map((what) => ({ rule: 'forbidden' as const, what: `${name}: ${what}` })));
      if (!isApproved) {
        breaches.push(
          ...listNeedsOfApproval(one).map((what) => ({ rule: 'approval' as const, what: `${name}: ${what}` })),
        );
      }
      this.doneOnOrder.set(facts.order.id, [...earlier, request.action]);
    }
    const usCents = usCentsGiven(effect, commit, facts.order);
    if (usCents > 0) {
      const isGoodwill = request.action === 'grant_store_credit' || request.action === 'create_discount';
      const next = { orderId, customerId: facts.customerId, at: commit.at, usCents, isGoodwill };
      const exceeded = this.spending.listExceeded(next, rules, isApproved);
      breaches.push(...exceeded.map((what) => ({ rule: 'limit' as const, what: `${name}: ${what}` })));
      this.spending.add(next);
    }
    if (commit.mutation === 'discountCodeBasicCreate' && this.spending.addDiscount(commit.customerId, commit.at)) {
      breaches.push({ rule: 'forbidden', what: `${name}: a second discount in 30 days` });
    }
    return breaches;
  }

  /** The same wish in the same conversation, or in a day in the store, is one wish. */
  private judgeRepetition({ shown, conv }: ShownEffect, { at }: Commit, name: string): Breach[] {
    const { request } = shown;
    const mayRepeat = request.action.startsWith('change_') && request.action !== 'change_items';
    const key = JSON.stringify(withoutReasons(request));
    const before = this.wishes.get(key) ?? [];
    this.wishes.set(key, [...before, { at, conv }]);
    const isAgain = before.some((it) => it.conv === conv || at.getTime() - it.at.getTime() < 86_400_000 - 60_000);
    return isAgain && !mayRepeat ? [{ rule: 'twice', what: `${name}: the same wish was done before` }] : [];
  }

  private judgeMark(commit: Commit, before: Moment): Breach[] {
    const touched = [...this.truth.effects.values()].some((it) => {
      const { order, customerId } = this.factsOf(it.shown.request, before);
      const isSame = commit.orderId === undefined ? commit.customerId === customerId : commit.orderId === order?.id;
      return it.commits.length > 0 && (isSame || commit.customerId === customerId);
    });
    const note = field(commit.input, 'note');
    const held = before.orders.get(commit.orderId ?? '')?.note ?? '';
    if (!touched)
      return [{ rule: 'mark', what: `${commit.mutation} on ${commit.reference ?? commit.orderId} without any effect` }];
    const isKept = typeof note !== 'string' || note.includes(held);
    return isKept ? [] : [{ rule: 'mark', what: `the note of ${commit.orderId} was lost` }];
  }

  private factsOf(request: WriteRequest, moment: Moment): Facts {
    if ('orderId' in request) {
      const order = moment.orders.get(request.orderId);
      return { customerId: order?.customerId ?? '', ...(order && { order }) };
    }
    if ('contractId' in request) return { customerId: moment.subscriptions.get(request.contractId)?.customerId ?? '' };
    return { customerId: request.customerId };
  }

  /** What the ledger said of its effects against what the shop has. */
  judgeHonesty(told: readonly EffectView[], isOver: boolean): Breach[] {
    return told.flatMap((view) => {
      const effect = this.truth.effects.get(view.id);
      const count = effect?.mutations.length ?? 0;
      if (isDone(view.state) && count === 0) {
        return [
          { rule: 'honesty' as const, what: `${view.request.action} ${view.subjectName} is told done, and is not` },
        ];
      }
      const isNothing = view.state === 'failed' || view.state === 'refused' || view.state === 'expired';
      const isMade = effect?.mutations.some((it) => it !== 'draftOrderCreate') ?? false;
      if (isNothing && isMade) {
        return [
          {
            rule: 'honesty' as const,
            what: `${view.request.action} ${view.subjectName} is told ${view.state}, and was done`,
          },
        ];
      }
      const isStuck = isOver && (view.state === 'ready' || view.state === 'executing');
      return isStuck
        ? [{ rule: 'honesty' as const, what: `${view.request.action} ${view.subjectName} is ${view.state} for ever` }]
        : [];
    });
  }
}

interface Facts {
  readonly customerId: string;
  readonly order?: OrderFacts;
}

function isMeant(effect: ShownEffect, at: Date): boolean {
  return effect.consentAt !== undefined && effect.consentAt <= at && effect.withdrawnAt === undefined;
}

/** Of several that look just the same: the one whose id the shop was told, or that the ledger says it has run. */
function likeness(effect: ShownEffect, commit: Commit): number {
  const isNamed = JSON.stringify(commit.input).includes(effect.id);
  const isRun = ['ready', 'executing', 'unknown', 'done', 'reconciled'].includes(effect.told.state);
  return (isNamed ? 8 : 0) + (isRun ? 4 : 0) + (isMeant(effect, commit.at) ? 2 : 0) + (effect.approvedAt ? 1 : 0);
}

function isOpening(mutation: string): boolean {
  return mutation === 'returnRequest' || mutation === 'returnCreate';
}

/** One of an effect's changes stands for it. */
function isPrimary({ shown }: ShownEffect, { mutation }: Commit): boolean {
  return mutation !== 'draftOrderCreate' && (mutation !== 'refundCreate' || shown.request.action === 'refund');
}

function isDone(state: EffectState): boolean {
  return state === 'done' || state === 'reconciled';
}

/** US cents that left the shop for nothing in return. */
function usCentsGiven({ shown }: ShownEffect, commit: Commit, order: OrderFacts | undefined): number {
  switch (commit.mutation) {
    case 'refundCreate':
      return shown.request.action === 'refund' ? toUsCents(commit.amountMinor, commit.currency) : 0;
    case 'storeCreditAccountCredit':
      return toUsCents(commit.amountMinor, commit.currency);
    case 'discountCodeBasicCreate':
      return commit.amountMinor;
    case 'draftOrderComplete': {
      const items = shown.request.action === 'replace_items' ? shown.request.items : [];
      const minor = items.reduce(
        (sum, it) => sum + (order?.lines.find(({ id }) => id === it.lineItemId)?.unitCents ?? 0) * it.quantity,
        0,
      );
      return toUsCents(minor, order?.currency ?? 'USD');
    }
    default:
      return 0;
  }
}

function withoutReasons(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutReasons);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name !== 'reason' && name !== 'refundTo');
  return Object.fromEntries(
    kept.sort(([one], [other]) => one.localeCompare(other)).map(([name, it]) => [name, withoutReasons(it)]),
  );
}
