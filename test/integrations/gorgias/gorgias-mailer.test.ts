import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createGorgiasMailer } from '../../../src/integrations/gorgias/gorgias-mailer.ts';
import { type GorgiasSandbox, startGorgiasSandbox } from '../../../src/integrations/sandbox/gorgias/server.ts';
import { systemClock } from '../../../src/platform/clock.ts';

let gorgias: GorgiasSandbox;
const context = { signal: new AbortController().signal };
const mail = { to: 'ada@example.com', subject: '123456 is your code', text: 'Your code is 123456.', language: 'en' };

beforeEach(async () => {
  gorgias = await startGorgiasSandbox({ clock: systemClock });
});

afterEach(async () => {
  await gorgias.close();
});

const createMailer = () =>
  createGorgiasMailer({ baseUrl: gorgias.url, email: gorgias.email, apiKey: gorgias.apiKey, clock: systemClock });

describe('the mailer through Gorgias', () => {
  it('sends one mail from the mailbox of the account, and leaves no open ticket', async () => {
    const isSent = await createMailer().send(mail, context);

    const { outbox, tickets } = gorgias.ledger();
    expect(isSent).toBe(true);
    expect(outbox).toMatchObject([{ to: mail.to, subject: mail.subject, text: mail.text, channel: 'email' }]);
    expect(tickets).toMatchObject([{ status: 'closed', channel: 'email', tags: [{ name: 'ai-mail' }] }]);
  });

  it('can be read by whoever tries the demo', async () => {
    await createMailer().send(mail, context);

    const answer = await fetch(`${gorgias.url}/__sandbox/mailbox`);

    expect(await answer.json()).toMatchObject({ sent: [{ to: mail.to, text: mail.text }] });
  });

  it('says that nothing was sent when Gorgias fails', async () => {
    gorgias.faults.add({ kind: 'status', status: 500, match: 'POST /api/tickets' });

    expect(await createMailer().send(mail, context)).toBe(false);
  });

  it('says that nothing was sent when the address is none', async () => {
    expect(await createMailer().send({ ...mail, to: 'nobody' }, context)).toBe(false);
  });
});
