import type { CustomerBody, IntegrationBody, MessageBody } from './bodies.ts';

export interface CustomerRecord {
  readonly id: number;
  email?: string | undefined;
  name: string;
  externalId?: string | undefined;
  details: Pick<CustomerBody, 'language' | 'timezone' | 'channels' | 'meta' | 'data'>;
  readonly createdAt: Date;
  updatedAt: Date;
}

export interface UserRecord {
  readonly id: number;
  readonly email: string;
  readonly name: string;
}

export interface NamedRecord {
  readonly id: number;
  readonly name: string;
}

export interface MessageRecord {
  readonly id: number;
  ticketId: number;
  readonly body: MessageBody;
  readonly isPublic: boolean;
  readonly sender?: { readonly id: number; readonly email?: string | undefined; readonly name: string };
  readonly receiver?: CustomerRecord;
  readonly createdAt: Date;
  sentAt?: Date;
}

export interface TicketRecord {
  readonly id: number;
  externalId?: string | undefined;
  subject: string;
  status: 'open' | 'closed';
  priority: 'critical' | 'high' | 'normal' | 'low';
  readonly channel: string;
  readonly via: string;
  readonly isFromAgent: boolean;
  customer: CustomerRecord;
  assigneeUser?: UserRecord | undefined;
  assigneeTeam?: NamedRecord | undefined;
  tags: NamedRecord[];
  meta: Readonly<Record<string, unknown>>;
  customFields: readonly { readonly id: number; readonly value?: unknown }[];
  language?: string | undefined;
  isSpam: boolean;
  isUnread: boolean;
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt?: Date | undefined;
  snoozedUntil?: Date | undefined;
  trashedAt?: Date | undefined;
}

/** A mailbox that mail is sent and received through. */
export interface MailboxRecord {
  readonly id: number;
  readonly address: string;
}

export interface IntegrationRecord {
  readonly id: number;
  readonly body: IntegrationBody;
  readonly createdAt: Date;
}

/** A message that the real Gorgias would have e-mailed (or sent over its channel) to a shopper. */
export interface SentMessage {
  readonly ticketId: number;
  readonly messageId: number;
  readonly channel: string;
  readonly to: string | undefined;
  readonly subject?: string;
  readonly text: string;
  readonly sentAt: Date;
}

/** Everything the sandbox account holds. Ids are numeric, as Gorgias' are, and start apart so that a mix-up shows. */
export class Records {
  readonly customers = new Map<number, CustomerRecord>();
  readonly users = new Map<number, UserRecord>();
  readonly teams = new Map<number, NamedRecord>();
  readonly tags = new Map<string, NamedRecord>();
  readonly tickets = new Map<number, TicketRecord>();
  readonly messages = new Map<number, MessageRecord>();
  readonly integrations = new Map<number, IntegrationRecord>();
  readonly mailboxes = new Map<number, MailboxRecord>();
  readonly outbox: SentMessage[] = [];
  private readonly lastIds = { customer: 3_000, tag: 500, ticket: 70_000, message: 900_000, integration: 40 };

  nextId(kind: 'customer' | 'tag' | 'ticket' | 'message' | 'integration'): number {
    this.lastIds[kind] += 1;
    return this.lastIds[kind];
  }

  /** Oldest first; ties by id, which is the order of arrival. */
  messagesOf(ticketId: number): MessageRecord[] {
    return [...this.messages.values()]
      .filter((message) => message.ticketId === ticketId)
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.id - b.id);
  }
}
