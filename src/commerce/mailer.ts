import type { CallContext } from './store-backend.ts';

export interface Mail {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  readonly language?: string;
}

/** E-mail in the store's name, to an address that the shop itself holds; never to one that a shopper typed. */
export interface Mailer {
  /** False when it was not sent, or may not have been. Never throws for a vendor's failure. */
  send(mail: Mail, context: CallContext): Promise<boolean>;
}

/** A store from which no mail leaves. */
export const noMailer: Mailer = { send: async () => false };
