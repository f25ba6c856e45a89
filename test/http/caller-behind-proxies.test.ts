import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { trustProxies } from '../../src/http/trusted-proxies.ts';

let close: () => void = () => undefined;

afterEach(() => close());

/** What the app takes for the caller's address, called from loopback as a proxy of the host would. */
async function readAddress(hops: number | undefined, forwardedFor: string): Promise<string> {
  const app = express();
  trustProxies(app, hops);
  app.get('/', (req, res) => {
    res.send(req.ip);
  });
  const server = app.listen(0, '127.0.0.1');
  close = () => server.close();
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-forwarded-for': forwardedFor } });
  return await response.text();
}

describe('a caller behind proxies', () => {
  it('is who the nearest private proxy saw, whatever he claims before', async () => {
    expect(await readAddress(undefined, '1.2.3.4, 203.0.113.9, 100.64.0.7')).toBe('203.0.113.9');
  });

  it('is who the stated number of proxies saw', async () => {
    expect(await readAddress(1, '1.2.3.4, 203.0.113.9')).toBe('203.0.113.9');
  });

  it('is the peer itself where no proxy is trusted', async () => {
    expect(await readAddress(0, '1.2.3.4')).toBe('127.0.0.1');
  });
});
