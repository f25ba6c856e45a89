import { all, isAtLeast, isFalse, isIn } from '../../../commerce/policy/condition.ts';
import type { Clause } from '../../../commerce/policy/pack.ts';
import { since } from '../actions.ts';

/** Stopping is as easy as starting: the owner skips, pauses and cancels at any time, without being talked out of it. */
export const subscriptionClauses: readonly Clause[] = [
  {
    ...since,
    id: 'subscription.any_time',
    actions: ['change_subscription'],
    when: isIn('subscription.status', 'ACTIVE', 'PAUSED', 'FAILED'),
    effect: 'allow',
    say: {
      en: 'The subscription can be changed at any time.',
      de: 'Das Abo kann jederzeit geändert werden.',
      fr: 'L’abonnement peut être modifié à tout moment.',
      es: 'La suscripción se puede cambiar en cualquier momento.',
    },
    rule: {
      en: 'A subscription can be skipped, paused or cancelled at any time, without giving a reason.',
      de: 'Ein Abo kann jederzeit ohne Angabe von Gründen ausgesetzt, pausiert oder gekündigt werden.',
      fr: 'Un abonnement peut être sauté, suspendu ou résilié à tout moment, sans donner de raison.',
      es: 'Una suscripción se puede saltar, pausar o cancelar en cualquier momento y sin dar motivos.',
    },
  },
  {
    ...since,
    id: 'subscription.ended',
    actions: ['change_subscription'],
    when: isIn('subscription.status', 'CANCELLED', 'EXPIRED'),
    effect: 'refuse',
    say: {
      en: 'The subscription has ended already, so there is nothing to change.',
      de: 'Das Abo ist bereits beendet, es gibt also nichts zu ändern.',
      fr: 'L’abonnement est déjà terminé, il n’y a donc rien à modifier.',
      es: 'La suscripción ya ha terminado, así que no hay nada que cambiar.',
    },
  },
  {
    ...since,
    id: 'subscription.paused_already',
    actions: ['change_subscription'],
    when: all(isIn('subscription.change', 'pause', 'skip'), isIn('subscription.status', 'PAUSED')),
    effect: 'refuse',
    say: {
      en: 'The subscription is paused already, so nothing is sent or charged.',
      de: 'Das Abo ist bereits pausiert, es wird also nichts versandt oder abgebucht.',
      fr: 'L’abonnement est déjà suspendu, rien n’est donc envoyé ni débité.',
      es: 'La suscripción ya está en pausa, así que no se envía ni se cobra nada.',
    },
  },
  {
    ...since,
    id: 'subscription.active_already',
    actions: ['change_subscription'],
    when: all(isIn('subscription.change', 'resume'), isIn('subscription.status', 'ACTIVE')),
    effect: 'refuse',
    say: {
      en: 'The subscription is active already.',
      de: 'Das Abo ist bereits aktiv.',
      fr: 'L’abonnement est déjà actif.',
      es: 'La suscripción ya está activa.',
    },
  },
  {
    ...since,
    id: 'subscription.no_next',
    actions: ['change_subscription'],
    when: all(isIn('subscription.change', 'skip'), isFalse('subscription.hasNextCycle')),
    effect: 'refuse',
    say: {
      en: 'There is no next delivery that could be skipped.',
      de: 'Es steht keine Lieferung an, die ausgesetzt werden könnte.',
      fr: 'Il n’y a pas de prochaine livraison à sauter.',
      es: 'No hay ninguna próxima entrega que se pueda saltar.',
    },
  },
  {
    ...since,
    id: 'subscription.payment_failed',
    actions: ['change_subscription'],
    when: all(isIn('subscription.change', 'skip', 'pause', 'resume'), isIn('subscription.status', 'FAILED')),
    effect: 'approve',
    say: {
      en: 'A payment of the subscription has failed, so a colleague has to look at it; it can be cancelled at once.',
      de: 'Eine Zahlung des Abos ist fehlgeschlagen, deshalb muss das jemand aus dem Team ansehen; kündigen geht sofort.',
      fr: 'Un paiement de l’abonnement a échoué ; un collègue doit vérifier ; la résiliation reste immédiate.',
      es: 'Falló un pago de la suscripción, así que tiene que revisarlo un compañero; cancelarla es posible al momento.',
    },
  },
  {
    ...since,
    id: 'subscription.minimum',
    actions: ['change_subscription'],
    when: all(isIn('subscription.change', 'cancel'), isAtLeast('subscription.minCyclesLeft', 1)),
    effect: 'approve',
    say: {
      en: 'Deliveries that were agreed on are still to come, so a colleague settles the cancellation.',
      de: 'Es stehen noch vereinbarte Lieferungen aus, deshalb regelt jemand aus dem Team die Kündigung.',
      fr: 'Des livraisons convenues restent à venir ; un collègue se charge de la résiliation.',
      es: 'Quedan entregas acordadas, así que un compañero se encarga de la cancelación.',
    },
    rule: {
      en: 'Where a minimum number of deliveries was agreed on, a person settles an earlier cancellation.',
      de: 'Wo eine Mindestzahl an Lieferungen vereinbart wurde, regelt ein Mensch die frühere Kündigung.',
      fr: 'Si un nombre minimal de livraisons a été convenu, une personne se charge d’une résiliation anticipée.',
      es: 'Si se acordó un mínimo de entregas, una persona se encarga de la cancelación anticipada.',
    },
  },
];
