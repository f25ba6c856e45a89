import type { Clock } from '../../../platform/clock.ts';
import {
  customerBodySchema,
  customerQuerySchema,
  integrationBodySchema,
  messageActionSchema,
  messageBodySchema,
  messageQuerySchema,
  pageQuerySchema,
  tagSelectionSchema,
  ticketBodySchema,
  ticketChangeSchema,
  ticketQuerySchema,
} from './bodies.ts';
import { changeCustomer, createCustomer, getCustomer } from './customers.ts';
import type { Desk } from './desk.ts';
import { listPage } from './listing.ts';
import {
  presentCustomer,
  presentIntegration,
  presentMailbox,
  presentMessage,
  presentTicket,
  presentUser,
} from './presenters.ts';
import { ApiRefusal, type ApiRequest, parseBody, parseId, parseQuery, type Route } from './protocol.ts';
import type { Records, UserRecord } from './records.ts';

export interface RouteDeps {
  readonly records: Records;
  readonly desk: Desk;
  readonly clock: Clock;
  /** Whose API key is used. */
  readonly self: UserRecord;
}

/** The REST surface of notes 6.2 that a support agent needs, with Gorgias' own status codes. */
export function createRoutes(deps: RouteDeps): readonly Route[] {
  return [
    ...ticketRoutes(deps),
    ...tagRoutes(deps),
    ...messageRoutes(deps),
    ...customerRoutes(deps),
    ...otherRoutes(deps),
  ];
}

function ticketRoutes({ records, desk }: RouteDeps): Route[] {
  const presentWithMessages = (id: number) => ({
    ...presentTicket(records, desk.getTicket(id)),
    messages: records.messagesOf(id).map(presentMessage),
  });
  return [
    { method: 'GET', path: '/api/tickets', handle: (request) => listTickets(records, request) },
    {
      method: 'POST',
      path: '/api/tickets',
      handle: ({ body }) => {
        const ticket = desk.createTicket(parseBody(ticketBodySchema, body));
        return { status: 201, body: presentWithMessages(ticket.id) };
      },
    },
    {
      method: 'GET',
      path: '/api/tickets/:id',
      handle: (request) => ({ status: 200, body: presentWithMessages(parseId(request, 'id')) }),
    },
    {
      method: 'PUT',
      path: '/api/tickets/:id',
      handle: (request) => {
        const ticket = desk.changeTicket(parseId(request, 'id'), parseBody(ticketChangeSchema, request.body));
        return { status: 202, body: presentWithMessages(ticket.id) };
      },
    },
    {
      method: 'DELETE',
      path: '/api/tickets/:id',
      handle: (request) => {
        desk.deleteTicket(parseId(request, 'id'));
        return { status: 204 };
      },
    },
  ];
}

function listTickets(records: Records, request: ApiRequest) {
  const query = parseQuery(ticketQuerySchema, request.query);
  const ids = query.ticket_ids?.split(',').map(Number);
  const items = [...records.tickets.values()].filter(
    (ticket) =>
      (query.external_id === undefined || ticket.externalId === query.external_id) &&
      (query.customer_id === undefined || ticket.customer.id === query.customer_id) &&
      (ids === undefined || ids.includes(ticket.id)) &&
      (query.trashed === undefined || (ticket.trashedAt !== undefined) === (query.trashed === 'true')),
  );
  return listPage(request, {
    items,
    idOf: (ticket) => ticket.id,
    keyOf: (ticket) => (query.order_by.startsWith('updated') ? ticket.updatedAt : ticket.createdAt).getTime(),
    isDescending: query.order_by.endsWith(':desc'),
    present: (ticket) => presentTicket(records, ticket),
    query,
  });
}

function tagRoutes({ desk }: RouteDeps): Route[] {
  const path = '/api/tickets/:id/tags';
  const change = (how: 'add' | 'replace' | 'remove', status: number) => (request: ApiRequest) => {
    desk.changeTags(parseId(request, 'id'), parseBody(tagSelectionSchema, request.body), how);
    return { status };
  };
  return [
    {
      method: 'GET',
      path,
      handle: (request) => ({
        status: 200,
        body: { data: desk.getTicket(parseId(request, 'id')).tags, object: 'list' },
      }),
    },
    { method: 'POST', path, handle: change('add', 201) },
    { method: 'PUT', path, handle: change('replace', 202) },
    { method: 'DELETE', path, handle: change('remove', 204) },
  ];
}

