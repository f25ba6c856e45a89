import type { Policy } from './model.ts';

export function createPolicies(daysAgo: (days: number) => Date): Policy[] {
  return policyTexts.map((text, index) => ({ ...text, id: 9_300_000_001 + index, updatedAt: daysAgo(120 + index) }));
}

const policyTexts: readonly Omit<Policy, 'id' | 'updatedAt'>[] = [
  {
    type: 'REFUND_POLICY',
    title: 'Refund policy',
    handle: 'refund-policy',
    bodyHtml: `<h2>Returns</h2>
<p>You may return most items within <strong>30 days of delivery</strong>. Items must be unused, unwashed and in their original packaging with tags attached.</p>
<p>Return shipping within the United States costs <strong>$7.95</strong>, which we deduct from the refund. Returns are free when an item is faulty, damaged or not what you ordered. Returns from other countries are at the customer’s expense.</p>
<h2>Items that can’t be returned</h2>
<ul><li>Final sale and outlet items</li><li>Gift cards</li><li>Opened pillows and bedding, for hygiene reasons</li><li>Camping fuel</li></ul>
<h2>Refunds</h2>
<p>We inspect a return within 3 business days of its arrival and refund the original payment method. Your bank may take another 5 to 10 business days to show it. Original shipping fees are not refunded unless the mistake was ours.</p>
<h2>Exchanges</h2>
<p>You may exchange an item for another size or color within 30 days of delivery. We ship the exchange free of charge within the United States once the return has been scanned by the carrier.</p>
<h2>Damaged, faulty or missing items</h2>
<p>Please tell us within <strong>14 days of delivery</strong> and send a photo. We replace the item or refund it in full. If a parcel is marked as delivered but is not there, check with neighbors and wait 48 hours, then contact us within 14 days.</p>
<h2>Cancellations</h2>
<p>An order can be cancelled free of charge until it has been handed to the carrier. After that, please return it.</p>
<h2>Restocking fee</h2>
<p>Tents and sleeping bags that come back without their stuff sack or poles carry a restocking fee of 15 %.</p>`,
  },
  {
    type: 'SHIPPING_POLICY',
    title: 'Shipping policy',
    handle: 'shipping-policy',
    bodyHtml: `<h2>Methods and prices</h2>
<ul><li><strong>Standard (US):</strong> $6.95, 3 to 5 business days. Free for orders over $75.</li>
<li><strong>Express (US):</strong> $19.95, 1 to 2 business days when ordered before 1 pm Pacific time.</li>
<li><strong>International Standard:</strong> $14.95, 6 to 12 business days. Free for orders over $200.</li></ul>
<h2>Processing</h2>
<p>Orders leave our warehouse in Portland, Oregon within 1 to 2 business days. We don’t ship on weekends or US federal holidays.</p>
<h2>Where we ship</h2>
<p>United States, Canada, United Kingdom, Ireland, France, Germany, Spain, Italy, the Netherlands, Belgium, Austria, Portugal, Sweden, Denmark, Finland and Poland. We don’t ship to PO boxes outside the United States.</p>
<h2>Duties and taxes</h2>
<p>Prices for the United Kingdom and the European Union include duties and VAT. Canadian customers may owe duties on delivery.</p>
<h2>Tracking and delays</h2>
<p>You receive a tracking link by e-mail once a label is made. It can take 24 hours until the first scan shows. If a parcel has had no scan for 7 days, contact us and we open a search with the carrier.</p>
<h2>Wrong address</h2>
<p>We can change the address until the order is packed. Parcels that come back to us because of a wrong address are sent again for the price of the original shipping.</p>`,
  },
  {
    type: 'PRIVACY_POLICY',
    title: 'Privacy policy',
    handle: 'privacy-policy',
    bodyHtml: `<p>We keep the name, addresses, e-mail, phone number and orders that you give us, in order to sell, deliver and support. We don’t sell personal data.</p>
<p>Order records are kept for seven years because tax law asks for it. Chat transcripts are kept for 180 days. You may ask for a copy or for deletion of your data at any time by writing to privacy@fernhill-supply.example; we answer within 30 days.</p>
<p>Payments are handled by our payment provider. We never see your card number.</p>`,
  },
  {
    type: 'TERMS_OF_SERVICE',
    title: 'Terms of service',
    handle: 'terms-of-service',
    bodyHtml: `<p>Prices are in US dollars unless shown otherwise. An order is accepted when we send the order confirmation. We may cancel an order when an item is out of stock or a price was obviously wrong, and refund it in full.</p>
<p>One discount code can be used per order. Codes can’t be added after an order was placed and can’t be exchanged for money.</p>
<h2>Warranty</h2>
<p>Fernhill gear is guaranteed against defects in material and workmanship for <strong>2 years</strong> from delivery. Normal wear, accidents and wrong care are not covered.</p>
<p>These terms are governed by the laws of the State of Oregon.</p>`,
  },
  {
    type: 'CONTACT_INFORMATION',
    title: 'Contact information',
    handle: 'contact-information',
    bodyHtml: `<p>Fernhill Supply LLC, 1450 Foundry Way, Portland, OR 97210, USA</p>
<p>E-mail: help@fernhill-supply.example<br>Phone: +1 555 010 9000, Monday to Friday, 8 am to 5 pm Pacific time</p>`,
  },
];
