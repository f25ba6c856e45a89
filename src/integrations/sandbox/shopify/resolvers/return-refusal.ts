import type { ReturnView } from './order-views.ts';

/** `code` is one of Shopify's `ReturnErrorCode`; `field` without the argument's own name. */
export interface ReturnProblem {
  readonly code:
    | 'BLANK'
    | 'GREATER_THAN'
    | 'GREATER_THAN_OR_EQUAL_TO'
    | 'INVALID'
    | 'INVALID_STATE'
    | 'LESS_THAN_OR_EQUAL_TO'
    | 'NOT_FOUND'
    | 'TOO_LONG';
  readonly field: readonly (string | number)[];
  readonly message: string;
}

export function toReturnPayload(it: ReturnView) {
  return { return: it, userErrors: [] };
}

export function toReturnRefusal(argument: string, { code, field, message }: ReturnProblem) {
  return { return: null, userErrors: [{ code, field: [argument, ...field.map(String)], message }] };
}
