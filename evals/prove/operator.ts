import type { EffectView } from '../../src/commerce/effect.ts';
import type { Step } from './step.ts';
import type { Tally } from './tally.ts';
import { toRequest } from './to-request.ts';
import { toContext, type World } from './world.ts';

type Operation = Extract<Step, { readonly kind: 'operate' }>;

/** People of the store decide what waits for them, sometimes two at once. */
export async function operate(
  world: World,
  step: Operation,
  tally: Tally,
  show: (view: EffectView) => void,
): Promise<void> {
  const { effects, storeId, truth, clock, sandbox } = world;
  const waiting = await effects.approvals.list(storeId);
  const chosen = waiting[step.target % Math.max(1, waiting.length)];
  if (!chosen) return;
  const decide = async (operator: string) => {
    const decision = { storeId, effectId: chosen.id, operator };
    switch (step.decision) {
      case 'approve':
        return await effects.approvals.approve(decision, toContext(false));
      case 'refuse':
        return await effects.approvals.refuse(decision, toContext(false));
      case 'edit': {
        const request = step.call && toRequest(step.call, { state: sandbox.state, backOffice: sandbox.backOffice });
        return await effects.approvals.edit({ ...decision, request }, toContext(false));
      }
    }
  };
  const answers = await Promise.all(Array.from({ length: step.times }, (_, index) => decide(`operator-${index}`)));
  const granted = answers.filter((it) => it.ok);
  tally.count(`operator:${step.decision}`);
  if (granted.length > 1) throw new Error('two operators have both decided about one effect');
  for (const answer of granted) {
    if (step.decision === 'edit') show(answer.effect);
    const known = truth.effects.get(answer.effect.id);
    if (!known) continue;
    known.told = answer.effect;
    if (step.decision === 'refuse') known.operatorRefusedAt = clock.now();
    else known.approvedAt = clock.now();
  }
}
