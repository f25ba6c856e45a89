// Made by scripts/shopify-codegen.ts from operations/*.graphql and Shopify's own schema; never edited.
import type { AdminOperation } from './admin-operation.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type CountryCode =
  | 'AC'
  | 'AD'
  | 'AE'
  | 'AF'
  | 'AG'
  | 'AI'
  | 'AL'
  | 'AM'
  | 'AN'
  | 'AO'
  | 'AR'
  | 'AT'
  | 'AU'
  | 'AW'
  | 'AX'
  | 'AZ'
  | 'BA'
  | 'BB'
  | 'BD'
  | 'BE'
  | 'BF'
  | 'BG'
  | 'BH'
  | 'BI'
  | 'BJ'
  | 'BL'
  | 'BM'
  | 'BN'
  | 'BO'
  | 'BQ'
  | 'BR'
  | 'BS'
  | 'BT'
  | 'BV'
  | 'BW'
  | 'BY'
  | 'BZ'
  | 'CA'
  | 'CC'
  | 'CD'
  | 'CF'
  | 'CG'
  | 'CH'
  | 'CI'
  | 'CK'
  | 'CL'
  | 'CM'
  | 'CN'
  | 'CO'
  | 'CR'
  | 'CU'
  | 'CV'
  | 'CW'
  | 'CX'
  | 'CY'
  | 'CZ'
  | 'DE'
  | 'DJ'
  | 'DK'
  | 'DM'
  | 'DO'
  | 'DZ'
  | 'EC'
  | 'EE'
  | 'EG'
  | 'EH'
  | 'ER'
  | 'ES'
  | 'ET'
  | 'FI'
  | 'FJ'
  | 'FK'
  | 'FO'
  | 'FR'
  | 'GA'
  | 'GB'
  | 'GD'
  | 'GE'
  | 'GF'
  | 'GG'
  | 'GH'
  | 'GI'
  | 'GL'
  | 'GM'
  | 'GN'
  | 'GP'
  | 'GQ'
  | 'GR'
  | 'GS'
  | 'GT'
  | 'GW'
  | 'GY'
  | 'HK'
  | 'HM'
  | 'HN'
  | 'HR'
  | 'HT'
  | 'HU'
  | 'ID'
  | 'IE'
  | 'IL'
  | 'IM'
  | 'IN'
  | 'IO'
  | 'IQ'
  | 'IR'
  | 'IS'
  | 'IT'
  | 'JE'
  | 'JM'
  | 'JO'
  | 'JP'
  | 'KE'
  | 'KG'
  | 'KH'
  | 'KI'
  | 'KM'
  | 'KN'
  | 'KP'
  | 'KR'
  | 'KW'
  | 'KY'
  | 'KZ'
  | 'LA'
  | 'LB'
  | 'LC'
  | 'LI'
  | 'LK'
  | 'LR'
  | 'LS'
  | 'LT'
  | 'LU'
  | 'LV'
  | 'LY'
  | 'MA'
  | 'MC'
  | 'MD'
  | 'ME'
  | 'MF'
  | 'MG'
  | 'MK'
  | 'ML'
  | 'MM'
  | 'MN'
  | 'MO'
  | 'MQ'
  | 'MR'
  | 'MS'
  | 'MT'
  | 'MU'
  | 'MV'
  | 'MW'
  | 'MX'
  | 'MY'
  | 'MZ'
  | 'NA'
  | 'NC'
  | 'NE'
  | 'NF'
  | 'NG'
  | 'NI'
  | 'NL'
  | 'NO'
  | 'NP'
  | 'NR'
  | 'NU'
  | 'NZ'
  | 'OM'
  | 'PA'
  | 'PE'
  | 'PF'
  | 'PG'
  | 'PH'
  | 'PK'
  | 'PL'
  | 'PM'
  | 'PN'
  | 'PS'
  | 'PT'
  | 'PY'
  | 'QA'
  | 'RE'
  | 'RO'
  | 'RS'
  | 'RU'
  | 'RW'
  | 'SA'
  | 'SB'
  | 'SC'
  | 'SD'
  | 'SE'
  | 'SG'
  | 'SH'
  | 'SI'
  | 'SJ'
  | 'SK'
  | 'SL'
  | 'SM'
  | 'SN'
  | 'SO'
  | 'SR'
  | 'SS'
  | 'ST'
  | 'SV'
  | 'SX'
  | 'SY'
  | 'SZ'
  | 'TA'
  | 'TC'
  | 'TD'
  | 'TF'
  | 'TG'
  | 'TH'
  | 'TJ'
  | 'TK'
  | 'TL'
  | 'TM'
  | 'TN'
  | 'TO'
  | 'TR'
  | 'TT'
  | 'TV'
  | 'TW'
  | 'TZ'
  | 'UA'
  | 'UG'
  | 'UM'
  | 'US'
  | 'UY'
  | 'UZ'
  | 'VA'
  | 'VC'
  | 'VE'
  | 'VG'
  | 'VN'
  | 'VU'
  | 'WF'
  | 'WS'
  | 'XK'
  | 'YE'
  | 'YT'
  | 'ZA'
  | 'ZM'
  | 'ZW'
  | 'ZZ'
  | '%future added value';

