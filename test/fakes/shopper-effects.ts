import type { EffectView } from '../../src/commerce/effect.ts';
import type { ClickResult, ShopperEffects } from '../../src/conversations/shopper-effects.ts';

type Port = Pick<ShopperEffects, 'list' | 'consent' | 'withdraw' | 'undo'>;

/** Clicks that a test has told it to expect; every other call fails the test by its 500. */
export class FakeShopperEffects implements Port {
  readonly calls: { readonly method: keyof Port; readonly place: unknown }[] = [];
  listed: readonly EffectView[] | undefined;
  clicked: ClickResult | undefined;

  list: Port['list'] = async (place) => {
    this.calls.push({ method: 'list', place });
    return this.listed ?? this.fail('list');
  };
  consent: Port['consent'] = async (place) => this.click('consent', place);
  withdraw: Port['withdraw'] = async (place) => this.click('withdraw', place);
  undo: Port['undo'] = async (place) => this.click('undo', place);

  private click(method: keyof Port, place: unknown): ClickResult {
    this.calls.push({ method, place });
    return this.clicked ?? this.fail(method);
  }

  private fail(method: string): never {
    throw new Error(`the effects were not expected to be asked: ${method}`);
  }
}
