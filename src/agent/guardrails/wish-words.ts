import { type WriteAction, writeActions } from '../../commerce/write-request.ts';
import { plainWords } from './plain-words.ts';

/** True when each act that the text speaks of is one of these (or comes with it, as a refund does with a cancellation). */
export function fitsActions(text: string, actions: readonly WriteAction[]): boolean {
  const words = plainWords(text);
  const allowed = new Set(actions.flatMap((action) => [action, ...(companions[action] ?? [])]));
  return words.every((word) => {
    const meant = actionsOfWord(word);
    return meant.length === 0 || meant.some((action) => allowed.has(action));
  });
}

/** What a text asks for, by the stems of its words: wide on purpose, it only decides what a model is offered. */
export function listSpokenActions(text: string): ReadonlySet<WriteAction> {
  return new Set(plainWords(text).flatMap(actionsOfWord));
}

function actionsOfWord(word: string): readonly WriteAction[] {
  const known = stems.get(word.slice(0, shortestStem)) ?? [];
  return known.filter(([stem]) => word.startsWith(stem)).map(([, action]) => action);
}

const companions: Readonly<Partial<Record<WriteAction, readonly WriteAction[]>>> = {
  cancel_order: ['refund'],
  return_items: ['refund'],
  exchange_items: ['return_items', 'change_items', 'replace_items'],
  replace_items: ['exchange_items'],
  change_items: ['exchange_items', 'cancel_order'],
  change_address: ['change_items', 'change_customer_address'],
  change_customer_address: ['change_items', 'change_address'],
  grant_store_credit: ['refund'],
  change_subscription: ['cancel_order'],
};

/** Of plain words (no accents) in English, German, French and Spanish. */
const stemsOfAction: Readonly<Record<WriteAction, string>> = {
  cancel_order: 'cancel storn annul anul',
  change_address: 'address adress lieferadress lieferanschrift direccion',
  change_items: 'change swap modify modifi remov ander entfern enlev supprim cambi elimin',
  return_items: 'return retour zuruckgeb zurucksend zuruckschick rucksend ruckgab renvoy renvoi devol devuel',
  exchange_items: 'exchang umtausch tausch echang intercambi',
  refund: 'refund reimburs erstatt ruckerstatt rembours reembols moneyback',
  create_discount: 'discount coupon voucher promo rabatt gutschein nachlass reduction remise descuent',
  grant_store_credit: 'credit kredit guthaben gutschrift avoir credito compensat entschadig goodwill',
  replace_items: 'replac resend reship ersatz ersetz remplac reemplaz repon',
  change_subscription: 'subscri abo abos abonn suscri skip pausier pause',
  change_customer_address: 'defaultaddress standardadress',
};

/** By their first letters: a message of hundreds of words is read in no time. */
const shortestStem = 3;
const stems = new Map<string, (readonly [stem: string, action: WriteAction])[]>();
for (const action of writeActions) {
  for (const stem of stemsOfAction[action].split(' ')) {
    const start = stem.slice(0, shortestStem);
    stems.set(start, [...(stems.get(start) ?? []), [stem, action]]);
  }
}
