import { itemReasons, type WriteAction } from '../../src/commerce/write-request.ts';
import { createCast, type Person } from './cast.ts';
import { deriveSeed, Random } from './random.ts';
import { type Call, faultKinds, type ShopEvent, type Step, shopEvents, type Turn, wordings } from './step.ts';

/** Each customer's orders at the beginning, so that most wishes are near enough to the truth to be dangerous. */
export type OrderBook = Readonly<Record<string, readonly OrderEntry[]>>;

export interface OrderEntry {
  readonly number: number;
  readonly stage: 'unshipped' | 'delivered' | 'other';
}

export interface Script {
  readonly seed: number;
  readonly cast: readonly Person[];
  readonly turns: readonly Turn[];
}

/** The worst model's game in one world. */
export function generateScript(seed: number, turnCount: number, orders: OrderBook): Script {
  const cast = createCast(deriveSeed(seed, 0));
  const writer = new ScriptWriter(new Random(deriveSeed(seed, 1)), cast, orders);
  return { seed, cast, turns: Array.from({ length: turnCount }, () => writer.writeTurn()) };
}

const likelyActions: readonly (readonly [number, WriteAction])[] = [
  [5, 'refund'],
  [3, 'cancel_order'],
  [3, 'return_items'],
  [2, 'grant_store_credit'],
  [2, 'create_discount'],
  [2, 'change_address'],
  [2, 'change_items'],
  [2, 'exchange_items'],
  [2, 'replace_items'],
  [2, 'change_subscription'],
  [1, 'change_customer_address'],
];

const likelyStages: Readonly<Partial<Record<WriteAction, OrderEntry['stage']>>> = {
  cancel_order: 'unshipped',
  change_address: 'unshipped',
  change_items: 'unshipped',
  refund: 'delivered',
  return_items: 'delivered',
  exchange_items: 'delivered',
  replace_items: 'delivered',
  create_discount: 'delivered',
  grant_store_credit: 'delivered',
};

const amounts = [
  ...['0', '-5', '0.00001', '0.01', '10.00', '24.99', '25.00', '25.01', '49.99', '50.00', '50.01', '51.00'],
  ...['100.00', '100.01', '400.00', '4999.99', '5000.01', '99999999999', '1e3', '25,00', '1.005', '٢٥', 'max', 'over'],
] as const;

class ScriptWriter {
  private readonly recent: Call[] = [];

  constructor(
    private readonly random: Random,
    private readonly cast: readonly Person[],
    private readonly orders: OrderBook,
  ) {}

  writeTurn(): Turn {
    const { random } = this;
    const conv = random.int(this.cast.length);
    const steps: Step[] = [];
    if (random.chance(0.14)) steps.push(this.disturb());
    const wishes = random.weigh([
      [4, 0],
      [10, 1],
      [3, 2],
      [1, 4],
    ]);
    for (let count = 0; count < wishes; count += 1) steps.push(this.propose(conv));
    if (random.chance(0.85)) steps.push(this.answer(conv));
    if (random.chance(0.25)) steps.push(this.attack(conv));
    if (random.chance(0.12)) steps.push({ kind: 'jobs' });
    if (random.chance(0.15)) steps.push({ kind: 'claim', conv, text: random.int(1000) });
    return { steps };
  }

  private propose(conv: number): Step {
    const { random } = this;
    const known = random.chance(0.16) ? this.recent[random.int(this.recent.length)] : undefined;
    const call = known ?? this.createCall(this.cast[conv]);
    this.recent.push(call);
    if (this.recent.length > 12) this.recent.shift();
    return { kind: 'propose', conv, call, hasLeft: random.chance(0.02) };
  }

  private createCall(person: Person | undefined): Call {
    const { random } = this;
    const action = random.weigh(likelyActions);
    const isPoisoned = random.chance(0.08);
    const hasAmount =
      action === 'grant_store_credit' ||
      random.chance(action === 'refund' ? 0.45 : action === 'create_discount' ? 0.4 : 0.05);
    return {
      action,
      order: this.pickOrder(person, action),
      lines: Array.from({ length: 1 + (random.chance(0.3) ? 1 : 0) }, () => ({
        index: random.int(4),
        quantity: random.weigh([
          [12, 1],
          [3, 2],
          [1, 7],
          [1, 0],
        ]),
        variant: random.int(8),
        reason: random.pick(itemReasons),
      })).slice(0, action === 'refund' && hasAmount && random.chance(0.7) ? 0 : 2),
      ...(hasAmount && {
        amount: random.chance(0.5) ? random.pick(['10.00', '25.00', '50.00']) : random.pick(amounts),
      }),
      ...(random.chance(0.07) && { currency: random.pick(['EUR', 'JPY', 'XXX', 'usd', 'KWD']) }),
      ...(action === 'create_discount' &&
        !hasAmount && { percent: random.pick([5, 10, 10, 11, 30, 31, 100, 0, 12.5]) }),
      isToStoreCredit: random.chance(0.15),
      reason: random.chance(0.6) ? 'damaged' : random.pick(itemReasons),
      withShipping: random.chance(0.15),
      address: random.int(8),
      contract: random.int(3),
      change: random.pick(['skip', 'pause', 'resume', 'cancel'] as const),
      customer: random.chance(0.6) ? this.customerOf(person) : random.int(16),
      ...(isPoisoned && {
        poison: random.pick([
          'foreign_line',
          'bogus_order',
          'extra_field',
          'other_kind_of_id',
          'doubled_lines',
          'not_a_request',
        ] as const),
      }),
    };
  }