export type CurrencyCode =
  | 'AED'
  | 'AFN'
  | 'ALL'
  | 'AMD'
  | 'ANG'
  | 'AOA'
  | 'ARS'
  | 'AUD'
  | 'AWG'
  | 'AZN'
  | 'BAM'
  | 'BBD'
  | 'BDT'
  | 'BGN'
  | 'BHD'
  | 'BIF'
  | 'BMD'
  | 'BND'
  | 'BOB'
  | 'BRL'
  | 'BSD'
  | 'BTN'
  | 'BWP'
  | 'BYN'
  | 'BYR'
  | 'BZD'
  | 'CAD'
  | 'CDF'
  | 'CHF'
  | 'CLP'
  | 'CNY'
  | 'COP'
  | 'CRC'
  | 'CVE'
  | 'CZK'
  | 'DJF'
  | 'DKK'
  | 'DOP'
  | 'DZD'
  | 'EGP'
  | 'ERN'
  | 'ETB'
  | 'EUR'
  | 'FJD'
  | 'FKP'
  | 'GBP'
  | 'GEL'
  | 'GHS'
  | 'GIP'
  | 'GMD'
  | 'GNF'
  | 'GTQ'
  | 'GYD'
  | 'HKD'
  | 'HNL'
  | 'HRK'
  | 'HTG'
  | 'HUF'
  | 'IDR'
  | 'ILS'
  | 'INR'
  | 'IQD'
  | 'IRR'
  | 'ISK'
  | 'JEP'
  | 'JMD'
  | 'JOD'
  | 'JPY'
  | 'KES'
  | 'KGS'
  | 'KHR'
  | 'KID'
  | 'KMF'
  | 'KRW'
  | 'KWD'
  | 'KYD'
  | 'KZT'
  | 'LAK'
  | 'LBP'
  | 'LKR'
  | 'LRD'
  | 'LSL'
  | 'LTL'
  | 'LVL'
  | 'LYD'
  | 'MAD'
  | 'MDL'
  | 'MGA'
  | 'MKD'
  | 'MMK'
  | 'MNT'
  | 'MOP'
  | 'MRU'
  | 'MUR'
  | 'MVR'
  | 'MWK'
  | 'MXN'
  | 'MYR'
  | 'MZN'
  | 'NAD'
  | 'NGN'
  | 'NIO'
  | 'NOK'
  | 'NPR'
  | 'NZD'
  | 'OMR'
  | 'PAB'
  | 'PEN'
  | 'PGK'
  | 'PHP'
  | 'PKR'
  | 'PLN'
  | 'PYG'
  | 'QAR'
  | 'RON'
  | 'RSD'
  | 'RUB'
  | 'RWF'
  | 'SAR'
  | 'SBD'
  | 'SCR'
  | 'SDG'
  | 'SEK'
  | 'SGD'
  | 'SHP'
  | 'SLL'
  | 'SOS'
  | 'SRD'
  | 'SSP'
  | 'STD'
  | 'STN'
  | 'SYP'
  | 'SZL'
  | 'THB'
  | 'TJS'
  | 'TMT'
  | 'TND'
  | 'TOP'
  | 'TRY'
  | 'TTD'
  | 'TWD'
  | 'TZS'
  | 'UAH'
  | 'UGX'
  | 'USD'
  | 'USDC'
  | 'UYU'
  | 'UZS'
  | 'VED'
  | 'VEF'
  | 'VES'
  | 'VND'
  | 'VUV'
  | 'WST'
  | 'XAF'
  | 'XCD'
  | 'XOF'
  | 'XPF'
  | 'XXX'
  | 'YER'
  | 'ZAR'
  | 'ZMW'
  | '%future added value';

