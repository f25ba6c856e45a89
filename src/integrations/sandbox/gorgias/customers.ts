import type { Clock } from '../../../platform/clock.ts';
import type { CustomerBody } from './bodies.ts';
import { ApiRefusal } from './protocol.ts';
import type { CustomerRecord, Records } from './records.ts';

export function getCustomer(records: Records, id: number): CustomerRecord {
  const customer = records.customers.get(id);
  if (customer === undefined) throw new ApiRefusal(404, 'Customer not found.');
  return customer;
}

/** @throws ApiRefusal 409 when another customer holds the e-mail or the external id. */
export function createCustomer(records: Records, clock: Clock, body: CustomerBody): CustomerRecord {
  assertFree(records, body);
  const { email, name, external_id, ...details } = body;
  const now = clock.now();
  const customer: CustomerRecord = {
    id: records.nextId('customer'),
    email: email?.toLowerCase(),
    name: name ?? email ?? '',
    externalId: external_id,
    details,
    createdAt: now,
    updatedAt: now,
  };
  records.customers.set(customer.id, customer);
  return customer;
}

export function changeCustomer(records: Records, clock: Clock, id: number, body: CustomerBody): CustomerRecord {
  const customer = getCustomer(records, id);
  assertFree(records, body, id);
  const { email, name, external_id, ...details } = body;
  if (email !== undefined) customer.email = email.toLowerCase();
  if (name !== undefined) customer.name = name;
  if (external_id !== undefined) customer.externalId = external_id;
  customer.details = { ...customer.details, ...details };
  customer.updatedAt = clock.now();
  return customer;
}

/** As on ticket creation: by id, else by e-mail, else a new customer. */
export function upsertCustomer(
  records: Records,
  clock: Clock,
  person: { readonly id?: number | undefined; readonly email?: string | undefined; readonly name?: string | undefined },
): CustomerRecord {
  if (person.id !== undefined) {
    const known = records.customers.get(person.id);
    if (known === undefined) throw new ApiRefusal(400, 'Invalid customer.', { customer: ['No such customer.'] });
    return known;
  }
  if (person.email === undefined) {
    throw new ApiRefusal(400, 'Invalid customer.', { customer: ['Either id or email is required.'] });
  }
  return (
    findByEmail(records, person.email) ?? createCustomer(records, clock, { email: person.email, name: person.name })
  );
}

function assertFree(records: Records, body: CustomerBody, ownId?: number): void {
  const holder =
    (body.email === undefined ? undefined : findByEmail(records, body.email)) ??
    (body.external_id === undefined
      ? undefined
      : [...records.customers.values()].find((customer) => customer.externalId === body.external_id));
  if (holder !== undefined && holder.id !== ownId) throw new ApiRefusal(409, 'This identifier is already in use.');
}

function findByEmail(records: Records, email: string): CustomerRecord | undefined {
  return [...records.customers.values()].find((customer) => customer.email === email.toLowerCase());
}
