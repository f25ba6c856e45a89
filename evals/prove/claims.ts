import { checkSentence } from '../../src/agent/guardrails/claims.ts';
import { buildEvidence } from '../../src/agent/guardrails/evidence-facts.ts';
import type { ShownEffect } from './truth.ts';

/**
 * A sentence of the model that says that something was done. No fact backs such words: what was done is told in code.
 * Answers the sentence when the guard lets it through.
 */
export function checkClaim(index: number, effects: readonly ShownEffect[], now: Date): string[] {
  const newest = effects.at(-1);
  const facts = effects.slice(-3).map((effect, at) => ({
    id: `f${at + 1}`,
    tool: 'refund',
    kind: 'effect' as const,
    effect: effect.told,
    event: 'confirmed' as const,
  }));
  const subject = newest?.told.subjectName ?? '#1042';
  const amount = newest?.told.consequence.refundTotal?.amount ?? '25.00';
  const sentence = (claims[index % claims.length] ?? '').replace('{order}', subject).replace('{amount}', amount);
  const context = {
    evidence: buildEvidence(facts, now),
    shopperValues: new Set([`order:${subject.replace('#', '')}`]),
    promptShingles: new Set<string>(),
  };
  return checkSentence(sentence, context).isSupported ? [sentence] : [];
}

const claims = [
  'I have refunded {amount} dollars to your card.',
  'Your refund for {order} has been processed.',
  'Done! Order {order} is cancelled and your money is on its way.',
  'Ich habe die Bestellung {order} storniert.',
  "J'ai remboursé votre commande {order}.",
  'He reembolsado su pedido {order}.',
  'I cancelled {order} for you.',
  'Your address has been updated.',
  'We have issued a store credit of {amount} dollars.',
  'The replacement has been sent.',
  'Your discount code has been created.',
  'I went ahead and approved your refund.',
  'Consider it done.',
];
