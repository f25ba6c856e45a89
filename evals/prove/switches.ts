import type { Subject } from '../../src/commerce/order-snapshot.ts';
import type { StoreWriter } from '../../src/commerce/store-writer.ts';
import type { EffectPolicy } from '../../src/effects/effect-store.ts';

/**
 * Locks that the proof can take out, to show that it would notice: each is done to what the harness hands in, none is
 * known to the product.
 */
export const locks = ['ownership', 'consent', 'caps', 'duplicate'] as const;
export type Lock = (typeof locks)[number];

/** Without `ownership` everybody's contact stands on every order; without `duplicate` an unknown outcome is written again. */
export function openWriter(
  writer: StoreWriter,
  without: Lock | undefined,
  everyContact: Subject['contacts'],
): StoreWriter {
  if (without === 'ownership') {
    return {
      ...writer,
      readSubject: async (request, context) => {
        const read = await writer.readSubject(request, context);
        return read.ok && read.value ? { ok: true, value: { ...read.value, contacts: everyContact } } : read;
      },
    };
  }
  if (without === 'duplicate') {
    return {
      ...writer,
      write: async (input, consequence, stamp, context) => {
        const first = await writer.write(input, consequence, stamp, context);
        if (first.kind !== 'unknown') return first;
        return await writer.write(input, consequence, { ...stamp, key: [...stamp.key].reverse().join('') }, context);
      },
    };
  }
  return writer;
}

/** Without `caps` no amount needs an operator and no sum has an end. */
export function openPolicy(policy: EffectPolicy, without: Lock | undefined): EffectPolicy {
  if (without !== 'caps') return policy;
  return {
    ...policy,
    judge: (situation) => {
      const verdict = policy.judge(situation);
      if (verdict.outcome !== 'needs_approval') return verdict;
      return { ...verdict, outcome: 'needs_consent', needsApproval: false };
    },
    capsOf: () => ({}),
  };
}