export type FulfillmentDisplayStatus =
  | 'ATTEMPTED_DELIVERY'
  | 'CANCELED'
  | 'CARRIER_PICKED_UP'
  | 'CONFIRMED'
  | 'DELAYED'
  | 'DELIVERED'
  | 'FAILURE'
  | 'FULFILLED'
  | 'IN_TRANSIT'
  | 'LABEL_PRINTED'
  | 'LABEL_PURCHASED'
  | 'LABEL_VOIDED'
  | 'MARKED_AS_FULFILLED'
  | 'NOT_DELIVERED'
  | 'OUT_FOR_DELIVERY'
  | 'PICKED_UP'
  | 'READY_FOR_PICKUP'
  | 'SUBMITTED'
  | '%future added value';

export type FulfillmentEventStatus =
  | 'ATTEMPTED_DELIVERY'
  | 'CARRIER_PICKED_UP'
  | 'CONFIRMED'
  | 'DELAYED'
  | 'DELIVERED'
  | 'FAILURE'
  | 'IN_TRANSIT'
  | 'LABEL_PRINTED'
  | 'LABEL_PURCHASED'
  | 'OUT_FOR_DELIVERY'
  | 'READY_FOR_PICKUP'
  | '%future added value';

export type FulfillmentStatus =
  | 'CANCELLED'
  | 'ERROR'
  | 'FAILURE'
  | 'OPEN'
  | 'PENDING'
  | 'SUCCESS'
  | '%future added value';

export type OrderCancelReason =
  | 'CUSTOMER'
  | 'DECLINED'
  | 'FRAUD'
  | 'INVENTORY'
  | 'OTHER'
  | 'STAFF'
  | '%future added value';

export type OrderDisplayFinancialStatus =
  | 'AUTHORIZED'
  | 'EXPIRED'
  | 'PAID'
  | 'PARTIALLY_PAID'
  | 'PARTIALLY_REFUNDED'
  | 'PENDING'
  | 'REFUNDED'
  | 'VOIDED'
  | '%future added value';

export type OrderDisplayFulfillmentStatus =
  | 'FULFILLED'
  | 'IN_PROGRESS'
  | 'ON_HOLD'
  | 'OPEN'
  | 'PARTIALLY_FULFILLED'
  | 'PENDING_FULFILLMENT'
  | 'REQUEST_DECLINED'
  | 'RESTOCKED'
  | 'SCHEDULED'
  | 'UNFULFILLED'
  | '%future added value';

export type OrderTransactionStatus =
  | 'AWAITING_RESPONSE'
  | 'ERROR'
  | 'FAILURE'
  | 'PENDING'
  | 'SUCCESS'
  | 'UNKNOWN'
  | '%future added value';

export type ProductStatus =
  | 'ACTIVE'
  | 'ARCHIVED'
  | 'DRAFT'
  | 'UNLISTED'
  | '%future added value';

export type ReturnStatus =
  | 'CANCELED'
  | 'CLOSED'
  | 'DECLINED'
  | 'OPEN'
  | 'REQUESTED'
  | '%future added value';

export type ShopPolicyType =
  | 'CONTACT_INFORMATION'
  | 'LEGAL_NOTICE'
  | 'PRIVACY_POLICY'
  | 'REFUND_POLICY'
  | 'SHIPPING_POLICY'
  | 'SUBSCRIPTION_POLICY'
  | 'TERMS_OF_SALE'
  | 'TERMS_OF_SERVICE'
  | '%future added value';

export type CustomerOrdersQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
  lines?: number | null | undefined;
  parcels?: number | null | undefined;
  parcelLines?: number | null | undefined;
  scans?: number | null | undefined;
  refunds?: number | null | undefined;
}>;


