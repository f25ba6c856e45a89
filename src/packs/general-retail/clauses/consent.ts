import { always } from '../../../commerce/policy/condition.ts';
import type { Clause } from '../../../commerce/policy/pack.ts';
import { writeActions } from '../../../commerce/write-request.ts';
import { since } from '../actions.ts';

/** Nothing changes and no money moves without the shopper's yes to exactly that. */
export const consentClauses: readonly Clause[] = [
  {
    ...since,
    id: 'consent.always',
    actions: writeActions,
    when: always,
    effect: 'consent',
    hold: { parameter: 'hold_seconds' },
    say: {
      en: 'I do it once you have confirmed it.',
      de: 'Ich führe es aus, sobald Sie es bestätigt haben.',
      fr: 'Je le fais dès que vous l’avez confirmé.',
      es: 'Lo hago en cuanto usted lo confirme.',
    },
    rule: {
      en: 'Nothing is changed or paid before the shopper has seen the exact result and confirmed it.',
      de: 'Nichts wird geändert oder ausgezahlt, bevor das genaue Ergebnis gezeigt und bestätigt wurde.',
      fr: 'Rien n’est modifié ni versé avant que le résultat exact ait été montré et confirmé.',
      es: 'Nada se cambia ni se paga antes de mostrar el resultado exacto y de que se confirme.',
    },
  },
];
