import type { Logger } from '../platform/logger.ts';
import type { TurnRepository } from './turn-repository.ts';
import type { TurnRunner } from './turn-runner.ts';

const sweepMs = 1_000;
const claimLimit = 20;

/**
 * Keeps this process's turns its own, and ends those of processes that died: an acknowledged message is answered by
 * whoever is alive. Leases run on the database's clock.
 */
export class TurnRecovery {
  private timer: NodeJS.Timeout | undefined;
  private isReachable = true;
  private pass: Promise<void> = Promise.resolve();

  constructor(
    private readonly deps: {
      readonly repository: TurnRepository;
      readonly runner: TurnRunner;
      readonly logger: Logger;
    },
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.pass = this.pass.then(() => this.sweep());
    }, sweepMs);
    this.timer.unref();
    this.pass = this.sweep();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.pass;
  }

  private async sweep(): Promise<void> {
    try {
      const running = this.deps.runner.listRunningTurnIds();
      if (running.length > 0) {
        await this.deps.repository.renewLeases(running);
      }
      const orphans = await this.deps.repository.claimExpired(claimLimit);
      // At once: the first turn of a fresh process is slow, and the others would wait behind it.
      await Promise.all(orphans.map((turnId) => this.resume(turnId)));
      this.noteReachable(true);
    } catch (error) {
      this.noteReachable(false, error);
    }
  }

  private async resume(turnId: string): Promise<void> {
    const turn = await this.deps.repository.findTurn(turnId);
    if (turn !== undefined && !this.deps.runner.isRunning(turn.conversation.id)) {
      this.deps.logger.warn('turn.resumed', { turnId, conversationId: turn.conversation.id, attempt: turn.attempt });
      this.deps.runner.begin(turn);
    }
  }

  private noteReachable(isReachable: boolean, error?: unknown): void {
    if (isReachable === this.isReachable) {
      return;
    }
    this.isReachable = isReachable;
    if (isReachable) {
      this.deps.logger.info('turn_recovery.database_back');
    } else {
      this.deps.logger.error('turn_recovery.database_away', { error });
    }
  }
}