export type CustomerOrdersQuery = { readonly customer: { readonly id: string, readonly orders: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly processedAt: string, readonly cancelledAt: string | null, readonly cancelReason: OrderCancelReason | null, readonly displayFinancialStatus: OrderDisplayFinancialStatus | null, readonly displayFulfillmentStatus: OrderDisplayFulfillmentStatus, readonly tags: ReadonlyArray<string>, readonly customer: { readonly id: string, readonly defaultEmailAddress: { readonly emailAddress: string } | null, readonly defaultPhoneNumber: { readonly phoneNumber: string } | null } | null, readonly billingAddress: { readonly phone: string | null, readonly countryCodeV2: CountryCode | null } | null, readonly shippingAddress: { readonly phone: string | null, readonly city: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null } | null, readonly totalPriceSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly shippingLines: { readonly nodes: ReadonlyArray<{ readonly title: string }> }, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly variantTitle: string | null, readonly sku: string | null, readonly quantity: number, readonly currentQuantity: number, readonly unfulfilledQuantity: number, readonly refundableQuantity: number, readonly discountedUnitPriceAfterAllDiscountsSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }> }, readonly fulfillments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: FulfillmentStatus, readonly displayStatus: FulfillmentDisplayStatus | null, readonly createdAt: string, readonly estimatedDeliveryAt: string | null, readonly inTransitAt: string | null, readonly deliveredAt: string | null, readonly trackingInfo: ReadonlyArray<{ readonly company: string | null, readonly number: string | null, readonly url: string | null }>, readonly events: { readonly nodes: ReadonlyArray<{ readonly status: FulfillmentEventStatus, readonly happenedAt: string, readonly message: string | null, readonly city: string | null, readonly country: string | null }> }, readonly fulfillmentLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number | null, readonly lineItem: { readonly id: string, readonly title: string } }> } }>, readonly refunds: ReadonlyArray<{ readonly id: string, readonly createdAt: string | null, readonly updatedAt: string, readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly status: OrderTransactionStatus }> } }>, readonly returns: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: ReturnStatus }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type OrderFieldsFragment = { readonly id: string, readonly name: string, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly processedAt: string, readonly cancelledAt: string | null, readonly cancelReason: OrderCancelReason | null, readonly displayFinancialStatus: OrderDisplayFinancialStatus | null, readonly displayFulfillmentStatus: OrderDisplayFulfillmentStatus, readonly tags: ReadonlyArray<string>, readonly customer: { readonly id: string, readonly defaultEmailAddress: { readonly emailAddress: string } | null, readonly defaultPhoneNumber: { readonly phoneNumber: string } | null } | null, readonly billingAddress: { readonly phone: string | null, readonly countryCodeV2: CountryCode | null } | null, readonly shippingAddress: { readonly phone: string | null, readonly city: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null } | null, readonly totalPriceSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly shippingLines: { readonly nodes: ReadonlyArray<{ readonly title: string }> }, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly variantTitle: string | null, readonly sku: string | null, readonly quantity: number, readonly currentQuantity: number, readonly unfulfilledQuantity: number, readonly refundableQuantity: number, readonly discountedUnitPriceAfterAllDiscountsSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }> }, readonly fulfillments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: FulfillmentStatus, readonly displayStatus: FulfillmentDisplayStatus | null, readonly createdAt: string, readonly estimatedDeliveryAt: string | null, readonly inTransitAt: string | null, readonly deliveredAt: string | null, readonly trackingInfo: ReadonlyArray<{ readonly company: string | null, readonly number: string | null, readonly url: string | null }>, readonly events: { readonly nodes: ReadonlyArray<{ readonly status: FulfillmentEventStatus, readonly happenedAt: string, readonly message: string | null, readonly city: string | null, readonly country: string | null }> }, readonly fulfillmentLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number | null, readonly lineItem: { readonly id: string, readonly title: string } }> } }>, readonly refunds: ReadonlyArray<{ readonly id: string, readonly createdAt: string | null, readonly updatedAt: string, readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly status: OrderTransactionStatus }> } }>, readonly returns: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: ReturnStatus }> } };

export type FindOrderQueryVariables = Exact<{
  query: string;
  lines?: number | null | undefined;
  parcels?: number | null | undefined;
  parcelLines?: number | null | undefined;
  scans?: number | null | undefined;
  refunds?: number | null | undefined;
}>;


