import type { Express } from 'express';

/** Proxies of a host stand in these (100.64/10 is the inner network of clouds); the open internet does not. */
const privateNetworks = ['loopback', 'linklocal', 'uniquelocal', '100.64.0.0/10'];

/**
 * Whose X-Forwarded-For is believed: so many hops, or callers from private networks when nobody said. A caller from the
 * open internet can then not choose his own address and with it his own limits.
 */
export function trustProxies(app: Express, hops: number | undefined): void {
  app.set('trust proxy', hops ?? privateNetworks);
}
