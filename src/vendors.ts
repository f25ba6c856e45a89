import { z } from 'zod';
import type { ChatModel } from './agent/models/chat-model.ts';
import { createModelChains, type ModelChains } from './agent/models/model-registry.ts';
import { type Helpdesk, noHelpdesk } from './commerce/helpdesk.ts';
import { type Mailer, noMailer } from './commerce/mailer.ts';
import { noStoreBackend, type StoreBackend } from './commerce/store-backend.ts';
import type { StoreWriter } from './commerce/store-writer.ts';
import { createAnthropicModel } from './integrations/anthropic/anthropic-model.ts';
import type { GorgiasCallRecord } from './integrations/gorgias/gorgias-client.ts';
import { createGorgiasHelpdesk } from './integrations/gorgias/gorgias-helpdesk.ts';
import { createGorgiasMailer } from './integrations/gorgias/gorgias-mailer.ts';
import { createOpenAiModel } from './integrations/openai/openai-model.ts';
import { createRulesModel } from './integrations/rules-model/rules-model.ts';
import { AdminClient } from './integrations/shopify/admin-client.ts';
import { createShopifyBackend } from './integrations/shopify/shopify-backend.ts';
import { createShopifyWriter } from './integrations/shopify/shopify-writer.ts';
import { createClientCredentialsTokens, createStaticTokens } from './integrations/shopify/token-provider.ts';
import type { Clock } from './platform/clock.ts';
import type { Env } from './platform/env.ts';
import type { Logger } from './platform/logger.ts';
import { present } from './platform/present.ts';