export type FindOrderQuery = { readonly candidates: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string }> }, readonly orders: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly processedAt: string, readonly cancelledAt: string | null, readonly cancelReason: OrderCancelReason | null, readonly displayFinancialStatus: OrderDisplayFinancialStatus | null, readonly displayFulfillmentStatus: OrderDisplayFulfillmentStatus, readonly tags: ReadonlyArray<string>, readonly customer: { readonly id: string, readonly defaultEmailAddress: { readonly emailAddress: string } | null, readonly defaultPhoneNumber: { readonly phoneNumber: string } | null } | null, readonly billingAddress: { readonly phone: string | null, readonly countryCodeV2: CountryCode | null } | null, readonly shippingAddress: { readonly phone: string | null, readonly city: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null } | null, readonly totalPriceSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly shippingLines: { readonly nodes: ReadonlyArray<{ readonly title: string }> }, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly variantTitle: string | null, readonly sku: string | null, readonly quantity: number, readonly currentQuantity: number, readonly unfulfilledQuantity: number, readonly refundableQuantity: number, readonly discountedUnitPriceAfterAllDiscountsSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }> }, readonly fulfillments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: FulfillmentStatus, readonly displayStatus: FulfillmentDisplayStatus | null, readonly createdAt: string, readonly estimatedDeliveryAt: string | null, readonly inTransitAt: string | null, readonly deliveredAt: string | null, readonly trackingInfo: ReadonlyArray<{ readonly company: string | null, readonly number: string | null, readonly url: string | null }>, readonly events: { readonly nodes: ReadonlyArray<{ readonly status: FulfillmentEventStatus, readonly happenedAt: string, readonly message: string | null, readonly city: string | null, readonly country: string | null }> }, readonly fulfillmentLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number | null, readonly lineItem: { readonly id: string, readonly title: string } }> } }>, readonly refunds: ReadonlyArray<{ readonly id: string, readonly createdAt: string | null, readonly updatedAt: string, readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly status: OrderTransactionStatus }> } }>, readonly returns: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: ReturnStatus }> } }> } };

export type GrantedScopesQueryVariables = Exact<{ [key: string]: never; }>;


export type GrantedScopesQuery = { readonly currentAppInstallation: { readonly accessScopes: ReadonlyArray<{ readonly handle: string }> } };

export type OrderByIdQueryVariables = Exact<{
  id: string;
  lines?: number | null | undefined;
  parcels?: number | null | undefined;
  parcelLines?: number | null | undefined;
  scans?: number | null | undefined;
  refunds?: number | null | undefined;
}>;


export type OrderByIdQuery = { readonly order: { readonly id: string, readonly name: string, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly processedAt: string, readonly cancelledAt: string | null, readonly cancelReason: OrderCancelReason | null, readonly displayFinancialStatus: OrderDisplayFinancialStatus | null, readonly displayFulfillmentStatus: OrderDisplayFulfillmentStatus, readonly tags: ReadonlyArray<string>, readonly customer: { readonly id: string, readonly defaultEmailAddress: { readonly emailAddress: string } | null, readonly defaultPhoneNumber: { readonly phoneNumber: string } | null } | null, readonly billingAddress: { readonly phone: string | null, readonly countryCodeV2: CountryCode | null } | null, readonly shippingAddress: { readonly phone: string | null, readonly city: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null } | null, readonly totalPriceSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly shippingLines: { readonly nodes: ReadonlyArray<{ readonly title: string }> }, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly variantTitle: string | null, readonly sku: string | null, readonly quantity: number, readonly currentQuantity: number, readonly unfulfilledQuantity: number, readonly refundableQuantity: number, readonly discountedUnitPriceAfterAllDiscountsSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }> }, readonly fulfillments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: FulfillmentStatus, readonly displayStatus: FulfillmentDisplayStatus | null, readonly createdAt: string, readonly estimatedDeliveryAt: string | null, readonly inTransitAt: string | null, readonly deliveredAt: string | null, readonly trackingInfo: ReadonlyArray<{ readonly company: string | null, readonly number: string | null, readonly url: string | null }>, readonly events: { readonly nodes: ReadonlyArray<{ readonly status: FulfillmentEventStatus, readonly happenedAt: string, readonly message: string | null, readonly city: string | null, readonly country: string | null }> }, readonly fulfillmentLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number | null, readonly lineItem: { readonly id: string, readonly title: string } }> } }>, readonly refunds: ReadonlyArray<{ readonly id: string, readonly createdAt: string | null, readonly updatedAt: string, readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly status: OrderTransactionStatus }> } }>, readonly returns: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: ReturnStatus }> } } | null };

export type OrderNameFormatQueryVariables = Exact<{ [key: string]: never; }>;


