import { emptyConsequence } from '../../../commerce/consequence.ts';
import type { LookUpAnswer, PreviewAnswer, WriteAnswer } from '../../../commerce/store-writer.ts';
import { isSamePlace, toAddress, toAddressInput } from '../address-mapping.ts';
import { mapAnswer } from '../map-answer.ts';
import {
  createCustomerAddressOperation,
  customerForWriteOperation,
  updateCustomerAddressOperation,
} from '../operations.gen.ts';
import { readShopCurrency } from '../shop-currency.ts';
import { stated } from '../vendor-values.ts';
import type { ActionCall, ActionSteps, StampedCall } from './action.ts';
import { toLookUpFailure, toPreviewFailure, toWriteFailure } from './answers.ts';
import { type CarriedOut, carryOut } from './carry-out.ts';
import { leaveTag } from './mark.ts';

type WriteCall = StampedCall<'change_customer_address', 'customer'>;

/** The account's default address; orders that exist keep theirs. */
export const changeCustomerAddress: ActionSteps<'change_customer_address', 'customer'> = { preview, write, lookUp };

async function preview(call: ActionCall<'change_customer_address', 'customer'>): Promise<PreviewAnswer> {
  const { request, subject } = call;
  const currency = await readShopCurrency(call);
  if (!currency.ok) return toPreviewFailure(currency);
  return {
    ok: true,
    consequence: {
      ...emptyConsequence(currency.value),
      address: { to: request.address, ...stated({ from: subject.defaultAddress }) },
    },
  };
}

async function write(call: WriteCall): Promise<WriteAnswer> {
  const { request, client, context } = call;
  const current = await client.execute(customerForWriteOperation, { id: request.customerId }, context);
  if (!current.ok) return toWriteFailure(current);
  const done = await store(call, current.value.customer?.defaultAddress?.id);
  if (!done.ok) return done.answer;
  const found = await lookUp(call);
  if (found.kind === 'done') return found;
  if (found.kind === 'absent') {
    return { kind: 'failed', reason: 'not_applied', message: 'shopify changed nothing', isRetryable: false };
  }
  return { kind: 'unknown', reason: 'not_read_back', message: 'the address could not be read back' };
}

function store(call: WriteCall, addressId: string | undefined): Promise<CarriedOut<{ readonly id: string }>> {
  const { request, subject } = call;
  const address = toAddressInput(request.address, subject.defaultAddress);
  if (addressId === undefined) {
    const variables = { customerId: request.customerId, address };
    return carryOut(call, createCustomerAddressOperation, variables, ({ customerAddressCreate }) => ({
      errors: customerAddressCreate?.userErrors ?? [],
      made: customerAddressCreate?.address,
    }));
  }
  const variables = { customerId: request.customerId, addressId, address };
  return carryOut(call, updateCustomerAddressOperation, variables, ({ customerAddressUpdate }) => ({
    errors: customerAddressUpdate?.userErrors ?? [],
    made: customerAddressUpdate?.address,
  }));
}

async function lookUp(call: WriteCall): Promise<LookUpAnswer> {
  const { request, consequence, stamp, client, context, clock } = call;
  const answer = await client.execute(customerForWriteOperation, { id: request.customerId }, context);
  const read = mapAnswer(answer, ({ customer }) => customer ?? undefined);
  if (!read.ok) return toLookUpFailure(read);
  if (!read.value) return { kind: 'ambiguous', message: 'the customer can no longer be read' };
  const held = read.value.defaultAddress ? toAddress(read.value.defaultAddress) : undefined;
  if (!isSamePlace(held, request.address)) {
    const isFormer = isSamePlace(held, consequence.address?.from);
    return isFormer ? { kind: 'absent' } : { kind: 'ambiguous', message: 'the account has a third address' };
  }
  const isTagged = await leaveTag(call, request.customerId, stamp);
  return { kind: 'done', receipt: { reference: request.customerId, at: clock.now(), details: { isTagged } } };
}
