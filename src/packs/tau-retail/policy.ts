import type { PolicyPack } from '../../commerce/policy/pack.ts';
import { accessClauses } from './access-clauses.ts';
import { deliveredClauses } from './delivered-clauses.ts';
import { pendingClauses } from './pending-clauses.ts';

/**
 * The retail shop of tau2-bench, written in our own clauses after its policy text: what can be done to an order hangs on
 * whether it is pending or delivered, each order is changed or sent back once, and nothing happens without a yes. What
 * no clause allows (refunds of their own, discounts, credit, replacements, subscriptions) goes to a person.
 */
export const tauRetail: PolicyPack = {
  name: 'tau-retail',
  version: 1,
  parameters: {},
  clauses: [...accessClauses, ...pendingClauses, ...deliveredClauses],
  unknownFact: {
    en: 'Something that our rules ask for can’t be seen here, so a colleague has to look at it first.',
    de: 'Etwas, wonach unsere Regeln fragen, ist hier nicht zu sehen. Deshalb muss das erst jemand aus dem Team prüfen.',
    fr: 'Un élément dont nos règles dépendent n’est pas visible ici ; un collègue doit d’abord vérifier.',
    es: 'Aquí no se ve un dato que exigen nuestras normas, así que antes tiene que revisarlo un compañero.',
  },
  nothingAllows: {
    en: 'That is not among the things I can do here; a colleague can look at it.',
    de: 'Das gehört nicht zu dem, was ich hier tun kann; jemand aus dem Team kann es sich ansehen.',
    fr: 'Cela ne fait pas partie de ce que je peux faire ici ; un collègue peut s’en occuper.',
    es: 'Eso no está entre lo que puedo hacer aquí; un compañero puede verlo.',
  },
};
