import { timingSafeEqual } from 'node:crypto';
import { createKeyedHash } from '../platform/keyed-hash.ts';

/** What a button's token stands for. */
export interface ConsentGrant {
  readonly id: string;
  readonly conversationId: string;
  readonly hash: string;
  readonly expiresAt: Date;
}

export interface ConsentTokens {
  create(grant: ConsentGrant): string;
  /** The hash and expiry that the token was made for; absent when it is not ours for that effect and conversation. */
  read(
    token: string,
    place: Pick<ConsentGrant, 'id' | 'conversationId'>,
  ): Pick<ConsentGrant, 'hash' | 'expiresAt'> | undefined;
}

/** Tokens are derived, not stored: `<expiry in base 36>.<hash>.<mac>`. Single use is the row's state. */
export function createConsentTokens(secret: string): ConsentTokens {
  const mac = createKeyedHash(secret, 'effect-consent');
  const sign = ({ id, conversationId, hash, expiresAt }: ConsentGrant) =>
    mac([id, conversationId, hash, expiresAt.getTime()].join(' '));
  return {
    create: (grant) => `${grant.expiresAt.getTime().toString(36)}.${grant.hash}.${sign(grant)}`,
    read: (token, place) => {
      const [, expiry = '', hash = '', given = ''] =
        /^([0-9a-z]{6,12})\.([0-9a-f]{64})\.([\w-]{43})$/.exec(token) ?? [];
      const expiresAt = new Date(Number.parseInt(expiry, 36));
      if (Number.isNaN(expiresAt.getTime())) {
        return undefined;
      }
      const isOurs = timingSafeEqual(Buffer.from(given), Buffer.from(sign({ ...place, hash, expiresAt })));
      return isOurs ? { hash, expiresAt } : undefined;
    },
  };
}
