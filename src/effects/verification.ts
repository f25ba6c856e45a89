import { timingSafeEqual } from 'node:crypto';
import type { CodeAnswer } from '../commerce/effect.ts';
import type { OrderContacts } from '../commerce/order.ts';
import type { CallContext } from '../commerce/store-backend.ts';
import { createId, createSecret } from '../platform/ids.ts';
import { createKeyedHash, type KeyedHash } from '../platform/keyed-hash.ts';
import { present } from '../platform/present.ts';
import type { FindEffectStore } from './effect-store.ts';
import type { Place } from './proposer.ts';
import type { VerificationRepository } from './verification-repository.ts';

/** Sends six digits to a contact that stands on an order; for nothing else. False: it did not leave. */
export interface CodeSender {
  send(
    message: {
      readonly storeId: string;
      readonly to: { readonly email: string } | { readonly phone: string };
      readonly code: string;
      readonly storeName: string;
      readonly language?: string;
    },
    context: CallContext,
  ): Promise<boolean>;
}

const codeTtlMs = 10 * 60_000;

export interface VerificationDeps {
  readonly repository: VerificationRepository;
  readonly findStore: FindEffectStore;
  readonly sender: CodeSender;
  readonly secret: string;
}

/** A shopper proves that he reads what is sent to the contact of his order, subscription or account. */
export class Verification {
  private readonly hash: KeyedHash;

  constructor(private readonly deps: VerificationDeps) {
    this.hash = createKeyedHash(deps.secret, 'verification-code');
  }

  /** Only while a wish of this conversation waits for it; three in an hour for one subject, whoever asks. */
  async sendCode(
    { storeId, conversationId }: Place,
    subjectId: string,
    context: CallContext,
    language?: string,
  ): Promise<CodeAnswer> {
    const store = await this.deps.findStore(storeId);
    const wish = store && (await this.deps.repository.findWaiting({ storeId, conversationId, subjectId }));
    const subject = wish && (await store.writer.readSubject(wish, context));
    if (store === undefined || subject?.ok !== true) {
      return { kind: 'unavailable' };
    }
    const to = subject.value && chooseContact(subject.value.contacts);
    if (to === undefined) {
      return { kind: 'no_contact' };
    }
    const code = createCode();
    const id = createId();
    const codeHash = this.hash(`${storeId} ${conversationId} ${subjectId} ${code}`);
    const place = { storeId, conversationId, subjectId };
    const saved = await this.deps.repository.save({ id, ...place, codeHash, ttlMs: codeTtlMs });
    if (saved.kind !== 'saved') {
      return { kind: saved.kind };
    }
    const letter = { storeId, to, code, storeName: store.name, ...present({ language }) };
    const isSent = await this.deps.sender.send(letter, context);
    return isSent ? { kind: 'sent', to: mask(to), expiresAt: saved.expiresAt } : { kind: 'unavailable' };
  }

  /** True once. Five wrong tries, or a newer code, end it. */
  async checkCode({ storeId, conversationId }: Place, subjectId: string, code: string): Promise<boolean> {
    const typed = code.replaceAll(/[\s-]/g, '');
    const tried = await this.deps.repository.tryNewest({ storeId, conversationId, subjectId });
    if (tried === undefined) {
      return false;
    }
    const expected = this.hash(`${storeId} ${conversationId} ${subjectId} ${typed}`);
    const isRight = timingSafeEqual(Buffer.from(tried.codeHash), Buffer.from(expected));
    return isRight && (await this.deps.repository.use(tried.id));
  }
}

type Contact = { readonly email: string } | { readonly phone: string };

function chooseContact({ emails: [email], phones: [phone] }: OrderContacts): Contact | undefined {
  if (email !== undefined) {
    return { email };
  }
  return phone === undefined ? undefined : { phone };
}

/** Six even digits: a secret has far more values than a million, so none is likelier. */
function createCode(): string {
  const spread = createKeyedHash(createSecret(32), 'six digits')('');
  const number = Buffer.from(spread, 'base64url').readUIntBE(0, 6) % 1_000_000;
  return String(number).padStart(6, '0');
}

/** `a•••@e•••.com`, `•••45`: enough to know the mailbox, not to learn it. */
function mask(contact: Contact): string {
  if ('phone' in contact) {
    return `•••${contact.phone.slice(-2)}`;
  }
  const [name = '', domain = ''] = contact.email.split('@');
  return `${name.slice(0, 1)}•••@${domain.slice(0, 1)}•••${domain.slice(Math.max(domain.lastIndexOf('.'), 0))}`;
}