export type OrderNameFormatQuery = { readonly shop: { readonly orderNumberFormatPrefix: string, readonly orderNumberFormatSuffix: string } };

export type SearchProductsQueryVariables = Exact<{
  query: string;
  first: number;
}>;


export type SearchProductsQuery = { readonly products: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly handle: string, readonly status: ProductStatus, readonly descriptionHtml: string, readonly vendor: string, readonly productType: string, readonly tracksInventory: boolean, readonly onlineStoreUrl: string | null, readonly priceRangeV2: { readonly minVariantPrice: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly maxVariantPrice: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly variants: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly sku: string | null, readonly price: string, readonly compareAtPrice: string | null, readonly availableForSale: boolean, readonly inventoryQuantity: number | null, readonly selectedOptions: ReadonlyArray<{ readonly name: string, readonly value: string }> }> } }> } };

export type ShopFactsQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopFactsQuery = { readonly shop: { readonly name: string, readonly myshopifyDomain: string, readonly currencyCode: CurrencyCode, readonly ianaTimezone: string, readonly contactEmail: string, readonly primaryDomain: { readonly host: string } } };

export type ShopPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopPoliciesQuery = { readonly shop: { readonly shopPolicies: ReadonlyArray<{ readonly id: string, readonly type: ShopPolicyType, readonly title: string, readonly body: string, readonly url: string, readonly updatedAt: string }> } };

export const customerOrdersOperation: AdminOperation<CustomerOrdersQuery, CustomerOrdersQueryVariables> = {
  name: 'CustomerOrders',
  kind: 'query',
  estimatedCost: 441,
  text: "query CustomerOrders($id:ID!$first:Int!$after:String$lines:Int=8$parcels:Int=3$parcelLines:Int=4$scans:Int=1$refunds:Int=2){customer(id:$id){id orders(first:$first after:$after sortKey:PROCESSED_AT reverse:true){nodes{...OrderFields}pageInfo{hasNextPage endCursor}}}}fragment OrderFields on Order{id name email phone createdAt processedAt cancelledAt cancelReason displayFinancialStatus displayFulfillmentStatus tags customer{id defaultEmailAddress{emailAddress}defaultPhoneNumber{phoneNumber}}billingAddress{phone countryCodeV2}shippingAddress{phone city country countryCodeV2}totalPriceSet{presentmentMoney{amount currencyCode}}totalRefundedSet{presentmentMoney{amount currencyCode}}shippingLines(first:1){nodes{title}}lineItems(first:$lines){nodes{id title variantTitle sku quantity currentQuantity unfulfilledQuantity refundableQuantity discountedUnitPriceAfterAllDiscountsSet{presentmentMoney{amount currencyCode}}}}fulfillments(first:$parcels){id name status displayStatus createdAt estimatedDeliveryAt inTransitAt deliveredAt trackingInfo(first:3){company number url}events(first:$scans sortKey:HAPPENED_AT reverse:true){nodes{status happenedAt message city country}}fulfillmentLineItems(first:$parcelLines){nodes{quantity lineItem{id title}}}}refunds(first:$refunds){id createdAt updatedAt totalRefundedSet{presentmentMoney{amount currencyCode}}transactions(first:3){nodes{status}}}returns(first:$refunds){nodes{id name status}}}",
};

export const findOrderOperation: AdminOperation<FindOrderQuery, FindOrderQueryVariables> = {
  name: 'FindOrder',
  kind: 'query',
  estimatedCost: 346,
  text: "query FindOrder($query:String!$lines:Int=30$parcels:Int=8$parcelLines:Int=8$scans:Int=5$refunds:Int=5){candidates:orders(first:10 query:$query sortKey:PROCESSED_AT reverse:true){nodes{id name}}orders(first:1 query:$query sortKey:PROCESSED_AT reverse:true){nodes{...OrderFields}}}fragment OrderFields on Order{id name email phone createdAt processedAt cancelledAt cancelReason displayFinancialStatus displayFulfillmentStatus tags customer{id defaultEmailAddress{emailAddress}defaultPhoneNumber{phoneNumber}}billingAddress{phone countryCodeV2}shippingAddress{phone city country countryCodeV2}totalPriceSet{presentmentMoney{amount currencyCode}}totalRefundedSet{presentmentMoney{amount currencyCode}}shippingLines(first:1){nodes{title}}lineItems(first:$lines){nodes{id title variantTitle sku quantity currentQuantity unfulfilledQuantity refundableQuantity discountedUnitPriceAfterAllDiscountsSet{presentmentMoney{amount currencyCode}}}}fulfillments(first:$parcels){id name status displayStatus createdAt estimatedDeliveryAt inTransitAt deliveredAt trackingInfo(first:3){company number url}events(first:$scans sortKey:HAPPENED_AT reverse:true){nodes{status happenedAt message city country}}fulfillmentLineItems(first:$parcelLines){nodes{quantity lineItem{id title}}}}refunds(first:$refunds){id createdAt updatedAt totalRefundedSet{presentmentMoney{amount currencyCode}}transactions(first:3){nodes{status}}}returns(first:$refunds){nodes{id name status}}}",
};

