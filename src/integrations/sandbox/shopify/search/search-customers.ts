import type { Customer } from '../../shop/model.ts';
import { matchExact, matchSearch, matchTokens, type TermMatcher } from './match-search.ts';
import { parseSearch } from './search-syntax.ts';

export function searchCustomers(customers: readonly Customer[], query: string | undefined): Customer[] {
  const node = parseSearch(query ?? '');
  return customers.filter((customer) => matchSearch(node, customer, matchCustomerTerm));
}

const matchers: Readonly<Record<string, TermMatcher<Customer>>> = {
  email: (customer, term) => matchTokens(customer.email, term),
  phone: (customer, term) => matchTokens(customer.phone, term),
  first_name: (customer, term) => matchTokens(customer.firstName, term),
  last_name: (customer, term) => matchTokens(customer.lastName, term),
  tag: (customer, term) => customer.tags.some((tag) => matchExact(tag, term)),
  id: (customer, term) => matchExact(customer.id, term),
};

const matchCustomerTerm: TermMatcher<Customer> = (customer, term) => {
  if (term.field !== undefined) return matchers[term.field]?.(customer, term);
  return matchTokens(`${customer.firstName} ${customer.lastName} ${customer.email}`, term);
};