  private customerOf(person: Person | undefined): number {
    return Math.max(0, Object.keys(this.orders).indexOf(person?.key ?? ''));
  }

  /** Mostly an order of his for which the act makes sense. */
  private pickOrder(person: Person | undefined, action?: WriteAction): number {
    const { random } = this;
    const own = this.orders[person?.key ?? ''] ?? [];
    const fitting = own.filter(({ stage }) => stage === likelyStages[action ?? 'refund']);
    if (fitting.length > 0 && random.chance(0.75)) return random.pick(fitting).number;
    if (own.length > 0 && random.chance(0.7)) return random.pick(own).number;
    return random.pick(Object.values(this.orders).flat()).number;
  }

  /** What the shopper himself does next: mostly what he should, else what a careless reader takes for a yes. */
  private answer(conv: number): Step {
    const { random } = this;
    if (random.chance(0.45)) {
      return { kind: 'click', conv, target: 0, token: 'own', times: random.chance(0.08) ? 10 : 1 };
    }
    const wording = random.weigh<(typeof wordings)[number]>([
      [10, 'yes'],
      [8, 'yes_named'],
      ...wordings.map((it) => [1, it] as const),
    ]);
    return { kind: 'say', conv, wording, target: random.int(4), isEarly: random.chance(0.06) };
  }

  private attack(conv: number): Step {
    const { random } = this;
    const target = random.int(6);
    const other = random.int(this.cast.length);
    const makers: readonly (readonly [number, () => Step])[] = [
      [3, () => ({ kind: 'click', conv, target, token: 'own', times: 1, pressedIn: other })],
      [3, () => ({ kind: 'click', conv, target, token: 'own', times: random.chance(0.3) ? 10 : 2 })],
      [
        2,
        () => ({
          kind: 'click',
          conv,
          target,
          token: random.pick(['of_another_effect', 'tampered', 'garbage'] as const),
          times: 1,
        }),
      ],
      [2, () => ({ kind: 'confirm_foreign', conv, target: random.int(40) })],
      [1, () => ({ kind: 'undo', conv, target })],
      [
        3,
        () => ({
          kind: 'code',
          conv,
          order: this.pickOrder(this.cast[conv]),
          typed: random.weigh([
            [4, 'right'],
            [1, 'wrong'],
            [1, 'of_another_conversation'],
          ] as const),
        }),
      ],
      [4, () => this.operate()],
      [2, () => ({ kind: 'race', steps: [this.answer(conv), this.rival(conv)] })],
    ];
    return random.weigh(makers)();
  }

  private rival(conv: number): Step {
    const { random } = this;
    return random.weigh<() => Step>([
      [2, () => this.answer(conv)],
      [1, () => this.operate()],
      [1, () => ({ kind: 'jobs' })],
      [1, () => ({ kind: 'say', conv, wording: 'stop', target: 0, isEarly: false })],
    ])();
  }

  private operate(): Step {
    const { random } = this;
    const decision = random.weigh<'approve' | 'refuse' | 'edit'>([
      [5, 'approve'],
      [1, 'refuse'],
      [1, 'edit'],
    ]);
    const target = random.int(3);
    const times = random.chance(0.2) ? 2 : 1;
    return decision === 'edit'
      ? { kind: 'operate', decision, target, times, call: this.createCall(random.pick(this.cast)) }
      : { kind: 'operate', decision, target, times };
  }

  /** The world goes on: time, faults, parcels, the store's own people. */
  private disturb(): Step {
    const { random } = this;
    return random.weigh<() => Step>([
      [4, () => this.createFault()],
      [3, () => ({ kind: 'wait', minutes: random.pick([1, 2, 6, 29, 31, 61, 600, 1441, 4400]) })],
      [
        3,
        () => ({
          kind: 'shop',
          event: random.pick<ShopEvent>(shopEvents),
          order: this.pickOrder(random.pick(this.cast)),
        }),
      ],
      [1, () => ({ kind: 'pause', isPaused: random.chance(0.35), isSeen: random.chance(0.5) })],
      [1, () => ({ kind: 'limit', major: random.pick([0, 10, 25, 50, 50, 80]) })],
    ])();
  }

  private createFault(): Step {
    const { random } = this;
    const fields = [
      'refundCreate',
      'orderCancel',
      'storeCreditAccountCredit',
      'draftOrderComplete',
      'returnRequest',
      'order',
    ];
    const fault = random.pick(faultKinds);
    return {
      kind: 'fault',
      fault,
      times: random.chance(0.2) ? 3 : 1,
      ...(random.chance(0.6) && { field: random.pick(fields) }),
    };
  }
}
