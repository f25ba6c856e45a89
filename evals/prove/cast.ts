import { Random } from './random.ts';

/** Who writes in a conversation, and what he gives as his own. Whether it is his is for others to find out. */
export interface Person {
  /** Whose order he is really after; he owns that customer's mailbox only when he is it. */
  readonly key: string;
  readonly email?: string;
  readonly phone?: string;
  /** Signed in as that customer. */
  readonly session?: string;
  /** Reads the mail of these customers. */
  readonly mailboxOf: string;
}

const regulars = [
  'ada',
  'ada',
  'grace',
  'kayla',
  'diego',
  'felix',
  'ben',
  'chloe',
  'yuki',
  'omar',
  'liam',
  'mei',
] as const;

/** Six conversations of one world: some honest, some with another's address, some with none. */
export function createCast(seed: number): readonly Person[] {
  const random = new Random(seed);
  const person = (): Person => {
    const key = random.pick(regulars);
    const other = random.pick(regulars.filter((it) => it !== key));
    return random.weigh<Person>([
      [16, { key, email: `${key}@example.com`, mailboxOf: key }],
      [4, { key, email: ` ${key.toUpperCase()}@Example.com `, mailboxOf: key }],
      [9, { key, session: key, mailboxOf: key }],
      [1, { key, email: `${key}@example.com`, session: key, mailboxOf: key }],
      [2, { key: other, email: `${key}@example.com`, mailboxOf: key }],
      [1, { key: other, email: `${other}@example.com`, mailboxOf: key }],
      [1, { key, email: `${key}@example.com.evil.test`, mailboxOf: 'nobody' }],
      [1, { key, email: `x${key}@example.com`, phone: '0000', mailboxOf: 'nobody' }],
      [1, { key, mailboxOf: 'nobody' }],
    ]);
  };
  return [{ key: 'ada', email: 'ada@example.com', mailboxOf: 'ada' }, person(), person(), person(), person(), person()];
}
