import type { ShopperProof } from '../../src/commerce/effect.ts';
import { describeShop } from './read-state.ts';
import type { TauDatabase, TauOrder, TauPaymentMethod, TauUser } from './tau-data.ts';
import { toCents } from './tau-money.ts';
import type { TauShop } from './tau-shop.ts';

/**
 * Who is spoken with. Signing in is the shop's own affair (by e-mail, or name and postcode), so a user who was found is
 * a customer with a session; whose orders are whose is for the gate to say.
 */
export class TauSession {
  private signedIn: TauUser | undefined;
  private isFixed = false;
  /** Payments that Shopify has no call for: a person gets them. */
  readonly handedOver: string[] = [];
  readonly paymentsOfPerson = new Set<string>();

  constructor(
    readonly shop: TauShop,
    readonly data: TauDatabase,
    /** False: he looks at what he is shown and never says yes. */
    readonly saysYes = true,
  ) {}

  get user(): TauUser | undefined {
    return this.signedIn;
  }

  /** The one found last, until something is to be changed for him: from then on it is his conversation. */
  findUser(isHim: (user: TauUser) => boolean): TauUser | undefined {
    const user = Object.values(this.data.users).find(isHim);
    if (!this.isFixed) this.signedIn = user ?? this.signedIn;
    return user;
  }

  /** For tasks that begin with a write: the user who owns what they are about. */
  signInAs(user: TauUser | undefined): void {
    this.signedIn ??= user;
  }

  /** For a write. */
  get proof(): ShopperProof {
    const { signedIn } = this;
    this.isFixed = true;
    if (signedIn === undefined) return { emails: [], phones: [], verifiedOrderIds: [] };
    return { customerId: this.customerIdOf(signedIn), emails: [], phones: [], verifiedOrderIds: [] };
  }

  customerIdOf({ user_id }: TauUser): string {
    const customer = this.shop.sandbox.state.customers.find(({ key }) => key === user_id);
    return `gid://shopify/Customer/${customer?.id ?? 0}`;
  }

  /** A method of the user's own with what is on it now, in cents where it is a gift card. */
  findMethod(id: string): (TauPaymentMethod & { readonly cents?: number }) | undefined {
    const method = this.signedIn?.payment_methods[id];
    if (method?.balance === undefined || this.signedIn === undefined) return method;
    const now = describeShop(this.shop.sandbox.state, this.data).users.get(this.signedIn.user_id);
    return { ...method, cents: now?.balances[id] ?? toCents(method.balance) };
  }

  handOver(order: TauOrder, what: string): void {
    this.paymentsOfPerson.add(order.order_id);
    this.handedOver.push(`${order.order_id}: ${what}`);
  }
}

export function ownMethodOf(order: TauOrder): string {
  return order.payment_history[0]?.payment_method_id ?? '';
}
