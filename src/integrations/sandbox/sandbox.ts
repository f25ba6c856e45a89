import type { Clock } from '../../platform/clock.ts';
import { type GorgiasSandbox, type GorgiasSandboxOptions, startGorgiasSandbox } from './gorgias/server.ts';
import { type ShopifySandbox, type ShopifySandboxOptions, startShopifySandbox } from './shopify/server.ts';

export interface SandboxOptions {
  readonly clock: Clock;
  /** Any free ones when absent. @throws when a named one is taken. */
  readonly shopifyPort?: number;
  readonly gorgiasPort?: number;
  readonly shopify?: Omit<ShopifySandboxOptions, 'clock' | 'port'>;
  readonly gorgias?: Omit<GorgiasSandboxOptions, 'clock' | 'port'>;
  readonly logger?: { info(event: string, fields: Readonly<Record<string, unknown>>): void };
}

export interface Sandbox {
  readonly shopify: ShopifySandbox;
  readonly gorgias: GorgiasSandbox;
  close(): Promise<void>;
}

/** A shop and its helpdesk on 127.0.0.1, over real HTTP: for the demo, the tests, the evals and the benchmark. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { clock, logger } = options;
  const shopify = await startShopifySandbox({
    ...options.shopify,
    clock,
    ...(options.shopifyPort !== undefined && { port: options.shopifyPort }),
  });
  const gorgias = await startGorgiasSandbox({
    ...options.gorgias,
    clock,
    ...(options.gorgiasPort !== undefined && { port: options.gorgiasPort }),
  }).catch(async (error: unknown) => {
    await shopify.close();
    throw error;
  });
  logger?.info('sandbox.started', { shopifyUrl: shopify.url, gorgiasUrl: gorgias.url });
  return {
    shopify,
    gorgias,
    close: async () => {
      await Promise.all([shopify.close(), gorgias.close()]);
    },
  };
}
