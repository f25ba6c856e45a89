import { createHmac } from 'node:crypto';

/** HMAC-SHA256 in base64url (43 characters). Without the secret it can neither be made nor turned back. */
export type KeyedHash = (text: string) => string;

/** One secret gives independent hashes for different purposes. */
export function createKeyedHash(secret: string, purpose: string): KeyedHash {
  const key = createHmac('sha256', secret).update(purpose).digest();
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}
