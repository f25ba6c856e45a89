import type { ShopProfile } from './model.ts';

/** An invented shop: outdoor gear, clothing and things for the home. */
export const shopProfile: ShopProfile = {
  id: 61_000_000_001,
  name: 'Fernhill Supply',
  myshopifyDomain: 'fernhill-supply.myshopify.com',
  host: 'fernhill-supply.example',
  contactEmail: 'help@fernhill-supply.example',
  currency: 'USD',
  timeZone: 'America/Los_Angeles',
  location: { id: 81_000_000_001, name: 'Fernhill Portland Warehouse' },
  address: {
    company: 'Fernhill Supply LLC',
    address1: '1450 Foundry Way',
    city: 'Portland',
    provinceCode: 'OR',
    zip: '97210',
    countryCode: 'US',
    phone: '+15550109000',
  },
  shipsTo: ['US', 'CA', 'GB', 'IE', 'FR', 'DE', 'ES', 'IT', 'NL', 'BE', 'AT', 'PT', 'SE', 'DK', 'FI', 'PL'],
};