function messageRoutes({ records, desk }: RouteDeps): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/messages',
      handle: (request) => {
        const query = parseQuery(messageQuerySchema, request.query);
        return listPage(request, {
          items: [...records.messages.values()].filter(
            (message) => query.ticket_id === undefined || message.ticketId === query.ticket_id,
          ),
          idOf: (message) => message.id,
          keyOf: (message) => message.createdAt.getTime(),
          isDescending: query.order_by.endsWith(':desc'),
          present: presentMessage,
          query,
        });
      },
    },
    {
      method: 'POST',
      path: '/api/tickets/:id/messages',
      handle: (request) => {
        parseQuery(messageActionSchema, request.query);
        const message = desk.addMessage(parseId(request, 'id'), parseBody(messageBodySchema, request.body));
        return { status: 201, body: presentMessage(message) };
      },
    },
  ];
}

function customerRoutes({ records, clock }: RouteDeps): Route[] {
  return [
    { method: 'GET', path: '/api/customers', handle: (request) => listCustomers(records, request) },
    {
      method: 'POST',
      path: '/api/customers',
      handle: ({ body }) => {
        const customer = createCustomer(records, clock, parseBody(customerBodySchema, body));
        return { status: 201, body: presentCustomer(customer) };
      },
    },
    {
      method: 'GET',
      path: '/api/customers/:id',
      handle: (request) => ({ status: 200, body: presentCustomer(getCustomer(records, parseId(request, 'id'))) }),
    },
    {
      method: 'PUT',
      path: '/api/customers/:id',
      handle: (request) => {
        const change = parseBody(customerBodySchema, request.body);
        return { status: 202, body: presentCustomer(changeCustomer(records, clock, parseId(request, 'id'), change)) };
      },
    },
  ];
}

function listCustomers(records: Records, request: ApiRequest) {
  const query = parseQuery(customerQuerySchema, request.query);
  const hasChannel = (channels: readonly { type: string; address: string }[] | undefined) =>
    query.channel_address === undefined ||
    (channels ?? []).some(({ type, address }) => type === query.channel_type && address === query.channel_address);
  return listPage(request, {
    items: [...records.customers.values()].filter(
      (customer) =>
        (query.email === undefined || customer.email === query.email.toLowerCase()) &&
        (query.external_id === undefined || customer.externalId === query.external_id) &&
        hasChannel(customer.details.channels),
    ),
    idOf: (customer) => customer.id,
    keyOf: (customer) => customer.createdAt.getTime(),
    isDescending: query.order_by.endsWith(':desc'),
    present: presentCustomer,
    query,
  });
}

function otherRoutes({ records, clock, self }: RouteDeps): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/users/:id',
      handle: (request) => {
        const id = parseId(request, 'id');
        const user = id === 0 ? self : records.users.get(id);
        if (user === undefined) throw new ApiRefusal(404, 'User not found.');
        return { status: 200, body: presentUser(user) };
      },
    },
    {
      method: 'GET',
      path: '/api/teams',
      handle: (request) =>
        listPage(request, {
          items: [...records.teams.values()],
          idOf: (team) => team.id,
          keyOf: (team) => team.id,
          isDescending: false,
          present: (team) => team,
          query: parseQuery(pageQuerySchema, request.query),
        }),
    },
    {
      method: 'GET',
      path: '/api/integrations',
      handle: (request) =>
        listPage(request, {
          items: [
            ...[...records.mailboxes.values()].map((mailbox) => ({ id: mailbox.id, shown: presentMailbox(mailbox) })),
            ...[...records.integrations.values()].map((one) => ({ id: one.id, shown: presentIntegration(one) })),
          ],
          idOf: ({ id }) => id,
          keyOf: ({ id }) => id,
          isDescending: true,
          present: ({ shown }) => shown,
          query: parseQuery(pageQuerySchema, request.query),
        }),
    },
    {
      method: 'POST',
      path: '/api/integrations',
      handle: ({ body }) => {
        const parsed = parseBody(integrationBodySchema, body);
        const integration = { id: records.nextId('integration'), body: parsed, createdAt: clock.now() };
        records.integrations.set(integration.id, integration);
        return { status: 201, body: presentIntegration(integration) };
      },
    },
    {
      method: 'DELETE',
      path: '/api/integrations/:id',
      handle: (request) => {
        if (!records.integrations.delete(parseId(request, 'id'))) throw new ApiRefusal(404, 'Integration not found.');
        return { status: 204 };
      },
    },
  ];
}
