import { describe, expect, it } from '@jest/globals';
import { ModelError, type ModelErrorKind } from '../../../src/agent/models/chat-model.ts';
import { buildVendorRequest, toModelError } from '../../../src/agent/models/vendor-failure.ts';

const signal = new AbortController().signal;
const nowMs = Date.parse('2026-11-20T12:00:00Z');

/** Shaped like the vendors' SDK errors. */
function createFailure(status: number, headers: Record<string, string> = {}): Error {
  return Object.assign(new Error(`${status} SECRET provider text`), {
    status,
    headers: new Headers(headers),
    requestID: 'req_1',
  });
}

describe('vendor failure', () => {
  const kinds: readonly (readonly [number, ModelErrorKind])[] = [
    [400, 'bad_request'],
    [401, 'auth'],
    [403, 'auth'],
    [404, 'bad_request'],
    [408, 'server'],
    [409, 'server'],
    [413, 'bad_request'],
    [422, 'bad_request'],
    [429, 'rate_limit'],
    [500, 'server'],
    [503, 'server'],
    [529, 'server'],
  ];
  it.each(kinds)('maps status %i to %s, without the words of the provider', (status, kind) => {
    const error = toModelError(createFailure(status), signal, nowMs);

    expect(error).toMatchObject({ kind, status, requestId: 'req_1' });
    expect(error.message).not.toContain('SECRET');
  });

  it.each([
    [{ 'retry-after': '7' }, 7000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'Fri, 20 Nov 2026 12:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': '5', 'retry-after-ms': '250' }, 250],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('reads the wait from %j as %s ms', (headers, retryAfterMs) => {
    expect(toModelError(createFailure(429, headers), signal, nowMs).retryAfterMs).toBe(retryAfterMs);
  });

  it('takes whatever has no status for a failure of the network', () => {
    expect(toModelError(new TypeError('terminated'), signal, nowMs).kind).toBe('network');
    expect(toModelError('odd', signal, nowMs).kind).toBe('network');
  });

  it('calls everything aborted once the call is', () => {
    expect(toModelError(createFailure(500), AbortSignal.abort(), nowMs).kind).toBe('aborted');
  });

  it('calls a request which the library refuses a bad one, so that it is not tried again', () => {
    const build = (): void => buildVendorRequest(() => throwing());

    expect(build).toThrow(expect.objectContaining({ kind: 'bad_request' }));
  });

  it('leaves a model error as it is', () => {
    const error = new ModelError('malformed', 'broken');

    expect(toModelError(error, signal, nowMs)).toBe(error);
  });
});

function throwing(): never {
  throw new Error('topK is not supported');
}
