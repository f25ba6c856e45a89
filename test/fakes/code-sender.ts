import type { CodeSender } from '../../src/effects/verification.ts';

type Sent = Parameters<CodeSender['send']>[0];

/** Keeps what was sent, so that a test can read the code as the shopper does. */
export class FakeCodeSender implements CodeSender {
  readonly sent: Sent[] = [];
  isDown = false;

  async send(message: Sent): Promise<boolean> {
    if (!this.isDown) this.sent.push(message);
    return !this.isDown;
  }
}
