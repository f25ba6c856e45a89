import type { Policy, ShopProfile } from '../../shop/model.ts';
import { connect, type PageArgs } from '../connection.ts';
import { parseGid, toGid, toGidType } from '../gid.ts';
import { listVisibleOrders, type RequestContext, type ResolverMap } from '../request-context.ts';
import { toAppInstallation } from './app-installation.ts';

export const shopResolvers = {
  QueryRoot: {
    shop: (_: unknown, __: unknown, context: RequestContext) => context.shop.profile,
    currentAppInstallation: (_: unknown, __: unknown, context: RequestContext) => toAppInstallation(context),
    locations: (_: unknown, args: PageArgs, context: RequestContext) =>
      connect([context.shop.profile.location], args, (it) => it.id),
    node: (_: unknown, args: { id: string }, context: RequestContext) => findNode(args.id, context),
  },
  Shop: {
    id: (it: ShopProfile) => toGid('Shop', it.id),
    email: (it: ShopProfile) => it.contactEmail,
    description: () => 'Outdoor gear, clothing and things for the home.',
    currencyCode: (it: ShopProfile) => it.currency,
    enabledPresentmentCurrencies: () => ['USD', 'EUR', 'GBP'],
    ianaTimezone: (it: ShopProfile) => it.timeZone,
    timezoneOffset: () => '-0800',
    url: (it: ShopProfile) => `https://${it.host}`,
    primaryDomain: (it: ShopProfile) => ({
      id: toGid('Domain', it.id),
      host: it.host,
      url: `https://${it.host}`,
      sslEnabled: true,
    }),
    shopAddress: (it: ShopProfile) => ({
      ...it.address,
      id: toGid('ShopAddress', it.id),
      countryCodeV2: it.address.countryCode,
    }),
    shipsToCountries: (it: ShopProfile) => it.shipsTo,
    plan: () => ({ publicDisplayName: 'Basic', shopifyPlus: false, partnerDevelopment: true }),
    weightUnit: () => 'POUNDS',
    orderNumberFormatPrefix: () => '#',
    orderNumberFormatSuffix: () => '',
    shopPolicies: (_: unknown, __: unknown, context: RequestContext) => context.shop.policies,
  },
  ShopPolicy: {
    id: (it: Policy) => toGid('ShopPolicy', it.id),
    body: (it: Policy) => it.bodyHtml,
    url: (it: Policy, _: unknown, context: RequestContext) =>
      `https://${context.shop.profile.host}/policies/${it.handle}`,
    createdAt: (it: Policy) => it.updatedAt,
  },
  Location: {
    id: (it: { id: number }) => toGid('Location', it.id),
    isActive: () => true,
    fulfillsOnlineOrders: () => true,
  },
} satisfies ResolverMap;

/** The resources that `tagsAdd` and `node` reach. */
export function findNode(gid: string, context: RequestContext) {
  switch (toGidType(gid)) {
    case 'Order':
      return listVisibleOrders(context).find((it) => it.id === parseGid(gid, 'Order'));
    case 'Customer':
      return context.shop.customers.find((it) => it.id === parseGid(gid, 'Customer'));
    case 'Product':
      return context.shop.products.find((it) => it.id === parseGid(gid, 'Product'));
    default:
      return undefined;
  }
}
