/** The sandbox shop as a process of its own, so that its work is nobody else's; tells its variables over HTTP. */
import { createServer } from 'node:http';
import { startSandbox } from '../src/integrations/sandbox/sandbox.ts';
import { systemClock } from '../src/platform/clock.ts';

const unlimited = { maximumAvailable: 1_000_000, restoreRate: 1_000_000 };
const { shopify, gorgias } = await startSandbox({ clock: systemClock, shopify: { bucket: unlimited } });
/** Orders of the last 60 days, with the contact that opens each. */
const orders = shopify.state.orders.slice(2).map(({ name, customer }) => ({ name, email: customer.email }));
const variables = {
  SHOPIFY_SHOP: shopify.shop,
  SHOPIFY_BASE_URL: shopify.url,
  SHOPIFY_ACCESS_TOKEN: shopify.accessToken,
  GORGIAS_BASE_URL: gorgias.url,
  GORGIAS_EMAIL: gorgias.email,
  GORGIAS_API_KEY: gorgias.apiKey,
};
createServer((_request, response) => response.end(JSON.stringify({ variables, orders }))).listen(
  Number(process.env.PORT),
  '127.0.0.1',
);
