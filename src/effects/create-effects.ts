import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { Approvals } from './approvals.ts';
import { Confirmer } from './confirmer.ts';
import { createConsentTokens } from './consent-token.ts';
import { EffectHistory } from './effect-history.ts';
import { createEffectJobs, type EffectJobs } from './effect-jobs.ts';
import { EffectLedger } from './effect-ledger.ts';
import { EffectRepository } from './effect-repository.ts';
import { EffectRunner } from './effect-runner.ts';
import type { FindEffectStore } from './effect-store.ts';
import type { Escalate } from './escalate.ts';
import { Gate } from './gate.ts';
import { Proposer } from './proposer.ts';
import { Reconciler } from './reconciler.ts';
import { RivalRepository } from './rival-repository.ts';
import { Settler } from './settler.ts';
import { ShopLook } from './shop-look.ts';
import { type CodeSender, Verification } from './verification.ts';
import { VerificationRepository } from './verification-repository.ts';

export interface EffectsDeps {
  readonly prisma: ConstructorParameters<typeof EffectRepository>[0]['prisma'];
  readonly findStore: FindEffectStore;
  readonly sender: CodeSender;
  readonly escalate: Escalate;
  readonly clock: Clock;
  readonly logger: Logger;
  /** APP_SECRET_KEY: of tokens, keys and code hashes. */
  readonly secret: string;
  /** This process, in the leases. */
  readonly owner: string;
  /** Rejects when the signal fires. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Effects {
  readonly ledger: EffectLedger;
  readonly approvals: Approvals;
  readonly jobs: EffectJobs;
  readonly history: EffectHistory;
}

/** The room's composition; no timers of its own: all waiting is in the outbox. */
export function createEffects(deps: EffectsDeps): Effects {
  const tokens = createConsentTokens(deps.secret);
  const repository = new EffectRepository(deps);
  const gate = new Gate(deps);
  const proposer = new Proposer({ ...deps, repository, gate, tokens });
  const settler = new Settler({ ...deps, repository });
  const shopLook = new ShopLook({ rivals: new RivalRepository(deps) });
  const runner = new EffectRunner({ ...deps, repository, gate, proposer, settler, shopLook });
  const reconciler = new Reconciler({ ...deps, repository, settler, shopLook });
  const confirmer = new Confirmer({ ...deps, repository, runner, reconciler });
  const verification = new Verification({ ...deps, repository: new VerificationRepository(deps) });
  return {
    ledger: new EffectLedger({ ...deps, repository, proposer, confirmer, verification, tokens }),
    approvals: new Approvals({ ...deps, repository, proposer, tokens }),
    jobs: createEffectJobs({ ...deps, repository, runner, reconciler }),
    history: new EffectHistory({ repository, tokens }),
  };
}
