import type { Mail, Mailer } from '../../commerce/mailer.ts';
import type { CallContext } from '../../commerce/store-backend.ts';
import { present } from '../../platform/present.ts';
import { GorgiasClient, type GorgiasClientDeps } from './gorgias-client.ts';
import { GorgiasError } from './gorgias-error.ts';
import { GorgiasRecords, type Mailbox } from './gorgias-records.ts';
import { ticketReplySchema } from './gorgias-replies.ts';

/** Merchants hide these tickets by it. */
const mailTag = 'ai-mail';

/**
 * Mail through the helpdesk's own mailbox: a ticket on channel `email` that is closed already, whose one outgoing
 * message has no `sent_datetime`, which is how Gorgias is told to send it (our notes, 6.3). Accounts without a mailbox
 * send nothing.
 */
export function createGorgiasMailer(deps: GorgiasClientDeps): Mailer {
  const client = new GorgiasClient(deps);
  const records = new GorgiasRecords(client);
  return {
    send: async (mail, context) => {
      try {
        return await send(client, records, mail, context);
      } catch (error) {
        if (error instanceof GorgiasError) {
          return false;
        }
        throw error;
      }
    },
  };
}

async function send(
  client: GorgiasClient,
  records: GorgiasRecords,
  mail: Mail,
  { signal }: CallContext,
): Promise<boolean> {
  const mailbox = await records.findMailbox(signal);
  if (mailbox === undefined) {
    return false;
  }
  const body = toBody(mail, mailbox, await records.getBotUserId(signal));
  await client.call(
    { operation: 'send_mail', method: 'POST', path: '/api/tickets', body, schema: ticketReplySchema },
    signal,
  );
  return true;
}

function toBody({ to, subject, text, language }: Mail, mailbox: Mailbox, botUserId: number) {
  return {
    channel: 'email',
    via: 'api',
    from_agent: true,
    status: 'closed',
    subject,
    customer: { email: to },
    tags: [{ name: mailTag }],
    ...present({ language }),
    messages: [
      {
        channel: 'email',
        via: 'api',
        from_agent: true,
        subject,
        body_text: text,
        sender: { id: botUserId },
        receiver: { email: to },
        integration_id: mailbox.id,
        // Left to itself, Gorgias may choose the wrong mailbox of several.
        source: { type: 'email', from: { address: mailbox.address }, to: [{ address: to }] },
      },
    ],
  };
}