export interface VendorDeps {
  readonly env: Env;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The models of each purpose in the order they are asked; the rules model is always last. */
export function createModels({ env, clock }: VendorDeps): ModelChains {
  const names = present({
    default: env.DEFAULT_MODEL ?? (env.OPENAI_API_KEY === undefined ? 'rules' : 'openai:gpt-4o-mini'),
    overrides: present({ classify: env.CLASSIFIER_MODEL, answer: env.RESPONSE_MODEL, rewrite: env.RESPONSE_MODEL }),
    fallback: env.FALLBACK_MODEL,
  });
  const factories = present({ openai: findOpenAi(env, clock), anthropic: findAnthropic(env, clock) });
  return createModelChains(names, factories, createRulesModel());
}

type ModelFactory = (model: string) => ChatModel;

/** Needs a key, or a compatible server, which may want none. */
function findOpenAi(env: Env, clock: Clock): ModelFactory | undefined {
  const { OPENAI_API_KEY, OPENAI_BASE_URL: baseUrl, OPENAI_ORG_ID: organization } = env;
  const apiKey = OPENAI_API_KEY ?? (baseUrl === undefined ? undefined : 'none');
  if (apiKey === undefined) {
    return undefined;
  }
  return (model) =>
    toConfiguredModel(createOpenAiModel({ model, apiKey, clock, ...present({ organization, baseUrl }) }), env);
}

function findAnthropic(env: Env, clock: Clock): ModelFactory | undefined {
  const { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: baseUrl } = env;
  if (apiKey === undefined) {
    return undefined;
  }
  return (model) => toConfiguredModel(createAnthropicModel({ model, apiKey, clock, ...present({ baseUrl }) }), env);
}

/** MAX_TOKENS_PER_RESPONSE and TEMPERATURE hold for what shoppers read; the other steps know their own best. */
function toConfiguredModel(model: Required<ChatModel>, env: Env): ChatModel {
  const settings = { maxTokens: env.MAX_TOKENS_PER_RESPONSE, temperature: env.TEMPERATURE };
  return {
    id: model.id,
    generate: (request, options) =>
      model.generate(request.purpose === 'answer' ? { ...request, ...settings } : request, options),
    warmUp: () => model.warmUp(),
  };
}

export interface StoreVendors {
  readonly backend: StoreBackend;
  /** Absent where no shop is connected: nothing can be written then. */
  readonly writer?: StoreWriter;
  readonly helpdesk: Helpdesk;
  readonly mailer: Mailer;
}

const shopifySchema = z.object({
  shop: z.string(),
  baseUrl: z.url().optional(),
  accessToken: z.string().optional(),
  clientId: z.string().optional(),
  clientSecret: z.string().optional(),
});
const gorgiasSchema = z.object({
  domain: z.string().optional(),
  baseUrl: z.url().optional(),
  email: z.string(),
  apiKey: z.string(),
});
const credentialsSchema = z.object({ shopify: shopifySchema.optional(), gorgias: gorgiasSchema.optional() });

/** A store's own credentials win; without them it speaks to the shop and helpdesk of the environment. */
export function createStoreVendors(storeId: string, ownCredentials: unknown, deps: VendorDeps): StoreVendors {
  const own = credentialsSchema.safeParse(ownCredentials ?? {});
  if (!own.success) {
    deps.logger.error('store.credentials_unreadable', { storeId });
  }
  return {
    ...createShop(own.data?.shopify ?? readShopify(deps.env), deps),
    ...createDesk(own.data?.gorgias ?? readGorgias(deps.env), deps),
  };
}

function createShop(
  shop: z.infer<typeof shopifySchema> | undefined,
  { env, clock, logger }: VendorDeps,
): Pick<StoreVendors, 'backend' | 'writer'> {
  if (shop === undefined) {
    return { backend: noStoreBackend };
  }
  const baseUrl = shop.baseUrl ?? `https://${shop.shop}`;
  const { clientId, clientSecret, accessToken } = shop;
  const tokens =
    accessToken === undefined && clientId !== undefined && clientSecret !== undefined
      ? createClientCredentialsTokens({ baseUrl, clientId, clientSecret, clock })
      : createStaticTokens(accessToken ?? '');
  const client = new AdminClient({
    baseUrl,
    apiVersion: env.SHOPIFY_API_VERSION,
    tokens,
    clock,
    onCall: (call) => logger.debug('shopify.call', { ...call }),
  });
  return { backend: createShopifyBackend({ client, clock }), writer: createShopifyWriter({ client, clock }) };
}

/** Of the half that we take of an account's calls (see call-budget.ts); a code costs one. */
const mailBudget = { calls: 5, windowMs: 20_000 };

function createDesk(
  account: z.infer<typeof gorgiasSchema> | undefined,
  { clock, logger }: VendorDeps,
): Pick<StoreVendors, 'helpdesk' | 'mailer'> {
  if (account === undefined) {
    return { helpdesk: noHelpdesk, mailer: noMailer };
  }
  const { email, apiKey, baseUrl = `https://${account.domain}.gorgias.com` } = account;
  const onCall = (call: GorgiasCallRecord) => logger.info('gorgias.call', { ...call });
  const deps = { baseUrl, email, apiKey, clock, onCall };
  return { helpdesk: createGorgiasHelpdesk(deps), mailer: createGorgiasMailer({ ...deps, budget: mailBudget }) };
}

function readShopify(env: Env): z.infer<typeof shopifySchema> | undefined {
  if (env.SHOPIFY_SHOP === undefined) {
    return undefined;
  }
  return {
    shop: env.SHOPIFY_SHOP,
    ...present({
      baseUrl: env.SHOPIFY_BASE_URL,
      accessToken: env.SHOPIFY_ACCESS_TOKEN,
      clientId: env.SHOPIFY_API_KEY,
      clientSecret: env.SHOPIFY_API_SECRET,
    }),
  };
}

function readGorgias(env: Env): z.infer<typeof gorgiasSchema> | undefined {
  const { GORGIAS_EMAIL: email, GORGIAS_API_KEY: apiKey } = env;
  if (email === undefined || apiKey === undefined) {
    return undefined;
  }
  return { email, apiKey, ...present({ domain: env.GORGIAS_DOMAIN, baseUrl: env.GORGIAS_BASE_URL }) };
}