export const grantedScopesOperation: AdminOperation<GrantedScopesQuery, GrantedScopesQueryVariables> = {
  name: 'GrantedScopes',
  kind: 'query',
  estimatedCost: 4,
  text: "query GrantedScopes{currentAppInstallation{accessScopes{handle}}}",
};

export const orderByIdOperation: AdminOperation<OrderByIdQuery, OrderByIdQueryVariables> = {
  name: 'OrderById',
  kind: 'query',
  estimatedCost: 336,
  text: "query OrderById($id:ID!$lines:Int=30$parcels:Int=8$parcelLines:Int=8$scans:Int=5$refunds:Int=5){order(id:$id){...OrderFields}}fragment OrderFields on Order{id name email phone createdAt processedAt cancelledAt cancelReason displayFinancialStatus displayFulfillmentStatus tags customer{id defaultEmailAddress{emailAddress}defaultPhoneNumber{phoneNumber}}billingAddress{phone countryCodeV2}shippingAddress{phone city country countryCodeV2}totalPriceSet{presentmentMoney{amount currencyCode}}totalRefundedSet{presentmentMoney{amount currencyCode}}shippingLines(first:1){nodes{title}}lineItems(first:$lines){nodes{id title variantTitle sku quantity currentQuantity unfulfilledQuantity refundableQuantity discountedUnitPriceAfterAllDiscountsSet{presentmentMoney{amount currencyCode}}}}fulfillments(first:$parcels){id name status displayStatus createdAt estimatedDeliveryAt inTransitAt deliveredAt trackingInfo(first:3){company number url}events(first:$scans sortKey:HAPPENED_AT reverse:true){nodes{status happenedAt message city country}}fulfillmentLineItems(first:$parcelLines){nodes{quantity lineItem{id title}}}}refunds(first:$refunds){id createdAt updatedAt totalRefundedSet{presentmentMoney{amount currencyCode}}transactions(first:3){nodes{status}}}returns(first:$refunds){nodes{id name status}}}",
};

export const orderNameFormatOperation: AdminOperation<OrderNameFormatQuery, OrderNameFormatQueryVariables> = {
  name: 'OrderNameFormat',
  kind: 'query',
  estimatedCost: 1,
  text: "query OrderNameFormat{shop{orderNumberFormatPrefix orderNumberFormatSuffix}}",
};

export const searchProductsOperation: AdminOperation<SearchProductsQuery, SearchProductsQueryVariables> = {
  name: 'SearchProducts',
  kind: 'query',
  estimatedCost: 440,
  text: "query SearchProducts($query:String!$first:Int!){products(first:$first query:$query sortKey:RELEVANCE){nodes{id title handle status descriptionHtml vendor productType tracksInventory onlineStoreUrl priceRangeV2{minVariantPrice{amount currencyCode}maxVariantPrice{amount currencyCode}}variants(first:10){nodes{id title sku price compareAtPrice availableForSale inventoryQuantity selectedOptions{name value}}}}}}",
};

export const shopFactsOperation: AdminOperation<ShopFactsQuery, ShopFactsQueryVariables> = {
  name: 'ShopFacts',
  kind: 'query',
  estimatedCost: 2,
  text: "query ShopFacts{shop{name myshopifyDomain currencyCode ianaTimezone contactEmail primaryDomain{host}}}",
};

export const shopPoliciesOperation: AdminOperation<ShopPoliciesQuery, ShopPoliciesQueryVariables> = {
  name: 'ShopPolicies',
  kind: 'query',
  estimatedCost: 4,
  text: "query ShopPolicies{shop{shopPolicies{id type title body url updatedAt}}}",
};

