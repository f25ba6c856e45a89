import { afterEach, describe, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../../src/integrations/sandbox/sandbox.ts';
import { createManualClock } from './shopify/shop-client.ts';

let sandbox: Sandbox | undefined;

afterEach(() => sandbox?.close());

describe('the sandbox', () => {
  it('starts a shop and a helpdesk on free ports', async () => {
    sandbox = await startSandbox({ clock: createManualClock() });

    expect(sandbox.shopify.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(sandbox.gorgias.url).not.toBe(sandbox.shopify.url);
    expect(sandbox.shopify.shop).toBe('fernhill-supply.myshopify.com');
  });

  it('closes the shop again when the helpdesk cannot start', async () => {
    sandbox = await startSandbox({ clock: createManualClock() });
    const takenPort = Number(new URL(sandbox.gorgias.url).port);

    await expect(startSandbox({ clock: createManualClock(), gorgiasPort: takenPort })).rejects.toThrow(/EADDRINUSE/);
  });
});
