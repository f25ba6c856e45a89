import type { PolicyPack } from '../../commerce/policy/pack.ts';
import { changeClauses } from './clauses/changes.ts';
import { consentClauses } from './clauses/consent.ts';
import { goodwillClauses } from './clauses/goodwill.ts';
import { guardClauses } from './clauses/guards.ts';
import { limitClauses } from './clauses/limits.ts';
import { refundClauses } from './clauses/refunds.ts';
import { returnClauses } from './clauses/returns.ts';
import { subscriptionClauses } from './clauses/subscriptions.ts';
import { parameters } from './parameters.ts';

/** A shop for goods: the rules that hold unless a store says otherwise. Its twin is docs/policy/general-retail.md. */
export const generalRetail: PolicyPack = {
  name: 'general-retail',
  version: 1,
  parameters,
  clauses: [
    ...guardClauses,
    ...changeClauses,
    ...returnClauses,
    ...refundClauses,
    ...goodwillClauses,
    ...subscriptionClauses,
    ...limitClauses,
    ...consentClauses,
  ],
  unknownFact: {
    en: 'Something that our rules ask for can’t be seen here, so a colleague has to look at it first.',
    de: 'Etwas, wonach unsere Regeln fragen, ist hier nicht zu sehen. Deshalb muss das erst jemand aus dem Team prüfen.',
    fr: 'Un élément dont nos règles dépendent n’est pas visible ici ; un collègue doit d’abord vérifier.',
    es: 'Aquí no se ve un dato que exigen nuestras normas, así que antes tiene que revisarlo un compañero.',
  },
  nothingAllows: {
    en: 'Our rules don’t provide for that, so I can’t do it.',
    de: 'Das sehen unsere Regeln nicht vor, deshalb kann ich es nicht tun.',
    fr: 'Nos règles ne le prévoient pas, je ne peux donc pas le faire.',
    es: 'Nuestras normas no lo contemplan, así que no puedo hacerlo.',
  },
};
