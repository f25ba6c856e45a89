import type { Clock } from '../../../platform/clock.ts';
import { present } from '../../../platform/present.ts';
import type { MessageBody } from './bodies.ts';
import { upsertCustomer } from './customers.ts';
import { ApiRefusal } from './protocol.ts';
import type { CustomerRecord, MessageRecord, Records, TicketRecord } from './records.ts';

/** Checks the direction rules of Gorgias (notes 6.3), stores the message, and sends it where Gorgias would. */
export function addMessage(records: Records, clock: Clock, ticket: TicketRecord, body: MessageBody): MessageRecord {
  const parties = checkParties(records, clock, body);
  const isNote = body.channel === 'internal-note';
  const message: MessageRecord = {
    id: records.nextId('message'),
    ticketId: ticket.id,
    body,
    isPublic: !isNote && body.public !== false,
    ...parties,
    createdAt: body.created_datetime ?? clock.now(),
    ...(body.sent_datetime ? { sentAt: body.sent_datetime } : {}),
  };
  records.messages.set(message.id, message);
  if (body.from_agent && message.isPublic && message.sentAt === undefined) send(records, clock, ticket, message);
  return message;
}

/** Runs before anything is stored, so that a refused ticket leaves nothing behind. */
export function assertMessage(records: Records, body: MessageBody): void {
  const isNote = body.channel === 'internal-note';
  const hasBody = body.body_text !== undefined || body.body_html !== undefined;
  refuseUnless(hasBody, 'body_text', 'A body is required.');
  refuseUnless(!isNote || body.from_agent, 'from_agent', 'Internal notes come from agents.');
  refuseUnless(!isNote || body.public === false, 'public', 'Internal notes are not public.');
  refuseUnless(isKnown(records, body.receiver), 'receiver', 'No such customer.');
  if (body.from_agent) {
    refuseUnless(findUser(records, body.sender) !== undefined, 'sender', 'A user is required.');
    refuseUnless(isNote || body.receiver !== undefined, 'receiver', 'Required.');
    const isMail = body.channel === 'email' && !body.sent_datetime;
    refuseUnless(
      !isMail || records.mailboxes.has(body.integration_id ?? 0),
      'integration_id',
      'A mailbox is required.',
    );
  } else {
    const hasSender = body.sender?.id !== undefined || body.sender?.email !== undefined;
    refuseUnless(hasSender && isKnown(records, body.sender), 'sender', 'A customer is required.');
    refuseUnless(body.receiver === undefined, 'receiver', 'Incoming messages have no receiver.');
  }
}

function isKnown(records: Records, person: MessageBody['sender']): boolean {
  return person?.id === undefined || records.customers.has(person.id);
}

function refuseUnless(isFine: boolean, field: string, why: string): void {
  if (!isFine) throw new ApiRefusal(400, 'Invalid message.', { [field]: [why] });
}

function checkParties(
  records: Records,
  clock: Clock,
  body: MessageBody,
): { sender?: NonNullable<MessageRecord['sender']>; receiver?: CustomerRecord } {
  assertMessage(records, body);
  const sender = body.from_agent ? findUser(records, body.sender) : upsertCustomer(records, clock, body.sender ?? {});
  const receiver = body.receiver === undefined ? undefined : upsertCustomer(records, clock, body.receiver);
  return present({ sender, receiver });
}

function findUser(records: Records, person: MessageBody['sender']) {
  if (person?.id !== undefined) return records.users.get(person.id);
  return [...records.users.values()].find((user) => user.email === person?.email);
}

/** An outgoing message without `sent_datetime` is Gorgias' to send: the trap this outbox exists to catch. */
function send(records: Records, clock: Clock, ticket: TicketRecord, message: MessageRecord): void {
  message.sentAt = clock.now();
  records.outbox.push({
    ticketId: ticket.id,
    messageId: message.id,
    channel: message.body.channel,
    to: message.body.source?.to?.[0]?.address ?? (message.receiver ?? ticket.customer).email,
    ...(message.body.subject === undefined ? {} : { subject: message.body.subject }),
    text: message.body.body_text ?? message.body.body_html ?? '',
    sentAt: message.sentAt,
  });
}
