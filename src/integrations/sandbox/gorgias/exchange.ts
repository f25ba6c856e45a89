import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiRefusal } from './protocol.ts';

const maxBodyBytes = 10 * 1024 * 1024;

/** @throws ApiRefusal 413 over 10 MB, 400 when it is not JSON. `undefined` for an empty body. */
export async function readJson(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) throw new ApiRefusal(413, 'Payload too large.');
    chunks.push(chunk);
  }
  if (bytes === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new ApiRefusal(400, 'Invalid JSON.');
  }
}

export function sendJson(
  outgoing: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (outgoing.destroyed) return;
  outgoing.writeHead(status, { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) });
  outgoing.end(body === undefined ? undefined : JSON.stringify(body));
}

export function sendPage(outgoing: ServerResponse, html: string): void {
  outgoing.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  });
  outgoing.end(html);
}

/** True for `Basic base64(email:key)`; sandbox credentials are no secret, so a plain comparison does. */
export function hasCredentials(incoming: IncomingMessage, email: string, apiKey: string): boolean {
  const expected = `Basic ${Buffer.from(`${email}:${apiKey}`).toString('base64')}`;
  return incoming.headers.authorization === expected;
}
