import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../../platform/clock.ts';
import { renderAgentPage } from './agent-page.ts';
import { type ApiDeps, handleApiCall } from './api-handler.ts';
import { apiKeyCallLimit, type CallLimit, CallWindow } from './call-limit.ts';
import { Desk } from './desk.ts';
import { EventSender } from './events.ts';
import { readJson, sendJson, sendPage } from './exchange.ts';
import { FaultBoard, faultSchema } from './faults.ts';
import { CallLog, type GorgiasLedger, readLedger } from './ledger.ts';
import { ApiRefusal, parseBody } from './protocol.ts';
import { Records } from './records.ts';
import { createRoutes } from './routes.ts';

export interface GorgiasSandboxOptions {
  readonly clock: Clock;
  /** A free one when absent. */
  readonly port?: number;
  /** Gorgias' own limit for API keys (40 calls in 20 s) when absent. */
  readonly callLimit?: CallLimit;
}

/** A Gorgias account on localhost. Dates follow the given clock; nothing outlives `close()`. */
export interface GorgiasSandbox {
  /** Without `/api`; the read-only agent page is here. */
  readonly url: string;
  readonly email: string;
  readonly apiKey: string;
  /** The user that the API key belongs to. */
  readonly botUserId: number;
  readonly teamId: number;
  readonly faults: FaultBoard;
  ledger(): GorgiasLedger;
  /** A person answers on the ticket, or leaves an internal note; the person becomes its assignee. */
  agentReply(ticketId: number, text: string, options?: { readonly isInternal?: boolean }): void;
  closeTicket(ticketId: number): void;
  mergeTickets(sourceId: number, targetId: number): void;
  /** Resolves when the events of everything done so far have been delivered. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const bot = { id: 93, email: 'support-agent@sandbox.test', name: 'Support Agent' };
const person = { id: 11, email: 'sam@sandbox.test', name: 'Sam Rivera' };
const team = { id: 7, name: 'Customer care' };
const mailbox = { id: 12, address: 'help@fernhollow.test' };
const apiKey = 'gorgias-sandbox-key';

/** Starts the sandbox on 127.0.0.1. @throws when the port is taken. */
export async function startGorgiasSandbox(options: GorgiasSandboxOptions): Promise<GorgiasSandbox> {
  const { clock } = options;
  const records = createRecords();
  const events = new EventSender(records);
  const desk = new Desk({ records, clock, emit: (trigger, ticket) => events.emit(trigger, ticket) });
  const closing = new AbortController();
  const api: ApiDeps = {
    routes: createRoutes({ records, desk, clock, self: bot }),
    window: new CallWindow({ clock, rule: options.callLimit ?? apiKeyCallLimit }),
    faults: new FaultBoard(),
    log: new CallLog(),
    email: bot.email,
    apiKey,
    closing: closing.signal,
  };
  const ledger = () => readLedger(records, api.log, events.deliveries);
  const server = createServer((incoming, outgoing) => {
    handle({ api, records, ledger }, incoming, outgoing).catch((error: unknown) => fail(outgoing, error));
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;

  return {
    url: `http://127.0.0.1:${port}`,
    email: bot.email,
    apiKey,
    botUserId: bot.id,
    teamId: team.id,
    faults: api.faults,
    ledger,
    agentReply: (ticketId, text, { isInternal = false } = {}) => reply(desk, clock, ticketId, text, isInternal),
    closeTicket: (ticketId) => void desk.changeTicket(ticketId, { status: 'closed' }),
    mergeTickets: (sourceId, targetId) => desk.mergeTickets(sourceId, targetId),
    settled: () => events.settled(),
    close: async () => {
      closing.abort();
      await events.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function createRecords(): Records {
  const records = new Records();
  for (const user of [bot, person]) records.users.set(user.id, user);
  records.teams.set(team.id, team);
  records.mailboxes.set(mailbox.id, mailbox);
  return records;
}

/** On channel `api` Gorgias has no way to the shopper, so a person's answer there is marked sent and goes nowhere. */
function reply(desk: Desk, clock: Clock, ticketId: number, text: string, isInternal: boolean): void {
  const { customer, channel } = desk.getTicket(ticketId);
  desk.changeTicket(ticketId, { assignee_user: { id: person.id } });
  desk.addMessage(ticketId, {
    channel: isInternal ? 'internal-note' : channel,
    via: 'helpdesk',
    from_agent: true,
    public: !isInternal,
    sender: { id: person.id },
    ...(isInternal ? {} : { receiver: { id: customer.id } }),
    body_text: text,
    sent_datetime: clock.now(),
  });
}

interface Doors {
  readonly api: ApiDeps;
  readonly records: Records;
  readonly ledger: () => GorgiasLedger;
}

async function handle(doors: Doors, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://sandbox');
  if (url.pathname.startsWith('/api/')) return handleApiCall(doors.api, incoming, outgoing, url);
  const { faults } = doors.api;
  switch (`${incoming.method} ${url.pathname}`) {
    case 'GET /':
      return sendPage(outgoing, renderAgentPage(doors.records));
    case 'GET /__sandbox/mailbox':
      return sendJson(outgoing, 200, { sent: doors.records.outbox });
    case 'GET /__sandbox/ledger':
      return sendJson(outgoing, 200, doors.ledger());
    case 'POST /__sandbox/faults':
      faults.add(parseBody(faultSchema, await readJson(incoming)));
      return sendJson(outgoing, 201, { faults: faults.list() });
    case 'DELETE /__sandbox/faults':
      faults.clear();
      return sendJson(outgoing, 204, undefined);
    default:
      return sendJson(outgoing, 404, new ApiRefusal(404, 'Not found.').toResponse().body);
  }
}

function fail(outgoing: ServerResponse, error: unknown): void {
  if (outgoing.headersSent) return;
  const refusal = error instanceof ApiRefusal ? error : new ApiRefusal(500, 'The sandbox failed.', String(error));
  sendJson(outgoing, refusal.status, refusal.toResponse().body);
}
