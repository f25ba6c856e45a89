// Made by scripts/shopify-codegen.ts from operations/*.graphql and Shopify's own schema; never edited.
import type { AdminOperation } from './admin-operation.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AttributeInput = {
  readonly key: string;
  readonly value: string;
};

export type BundlesDraftOrderBundleLineItemComponentInput = {
  readonly quantity: number;
  readonly uuid?: string | null | undefined;
  readonly variantId?: string | null | undefined;
};

export type CalculateExchangeLineItemInput = {
  readonly appliedDiscount?: ExchangeLineItemAppliedDiscountInput | null | undefined;
  readonly quantity: number;
  readonly variantId?: string | null | undefined;
};

export type CalculateReturnInput = {
  readonly exchangeLineItems?: ReadonlyArray<CalculateExchangeLineItemInput> | null | undefined;
  readonly orderId: string;
  readonly returnLineItems?: ReadonlyArray<CalculateReturnLineItemInput> | null | undefined;
  readonly returnShippingFee?: ReturnShippingFeeInput | null | undefined;
};

export type CalculateReturnLineItemInput = {
  readonly fulfillmentLineItemId: string;
  readonly quantity: number;
  readonly restockingFee?: RestockingFeeInput | null | undefined;
};

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

export type DepositInput = {
  readonly percentage: number;
};

export type DiscountAmountInput = {
  readonly amount?: string | null | undefined;
  readonly appliesOnEachItem?: boolean | null | undefined;
};

export type DiscountBuyerSelection =
  | 'ALL'
  | '%future added value';

export type DiscountCodeBasicInput = {
  readonly appliesOncePerCustomer?: boolean | null | undefined;
  readonly code?: string | null | undefined;
  readonly combinesWith?: DiscountCombinesWithInput | null | undefined;
  readonly context?: DiscountContextInput | null | undefined;
  readonly customerGets?: DiscountCustomerGetsInput | null | undefined;
  /** @deprecated Use `context` instead. */
  readonly customerSelection?: DiscountCustomerSelectionInput | null | undefined;
  readonly endsAt?: string | null | undefined;
  readonly minimumRequirement?: DiscountMinimumRequirementInput | null | undefined;
  readonly recurringCycleLimit?: number | null | undefined;
  readonly startsAt?: string | null | undefined;
  readonly tags?: ReadonlyArray<string> | null | undefined;
  readonly title?: string | null | undefined;
  readonly usageLimit?: number | null | undefined;
};

export type DiscountCollectionsInput = {
  readonly add?: ReadonlyArray<string> | null | undefined;
  readonly remove?: ReadonlyArray<string> | null | undefined;
};

export type DiscountCombinesWithInput = {
  readonly orderDiscounts?: boolean | null | undefined;
  readonly productDiscounts?: boolean | null | undefined;
  readonly productDiscountsWithTagsOnSameCartLine?: ProductDiscountsWithTagsOnSameCartLineInput | null | undefined;
  readonly shippingDiscounts?: boolean | null | undefined;
};

export type DiscountContextInput =
  {   readonly all: DiscountBuyerSelection; readonly customerSegments?: never; readonly customers?: never; readonly markets?: never; }
  |  { readonly all?: never;   readonly customerSegments: DiscountCustomerSegmentsInput; readonly customers?: never; readonly markets?: never; }
  |  { readonly all?: never; readonly customerSegments?: never;   readonly customers: DiscountCustomersInput; readonly markets?: never; }
  |  { readonly all?: never; readonly customerSegments?: never; readonly customers?: never;   readonly markets: DiscountMarketsInput; };

export type DiscountCustomerGetsInput = {
  readonly appliesOnOneTimePurchase?: boolean | null | undefined;
  readonly appliesOnSubscription?: boolean | null | undefined;
  readonly items?: DiscountItemsInput | null | undefined;
  readonly value?: DiscountCustomerGetsValueInput | null | undefined;
};

export type DiscountCustomerGetsValueInput = {
  readonly discountAmount?: DiscountAmountInput | null | undefined;
  readonly discountOnQuantity?: DiscountOnQuantityInput | null | undefined;
  readonly percentage?: number | null | undefined;
};

export type DiscountCustomerSegmentsInput = {
  readonly add?: ReadonlyArray<string> | null | undefined;
  readonly remove?: ReadonlyArray<string> | null | undefined;
};

export type DiscountCustomerSelectionInput = {
  readonly all?: boolean | null | undefined;
  readonly customerSegments?: DiscountCustomerSegmentsInput | null | undefined;
  readonly customers?: DiscountCustomersInput | null | undefined;
};

export type DiscountCustomersInput = {
  readonly add?: ReadonlyArray<string> | null | undefined;
  readonly remove?: ReadonlyArray<string> | null | undefined;
};

export type DiscountEffectInput = {
  readonly amount?: string | null | undefined;
  readonly percentage?: number | null | undefined;
};

export type DiscountErrorCode =
  | 'ACTIVE_PERIOD_OVERLAP'
  | 'APPLIES_ON_NOTHING'
  | 'BLANK'
  | 'CONFLICT'
  | 'DISCOUNT_NOT_COMPATIBLE_WITH_CONDITION_TYPES'
  | 'DUPLICATE'
  | 'END_DATE_BEFORE_START_DATE'
  | 'EQUAL_TO'
  | 'EXCEEDED_MAX'
  | 'GREATER_THAN'
  | 'GREATER_THAN_OR_EQUAL_TO'
  | 'IMPLICIT_DUPLICATE'
  | 'INCLUSION'
  | 'INTERNAL_ERROR'
  | 'INVALID'
  | 'INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS'
  | 'INVALID_DISCOUNT_CLASS_FOR_PRICE_RULE'
  | 'INVALID_PRODUCT_DISCOUNTS_FALSE_WITH_EXISTING_TAGS_ON_SAME_CART_LINE'
  | 'INVALID_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_FOR_DISCOUNT_CLASS'
  | 'INVALID_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_WITHOUT_PRODUCT_DISCOUNTS'
  | 'INVALID_TAG_LENGTH'
  | 'LESS_THAN'
  | 'LESS_THAN_OR_EQUAL_TO'
  | 'MAX_APP_DISCOUNTS'
  | 'MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT'
  | 'MISSING_ARGUMENT'
  | 'MISSING_FUNCTION_IDENTIFIER'
  | 'MULTIPLE_FUNCTION_IDENTIFIERS'
  | 'MULTIPLE_RECURRING_CYCLE_LIMIT_FOR_NON_SUBSCRIPTION_ITEMS'
  | 'PRESENT'
  | 'PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_NOT_ENTITLED'
  | 'RECURRING_CYCLE_LIMIT_NOT_A_VALID_INTEGER'
  | 'TAKEN'
  | 'TOO_LONG'
  | 'TOO_MANY_ARGUMENTS'
  | 'TOO_MANY_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE'
  | 'TOO_MANY_TAGS'
  | 'TOO_SHORT'
  | 'VALUE_OUTSIDE_RANGE'
  | '%future added value';

export type DiscountItemsInput = {
  readonly all?: boolean | null | undefined;
  readonly collections?: DiscountCollectionsInput | null | undefined;
  readonly products?: DiscountProductsInput | null | undefined;
};

export type DiscountMarketsInput = {
  readonly add?: ReadonlyArray<string> | null | undefined;
  readonly remove?: ReadonlyArray<string> | null | undefined;
};

export type DiscountMinimumQuantityInput = {
  readonly greaterThanOrEqualToQuantity?: string | null | undefined;
};

export type DiscountMinimumRequirementInput = {
  readonly quantity?: DiscountMinimumQuantityInput | null | undefined;
  readonly subtotal?: DiscountMinimumSubtotalInput | null | undefined;
};

export type DiscountMinimumSubtotalInput = {
  readonly greaterThanOrEqualToSubtotal?: string | null | undefined;
};

export type DiscountOnQuantityInput = {
  readonly effect?: DiscountEffectInput | null | undefined;
  readonly quantity?: string | null | undefined;
};

export type DiscountProductsInput = {
  readonly productVariantsToAdd?: ReadonlyArray<string> | null | undefined;
  readonly productVariantsToRemove?: ReadonlyArray<string> | null | undefined;
  readonly productsToAdd?: ReadonlyArray<string> | null | undefined;
  readonly productsToRemove?: ReadonlyArray<string> | null | undefined;
};

export type DraftOrderAppliedDiscountInput = {
  /** @deprecated Please use `amountWithCurrency` instead. */
  readonly amount?: string | null | undefined;
  readonly amountWithCurrency?: MoneyInput | null | undefined;
  readonly description?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly value: number;
  readonly valueType: DraftOrderAppliedDiscountType;
};

export type DraftOrderAppliedDiscountType =
  | 'FIXED_AMOUNT'
  | 'PERCENTAGE'
  | '%future added value';

export type DraftOrderInput = {
  readonly acceptAutomaticDiscounts?: boolean | null | undefined;
  readonly allowDiscountCodesInCheckout?: boolean | null | undefined;
  readonly appliedDiscount?: DraftOrderAppliedDiscountInput | null | undefined;
  readonly billingAddress?: MailingAddressInput | null | undefined;
  readonly customAttributes?: ReadonlyArray<AttributeInput> | null | undefined;
  /** @deprecated Use `purchasingEntity` instead, which can be used for either a D2C or B2B customer. */
  readonly customerId?: string | null | undefined;
  readonly deposit?: DepositInput | null | undefined;
  readonly discountCodes?: ReadonlyArray<string> | null | undefined;
  readonly email?: string | null | undefined;
  readonly lineItems?: ReadonlyArray<DraftOrderLineItemInput> | null | undefined;
  /** @deprecated This field will be removed in a future version. Use `localizedFields` instead. */
  readonly localizationExtensions?: ReadonlyArray<LocalizationExtensionInput> | null | undefined;
  readonly localizedFields?: ReadonlyArray<LocalizedFieldInput> | null | undefined;
  /**
   * @deprecated This field is now incompatible with Markets.
   *
   */
  readonly marketRegionCountryCode?: CountryCode | null | undefined;
  readonly metafields?: ReadonlyArray<MetafieldInput> | null | undefined;
  readonly note?: string | null | undefined;
  readonly paymentTerms?: PaymentTermsInput | null | undefined;
  readonly phone?: string | null | undefined;
  readonly poNumber?: string | null | undefined;
  readonly presentmentCurrencyCode?: CurrencyCode | null | undefined;
  readonly purchasingEntity?: PurchasingEntityInput | null | undefined;
  readonly reserveInventoryUntil?: string | null | undefined;
  readonly sessionToken?: string | null | undefined;
  readonly shippingAddress?: MailingAddressInput | null | undefined;
  readonly shippingLine?: ShippingLineInput | null | undefined;
  readonly sourceName?: string | null | undefined;
  readonly tags?: ReadonlyArray<string> | null | undefined;
  readonly taxExempt?: boolean | null | undefined;
  readonly transformerFingerprint?: string | null | undefined;
  readonly useCustomerDefaultAddress?: boolean | null | undefined;
  readonly visibleToCustomer?: boolean | null | undefined;
};

export type DraftOrderLineItemComponentInput = {
  readonly quantity: number;
  readonly uuid?: string | null | undefined;
  readonly variantId?: string | null | undefined;
};

export type DraftOrderLineItemInput = {
  readonly appliedDiscount?: DraftOrderAppliedDiscountInput | null | undefined;
  /** @deprecated Use `components` instead. */
  readonly bundleComponents?: ReadonlyArray<BundlesDraftOrderBundleLineItemComponentInput> | null | undefined;
  readonly components?: ReadonlyArray<DraftOrderLineItemComponentInput> | null | undefined;
  readonly customAttributes?: ReadonlyArray<AttributeInput> | null | undefined;
  readonly generatePriceOverride?: boolean | null | undefined;
  /** @deprecated `weight` should be used instead, allowing different units to be used. */
  readonly grams?: number | null | undefined;
  /** @deprecated `originalUnitPriceWithCurrency` should be used instead, where currency can be specified. */
  readonly originalUnitPrice?: string | null | undefined;
  readonly originalUnitPriceWithCurrency?: MoneyInput | null | undefined;
  readonly priceOverride?: MoneyInput | null | undefined;
  readonly quantity: number;
  readonly requiresShipping?: boolean | null | undefined;
  readonly sku?: string | null | undefined;
  readonly taxable?: boolean | null | undefined;
  readonly title?: string | null | undefined;
  readonly uuid?: string | null | undefined;
  readonly variantId?: string | null | undefined;
  readonly weight?: WeightInput | null | undefined;
};

export type DraftOrderStatus =
  | 'COMPLETED'
  | 'INVOICE_SENT'
  | 'OPEN'
  | '%future added value';

export type ExchangeLineItemAppliedDiscountInput = {
  readonly description?: string | null | undefined;
  readonly value: ExchangeLineItemAppliedDiscountValueInput;
};

export type ExchangeLineItemAppliedDiscountValueInput =
  {   readonly amount: MoneyInput; readonly percentage?: never; }
  |  { readonly amount?: never;   readonly percentage: number; };

export type ExchangeLineItemInput = {
  readonly appliedDiscount?: ExchangeLineItemAppliedDiscountInput | null | undefined;
  readonly giftCardCodes?: ReadonlyArray<string> | null | undefined;
  readonly quantity: number;
  readonly variantId?: string | null | undefined;
};

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

export type FulfillmentOrderRequestStatus =
  | 'ACCEPTED'
  | 'CANCELLATION_ACCEPTED'
  | 'CANCELLATION_REJECTED'
  | 'CANCELLATION_REQUESTED'
  | 'CLOSED'
  | 'REJECTED'
  | 'SUBMITTED'
  | 'UNSUBMITTED'
  | '%future added value';

export type FulfillmentOrderStatus =
  | 'CANCELLED'
  | 'CLOSED'
  | 'INCOMPLETE'
  | 'IN_PROGRESS'
  | 'ON_HOLD'
  | 'OPEN'
  | 'SCHEDULED'
  | '%future added value';

export type FulfillmentStatus =
  | 'CANCELLED'
  | 'ERROR'
  | 'FAILURE'
  | 'OPEN'
  | 'PENDING'
  | 'SUCCESS'
  | '%future added value';

export type LocalizationExtensionInput = {
  readonly key: LocalizationExtensionKey;
  readonly value: string;
};

export type LocalizationExtensionKey =
  | 'SHIPPING_CREDENTIAL_BR'
  | 'SHIPPING_CREDENTIAL_CL'
  | 'SHIPPING_CREDENTIAL_CN'
  | 'SHIPPING_CREDENTIAL_CO'
  | 'SHIPPING_CREDENTIAL_CR'
  | 'SHIPPING_CREDENTIAL_EC'
  | 'SHIPPING_CREDENTIAL_ES'
  | 'SHIPPING_CREDENTIAL_GT'
  | 'SHIPPING_CREDENTIAL_ID'
  | 'SHIPPING_CREDENTIAL_KR'
  | 'SHIPPING_CREDENTIAL_MX'
  | 'SHIPPING_CREDENTIAL_MY'
  | 'SHIPPING_CREDENTIAL_PE'
  | 'SHIPPING_CREDENTIAL_PT'
  | 'SHIPPING_CREDENTIAL_PY'
  | 'SHIPPING_CREDENTIAL_TR'
  | 'SHIPPING_CREDENTIAL_TW'
  | 'SHIPPING_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_BR'
  | 'TAX_CREDENTIAL_CL'
  | 'TAX_CREDENTIAL_CO'
  | 'TAX_CREDENTIAL_CR'
  | 'TAX_CREDENTIAL_EC'
  | 'TAX_CREDENTIAL_ES'
  | 'TAX_CREDENTIAL_GT'
  | 'TAX_CREDENTIAL_ID'
  | 'TAX_CREDENTIAL_IT'
  | 'TAX_CREDENTIAL_MX'
  | 'TAX_CREDENTIAL_MY'
  | 'TAX_CREDENTIAL_PE'
  | 'TAX_CREDENTIAL_PT'
  | 'TAX_CREDENTIAL_PY'
  | 'TAX_CREDENTIAL_TR'
  | 'TAX_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_TYPE_MX'
  | 'TAX_CREDENTIAL_USE_MX'
  | 'TAX_EMAIL_IT'
  | '%future added value';

export type LocalizedFieldInput = {
  readonly key: LocalizedFieldKey;
  readonly value: string;
};

export type LocalizedFieldKey =
  | 'SHIPPING_CREDENTIAL_BR'
  | 'SHIPPING_CREDENTIAL_CL'
  | 'SHIPPING_CREDENTIAL_CN'
  | 'SHIPPING_CREDENTIAL_CO'
  | 'SHIPPING_CREDENTIAL_CR'
  | 'SHIPPING_CREDENTIAL_EC'
  | 'SHIPPING_CREDENTIAL_ES'
  | 'SHIPPING_CREDENTIAL_GT'
  | 'SHIPPING_CREDENTIAL_ID'
  | 'SHIPPING_CREDENTIAL_KR'
  | 'SHIPPING_CREDENTIAL_MX'
  | 'SHIPPING_CREDENTIAL_MY'
  | 'SHIPPING_CREDENTIAL_PE'
  | 'SHIPPING_CREDENTIAL_PT'
  | 'SHIPPING_CREDENTIAL_PY'
  | 'SHIPPING_CREDENTIAL_TR'
  | 'SHIPPING_CREDENTIAL_TW'
  | 'SHIPPING_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_BR'
  | 'TAX_CREDENTIAL_CL'
  | 'TAX_CREDENTIAL_CO'
  | 'TAX_CREDENTIAL_CR'
  | 'TAX_CREDENTIAL_EC'
  | 'TAX_CREDENTIAL_ES'
  | 'TAX_CREDENTIAL_GT'
  | 'TAX_CREDENTIAL_ID'
  | 'TAX_CREDENTIAL_IT'
  | 'TAX_CREDENTIAL_MX'
  | 'TAX_CREDENTIAL_MY'
  | 'TAX_CREDENTIAL_PE'
  | 'TAX_CREDENTIAL_PT'
  | 'TAX_CREDENTIAL_PY'
  | 'TAX_CREDENTIAL_TR'
  | 'TAX_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_TYPE_MX'
  | 'TAX_CREDENTIAL_USE_MX'
  | 'TAX_EMAIL_IT'
  | '%future added value';

export type MailingAddressInput = {
  readonly address1?: string | null | undefined;
  readonly address2?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly company?: string | null | undefined;
  /** @deprecated Use `countryCode` instead. */
  readonly country?: string | null | undefined;
  readonly countryCode?: CountryCode | null | undefined;
  readonly firstName?: string | null | undefined;
  /** @deprecated Not needed for 90% of mutations, and provided separately where it is needed. */
  readonly id?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly phone?: string | null | undefined;
  /** @deprecated Use `provinceCode` instead. */
  readonly province?: string | null | undefined;
  readonly provinceCode?: string | null | undefined;
  readonly zip?: string | null | undefined;
};

export type MetafieldInput = {
  readonly id?: string | null | undefined;
  readonly key?: string | null | undefined;
  readonly namespace?: string | null | undefined;
  readonly type?: string | null | undefined;
  readonly value?: string | null | undefined;
};

export type MoneyInput = {
  readonly amount: string;
  readonly currencyCode: CurrencyCode;
};

export type OrderActionType =
  | 'ORDER'
  | 'ORDER_EDIT'
  | 'REFUND'
  | 'RETURN'
  | 'UNKNOWN'
  | '%future added value';

export type OrderAdjustmentInputDiscrepancyReason =
  | 'CUSTOMER'
  | 'DAMAGE'
  | 'OTHER'
  | 'RESTOCK'
  | '%future added value';

export type OrderCancelReason =
  | 'CUSTOMER'
  | 'DECLINED'
  | 'FRAUD'
  | 'INVENTORY'
  | 'OTHER'
  | 'STAFF'
  | '%future added value';

export type OrderCancelRefundMethodInput =
  {   readonly originalPaymentMethodsRefund: boolean; readonly storeCreditRefund?: never; }
  |  { readonly originalPaymentMethodsRefund?: never;   readonly storeCreditRefund: OrderCancelStoreCreditRefundInput; };

export type OrderCancelStoreCreditRefundInput = {
  readonly expiresAt?: string | null | undefined;
};

export type OrderCancelUserErrorCode =
  | 'INTERNAL_ERROR'
  | 'INVALID'
  | 'NOT_FOUND'
  | 'NO_REFUND_PERMISSION'
  | 'NO_REFUND_TO_STORE_CREDIT_PERMISSION'
  | 'STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED'
  | 'STORE_CREDIT_REFUND_EXPIRATION_IN_PAST'
  | 'STORE_CREDIT_REFUND_MISSING_CUSTOMER'
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

export type OrderInput = {
  readonly customAttributes?: ReadonlyArray<AttributeInput> | null | undefined;
  readonly email?: string | null | undefined;
  readonly id: string;
  /** @deprecated This field will be removed in a future version. Use `localizedFields` instead. */
  readonly localizationExtensions?: ReadonlyArray<LocalizationExtensionInput> | null | undefined;
  readonly localizedFields?: ReadonlyArray<LocalizedFieldInput> | null | undefined;
  readonly metafields?: ReadonlyArray<MetafieldInput> | null | undefined;
  readonly note?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly poNumber?: string | null | undefined;
  readonly shippingAddress?: MailingAddressInput | null | undefined;
  readonly tags?: ReadonlyArray<string> | null | undefined;
};

export type OrderRiskRecommendationResult =
  | 'ACCEPT'
  | 'CANCEL'
  | 'INVESTIGATE'
  | 'NONE'
  | '%future added value';

export type OrderTransactionInput = {
  readonly amount: string;
  readonly gateway: string;
  readonly kind: OrderTransactionKind;
  readonly orderId: string;
  readonly parentId?: string | null | undefined;
};

export type OrderTransactionKind =
  | 'AUTHORIZATION'
  | 'CAPTURE'
  | 'CHANGE'
  | 'EMV_AUTHORIZATION'
  | 'REFUND'
  | 'SALE'
  | 'SUGGESTED_REFUND'
  | 'VOID'
  | '%future added value';

export type OrderTransactionStatus =
  | 'AWAITING_RESPONSE'
  | 'ERROR'
  | 'FAILURE'
  | 'PENDING'
  | 'SUCCESS'
  | 'UNKNOWN'
  | '%future added value';

export type PaymentScheduleInput = {
  readonly dueAt?: string | null | undefined;
  readonly issuedAt?: string | null | undefined;
};

export type PaymentTermsInput = {
  readonly paymentSchedules?: ReadonlyArray<PaymentScheduleInput> | null | undefined;
  readonly paymentTermsTemplateId?: string | null | undefined;
};

export type ProductDiscountsWithTagsOnSameCartLineInput = {
  readonly add?: ReadonlyArray<string> | null | undefined;
  readonly remove?: ReadonlyArray<string> | null | undefined;
};

export type ProductStatus =
  | 'ACTIVE'
  | 'ARCHIVED'
  | 'DRAFT'
  | 'UNLISTED'
  | '%future added value';

export type ProductVariantInventoryPolicy =
  | 'CONTINUE'
  | 'DENY'
  | '%future added value';

export type PurchasingCompanyInput = {
  readonly companyContactId: string;
  readonly companyId: string;
  readonly companyLocationId: string;
};

export type PurchasingEntityInput = {
  readonly customerId?: string | null | undefined;
  readonly purchasingCompany?: PurchasingCompanyInput | null | undefined;
};

export type RefundDutyInput = {
  readonly dutyId: string;
  readonly refundType?: RefundDutyRefundType | null | undefined;
};

export type RefundDutyRefundType =
  | 'FULL'
  | 'PROPORTIONAL'
  | '%future added value';

export type RefundInput = {
  readonly allowOverRefunding?: boolean | null | undefined;
  readonly currency?: CurrencyCode | null | undefined;
  readonly discrepancyReason?: OrderAdjustmentInputDiscrepancyReason | null | undefined;
  readonly note?: string | null | undefined;
  readonly notify?: boolean | null | undefined;
  readonly orderId: string;
  readonly processedAt?: string | null | undefined;
  readonly refundDuties?: ReadonlyArray<RefundDutyInput> | null | undefined;
  readonly refundLineItems?: ReadonlyArray<RefundLineItemInput> | null | undefined;
  readonly refundMethods?: ReadonlyArray<RefundMethodInput> | null | undefined;
  readonly shipping?: ShippingRefundInput | null | undefined;
  readonly transactions?: ReadonlyArray<OrderTransactionInput> | null | undefined;
};

export type RefundLineItemInput = {
  readonly lineItemId: string;
  readonly locationId?: string | null | undefined;
  readonly quantity: number;
  readonly restockType?: RefundLineItemRestockType | null | undefined;
};

export type RefundLineItemRestockType =
  | 'CANCEL'
  | 'LEGACY_RESTOCK'
  | 'NO_RESTOCK'
  | 'RETURN'
  | '%future added value';

export type RefundMethodInput =
  {   readonly storeCreditRefund: StoreCreditRefundInput; };

export type RestockingFeeInput = {
  readonly percentage: number;
};

export type ReturnErrorCode =
  | 'ALREADY_EXISTS'
  | 'BLANK'
  | 'CREATION_FAILED'
  | 'EQUAL_TO'
  | 'FEATURE_NOT_ENABLED'
  | 'GREATER_THAN'
  | 'GREATER_THAN_OR_EQUAL_TO'
  | 'INCLUSION'
  | 'INCOMPATIBLE_WITH_STANDARD_POLICY'
  | 'INTERNAL_ERROR'
  | 'INVALID'
  | 'INVALID_STATE'
  | 'LESS_THAN'
  | 'LESS_THAN_OR_EQUAL_TO'
  | 'MISSING_PERMISSION'
  | 'NOTIFICATION_FAILED'
  | 'NOT_A_NUMBER'
  | 'NOT_EDITABLE'
  | 'NOT_FOUND'
  | 'PRESENT'
  | 'TAKEN'
  | 'TOO_BIG'
  | 'TOO_LONG'
  | 'TOO_MANY_ARGUMENTS'
  | 'TOO_SHORT'
  | 'WRONG_LENGTH'
  | '%future added value';

export type ReturnInput = {
  readonly exchangeLineItems?: ReadonlyArray<ExchangeLineItemInput> | null | undefined;
  /** @deprecated This field is no longer supported and any value provided to it is currently ignored. */
  readonly notifyCustomer?: boolean | null | undefined;
  readonly orderId: string;
  readonly requestedAt?: string | null | undefined;
  readonly returnLineItems: ReadonlyArray<ReturnLineItemInput>;
  readonly returnShippingFee?: ReturnShippingFeeInput | null | undefined;
  /** @deprecated This field is temporary to support the transition to Returns Processing APIs. */
  readonly unprocessed?: boolean | null | undefined;
};

export type ReturnLineItemInput = {
  readonly fulfillmentLineItemId: string;
  readonly quantity: number;
  readonly restockingFee?: RestockingFeeInput | null | undefined;
  /** @deprecated Use `returnReasonDefinitionId` instead. This field will be removed in the future. */
  readonly returnReason?: ReturnReason | null | undefined;
  readonly returnReasonDefinitionId?: string | null | undefined;
  readonly returnReasonNote?: string | null | undefined;
};

export type ReturnReason =
  | 'COLOR'
  | 'DEFECTIVE'
  | 'NOT_AS_DESCRIBED'
  | 'OTHER'
  | 'SIZE_TOO_LARGE'
  | 'SIZE_TOO_SMALL'
  | 'STYLE'
  | 'UNKNOWN'
  | 'UNWANTED'
  | 'WRONG_ITEM'
  | '%future added value';

export type ReturnRequestInput = {
  readonly orderId: string;
  readonly returnLineItems: ReadonlyArray<ReturnRequestLineItemInput>;
  readonly returnShippingFee?: ReturnShippingFeeInput | null | undefined;
};

export type ReturnRequestLineItemInput = {
  readonly customerNote?: string | null | undefined;
  readonly fulfillmentLineItemId: string;
  readonly quantity: number;
  readonly restockingFee?: RestockingFeeInput | null | undefined;
  /** @deprecated Use `returnReasonDefinitionId` instead. This field will be removed in the future. */
  readonly returnReason?: ReturnReason | null | undefined;
  readonly returnReasonDefinitionId?: string | null | undefined;
};

export type ReturnShippingFeeInput = {
  readonly amount: MoneyInput;
};

export type ReturnStatus =
  | 'CANCELED'
  | 'CLOSED'
  | 'DECLINED'
  | 'OPEN'
  | 'REQUESTED'
  | '%future added value';

export type RiskAssessmentResult =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM'
  | 'NONE'
  | 'PENDING'
  | '%future added value';

export type SaleActionType =
  | 'ORDER'
  | 'RETURN'
  | 'UNKNOWN'
  | 'UPDATE'
  | '%future added value';

export type ShippingLineInput = {
  /** @deprecated `priceWithCurrency` should be used instead, where currencies can be specified. */
  readonly price?: string | null | undefined;
  readonly priceWithCurrency?: MoneyInput | null | undefined;
  readonly shippingRateHandle?: string | null | undefined;
  readonly title?: string | null | undefined;
};

export type ShippingRefundInput = {
  readonly amount?: string | null | undefined;
  readonly fullRefund?: boolean | null | undefined;
};

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

export type StoreCreditAccountCreditInput = {
  readonly creditAmount: MoneyInput;
  readonly expiresAt?: string | null | undefined;
  readonly notify?: boolean | null | undefined;
};

export type StoreCreditAccountCreditUserErrorCode =
  | 'ACCOUNT_NOT_FOUND'
  | 'CREDIT_LIMIT_EXCEEDED'
  | 'EXPIRES_AT_IN_PAST'
  | 'MISMATCHING_CURRENCY'
  | 'NEGATIVE_OR_ZERO_AMOUNT'
  | 'OWNER_NOT_FOUND'
  | 'UNSUPPORTED_CURRENCY'
  | '%future added value';

export type StoreCreditRefundInput = {
  readonly amount: MoneyInput;
  readonly expiresAt?: string | null | undefined;
};

export type StoreCreditSystemEvent =
  | 'ADJUSTMENT'
  | 'ORDER_CANCELLATION'
  | 'ORDER_PAYMENT'
  | 'ORDER_REFUND'
  | 'PAYMENT_FAILURE'
  | 'PAYMENT_RETURNED'
  | 'TAX_FINALIZATION'
  | '%future added value';

export type SubscriptionBillingCycleBillingCycleStatus =
  | 'BILLED'
  | 'UNBILLED'
  | '%future added value';

export type SubscriptionBillingCycleInput = {
  readonly contractId: string;
  readonly selector: SubscriptionBillingCycleSelector;
};

export type SubscriptionBillingCycleSelector = {
  readonly date?: string | null | undefined;
  readonly index?: number | null | undefined;
};

export type SubscriptionBillingCycleSkipUserErrorCode =
  | 'INVALID'
  | '%future added value';

export type SubscriptionContractStatusUpdateErrorCode =
  | 'CONTRACT_TERMINATED'
  | 'INVALID'
  | '%future added value';

export type SubscriptionContractSubscriptionStatus =
  | 'ACTIVE'
  | 'CANCELLED'
  | 'EXPIRED'
  | 'FAILED'
  | 'PAUSED'
  | '%future added value';

export type WeightInput = {
  readonly unit: WeightUnit;
  readonly value: number;
};

export type WeightUnit =
  | 'GRAMS'
  | 'KILOGRAMS'
  | 'OUNCES'
  | 'POUNDS'
  | '%future added value';

export type ActivateSubscriptionMutationVariables = Exact<{
  id: string;
}>;


export type ActivateSubscriptionMutation = { readonly subscriptionContractActivate: { readonly contract: { readonly id: string, readonly status: SubscriptionContractSubscriptionStatus } | null, readonly userErrors: ReadonlyArray<{ readonly code: SubscriptionContractStatusUpdateErrorCode | null, readonly field: ReadonlyArray<string> | null }> } | null };

export type AddTagsMutationVariables = Exact<{
  id: string;
  tags: ReadonlyArray<string> | string;
}>;


export type AddTagsMutation = { readonly tagsAdd: { readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null }> } | null };

export type BeginOrderEditMutationVariables = Exact<{
  id: string;
}>;


export type BeginOrderEditMutation = { readonly orderEditBegin: { readonly calculatedOrder: { readonly id: string, readonly totalOutstandingSet: { readonly shopMoney: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalPriceSet: { readonly shopMoney: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly editableQuantity: number, readonly variant: { readonly id: string } | null, readonly discountedUnitPriceSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }> } } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null }> } | null };

export type BothMoneyFragment = { readonly shopMoney: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } };

export type PaidMoneyFragment = { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } };

export type BillingCyclesQueryVariables = Exact<{
  id: string;
  from: string;
  until: string;
}>;


export type BillingCyclesQuery = { readonly subscriptionBillingCycles: { readonly nodes: ReadonlyArray<{ readonly cycleIndex: number, readonly skipped: boolean, readonly status: SubscriptionBillingCycleBillingCycleStatus, readonly billingAttemptExpectedDate: string }> } };

export type CalculateReturnQueryVariables = Exact<{
  orderId: string;
  input: CalculateReturnInput;
}>;


export type CalculateReturnQuery = { readonly order: { readonly taxesIncluded: boolean } | null, readonly returnCalculate: { readonly returnLineItems: ReadonlyArray<{ readonly quantity: number, readonly restockingFee: { readonly amountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } } | null, readonly subtotalSet: { readonly shopMoney: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalTaxSet: { readonly shopMoney: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }>, readonly exchangeLineItems: ReadonlyArray<{ readonly quantity: number, readonly subtotalSet: { readonly shopMoney: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalTaxSet: { readonly shopMoney: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }>, readonly returnShippingFee: { readonly amountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } } | null } | null };

export type CancelOrderMutationVariables = Exact<{
  orderId: string;
  reason: OrderCancelReason;
  refundMethod?: OrderCancelRefundMethodInput | null | undefined;
  staffNote: string;
}>;


export type CancelOrderMutation = { readonly orderCancel: { readonly job: { readonly id: string, readonly done: boolean } | null, readonly orderCancelUserErrors: ReadonlyArray<{ readonly code: OrderCancelUserErrorCode | null, readonly field: ReadonlyArray<string> | null }> } | null };

export type CancelSubscriptionMutationVariables = Exact<{
  id: string;
}>;


export type CancelSubscriptionMutation = { readonly subscriptionContractCancel: { readonly contract: { readonly id: string, readonly status: SubscriptionContractSubscriptionStatus } | null, readonly userErrors: ReadonlyArray<{ readonly code: SubscriptionContractStatusUpdateErrorCode | null, readonly field: ReadonlyArray<string> | null }> } | null };

export type CommitOrderEditMutationVariables = Exact<{
  id: string;
  staffNote: string;
}>;


export type CommitOrderEditMutation = { readonly orderEditCommit: { readonly order: { readonly id: string, readonly totalOutstandingSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly currentTotalPriceSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null }> } | null };

export type CompleteDraftOrderMutationVariables = Exact<{
  id: string;
}>;


export type CompleteDraftOrderMutation = { readonly draftOrderComplete: { readonly draftOrder: { readonly id: string, readonly status: DraftOrderStatus, readonly order: { readonly id: string } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null }> } | null };

export type CreateCustomerAddressMutationVariables = Exact<{
  customerId: string;
  address: MailingAddressInput;
}>;


export type CreateCustomerAddressMutation = { readonly customerAddressCreate: { readonly address: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null }> } | null };

export type CreateDiscountCodeMutationVariables = Exact<{
  input: DiscountCodeBasicInput;
}>;


export type CreateDiscountCodeMutation = { readonly discountCodeBasicCreate: { readonly codeDiscountNode: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: DiscountErrorCode | null, readonly field: ReadonlyArray<string> | null }> } | null };

export type CreateDraftOrderMutationVariables = Exact<{
  input: DraftOrderInput;
}>;


export type CreateDraftOrderMutation = { readonly draftOrderCreate: { readonly draftOrder: { readonly id: string, readonly totalPriceSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null }> } | null };

export type CreateRefundMutationVariables = Exact<{
  input: RefundInput;
  key: string;
}>;


export type CreateRefundMutation = { readonly refundCreate: { readonly refund: { readonly id: string, readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly status: OrderTransactionStatus }> } } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null }> } | null };

export type CreateReturnMutationVariables = Exact<{
  input: ReturnInput;
}>;


export type CreateReturnMutation = { readonly returnCreate: { readonly return: { readonly id: string, readonly name: string, readonly status: ReturnStatus } | null, readonly userErrors: ReadonlyArray<{ readonly code: ReturnErrorCode | null, readonly field: ReadonlyArray<string> | null }> } | null };

export type CreditStoreCreditMutationVariables = Exact<{
  id: string;
  input: StoreCreditAccountCreditInput;
}>;


export type CreditStoreCreditMutation = { readonly storeCreditAccountCredit: { readonly storeCreditAccountTransaction: { readonly id: string, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } } | null, readonly userErrors: ReadonlyArray<{ readonly code: StoreCreditAccountCreditUserErrorCode | null, readonly field: ReadonlyArray<string> | null }> } | null };

export type CustomerForWriteQueryVariables = Exact<{
  id: string;
}>;


export type CustomerForWriteQuery = { readonly customer: { readonly id: string, readonly defaultAddress: { readonly id: string, readonly phone: string | null, readonly countryCodeV2: CountryCode | null, readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly provinceCode: string | null, readonly zip: string | null } | null, readonly defaultEmailAddress: { readonly emailAddress: string } | null, readonly defaultPhoneNumber: { readonly phoneNumber: string } | null } | null };

export type CustomerContactsFragment = { readonly defaultEmailAddress: { readonly emailAddress: string } | null, readonly defaultPhoneNumber: { readonly phoneNumber: string } | null, readonly defaultAddress: { readonly phone: string | null, readonly countryCodeV2: CountryCode | null } | null };

export type AddressFieldsFragment = { readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null };

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

export type CustomerSubscriptionsQueryVariables = Exact<{
  id: string;
}>;


export type CustomerSubscriptionsQuery = { readonly customer: { readonly id: string, readonly subscriptionContracts: { readonly nodes: ReadonlyArray<{ readonly id: string }> } } | null };

export type DiscountByCodeQueryVariables = Exact<{
  code: string;
}>;


export type DiscountByCodeQuery = { readonly codeDiscountNodeByCode: { readonly id: string, readonly codeDiscount:
      | { readonly title: string, readonly endsAt: string | null, readonly usageLimit: number | null, readonly appliesOncePerCustomer: boolean }
      | Record<PropertyKey, never>
     } | null };

export type EditAddVariantMutationVariables = Exact<{
  id: string;
  variantId: string;
  quantity: number;
}>;


export type EditAddVariantMutation = { readonly orderEditAddVariant: { readonly calculatedLineItem: { readonly id: string } | null, readonly calculatedOrder: { readonly id: string, readonly totalOutstandingSet: { readonly shopMoney: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalPriceSet: { readonly shopMoney: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null }> } | null };

export type EditSetQuantityMutationVariables = Exact<{
  id: string;
  lineItemId: string;
  quantity: number;
}>;


export type EditSetQuantityMutation = { readonly orderEditSetQuantity: { readonly calculatedLineItem: { readonly id: string, readonly quantity: number } | null, readonly calculatedOrder: { readonly id: string, readonly totalOutstandingSet: { readonly shopMoney: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalPriceSet: { readonly shopMoney: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null }> } | null };

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

export type JobStatusQueryVariables = Exact<{
  id: string;
}>;


export type JobStatusQuery = { readonly job: { readonly id: string, readonly done: boolean } | null };

export type LeaveMarkMutationVariables = Exact<{
  id: string;
  tags: ReadonlyArray<string> | string;
  input: OrderInput;
}>;


export type LeaveMarkMutation = { readonly tagsAdd: { readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null }> } | null, readonly orderUpdate: { readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null }> } | null };

export type OrderAddressQueryVariables = Exact<{
  id: string;
}>;


export type OrderAddressQuery = { readonly order: { readonly id: string, readonly updatedAt: string, readonly shippingAddress: { readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null } | null } | null };

export type OrderByIdQueryVariables = Exact<{
  id: string;
  lines?: number | null | undefined;
  parcels?: number | null | undefined;
  parcelLines?: number | null | undefined;
  scans?: number | null | undefined;
  refunds?: number | null | undefined;
}>;


export type OrderByIdQuery = { readonly order: { readonly id: string, readonly name: string, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly processedAt: string, readonly cancelledAt: string | null, readonly cancelReason: OrderCancelReason | null, readonly displayFinancialStatus: OrderDisplayFinancialStatus | null, readonly displayFulfillmentStatus: OrderDisplayFulfillmentStatus, readonly tags: ReadonlyArray<string>, readonly customer: { readonly id: string, readonly defaultEmailAddress: { readonly emailAddress: string } | null, readonly defaultPhoneNumber: { readonly phoneNumber: string } | null } | null, readonly billingAddress: { readonly phone: string | null, readonly countryCodeV2: CountryCode | null } | null, readonly shippingAddress: { readonly phone: string | null, readonly city: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null } | null, readonly totalPriceSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly shippingLines: { readonly nodes: ReadonlyArray<{ readonly title: string }> }, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly variantTitle: string | null, readonly sku: string | null, readonly quantity: number, readonly currentQuantity: number, readonly unfulfilledQuantity: number, readonly refundableQuantity: number, readonly discountedUnitPriceAfterAllDiscountsSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }> }, readonly fulfillments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: FulfillmentStatus, readonly displayStatus: FulfillmentDisplayStatus | null, readonly createdAt: string, readonly estimatedDeliveryAt: string | null, readonly inTransitAt: string | null, readonly deliveredAt: string | null, readonly trackingInfo: ReadonlyArray<{ readonly company: string | null, readonly number: string | null, readonly url: string | null }>, readonly events: { readonly nodes: ReadonlyArray<{ readonly status: FulfillmentEventStatus, readonly happenedAt: string, readonly message: string | null, readonly city: string | null, readonly country: string | null }> }, readonly fulfillmentLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number | null, readonly lineItem: { readonly id: string, readonly title: string } }> } }>, readonly refunds: ReadonlyArray<{ readonly id: string, readonly createdAt: string | null, readonly updatedAt: string, readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly status: OrderTransactionStatus }> } }>, readonly returns: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: ReturnStatus }> } } | null };

export type OrderCancellationQueryVariables = Exact<{
  id: string;
}>;


export type OrderCancellationQuery = { readonly order: { readonly id: string, readonly cancelledAt: string | null, readonly cancellation: { readonly staffNote: string | null } | null, readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } } | null };

export type OrderEditsQueryVariables = Exact<{
  id: string;
}>;


export type OrderEditsQuery = { readonly order: { readonly id: string, readonly agreements: { readonly nodes: ReadonlyArray<
        | { readonly id: string, readonly happenedAt: string, readonly reason: OrderActionType, readonly sales: { readonly nodes: ReadonlyArray<
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null, readonly lineItem: { readonly id: string, readonly variant: { readonly id: string } | null } }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
            > } }
        | { readonly id: string, readonly happenedAt: string, readonly reason: OrderActionType, readonly sales: { readonly nodes: ReadonlyArray<
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null, readonly lineItem: { readonly id: string, readonly variant: { readonly id: string } | null } }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
            > } }
        | { readonly id: string, readonly happenedAt: string, readonly reason: OrderActionType, readonly sales: { readonly nodes: ReadonlyArray<
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null, readonly lineItem: { readonly id: string, readonly variant: { readonly id: string } | null } }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
            > } }
        | { readonly id: string, readonly happenedAt: string, readonly reason: OrderActionType, readonly sales: { readonly nodes: ReadonlyArray<
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null, readonly lineItem: { readonly id: string, readonly variant: { readonly id: string } | null } }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
              | { readonly actionType: SaleActionType, readonly quantity: number | null }
            > } }
      > } } | null };

export type OrderForWriteQueryVariables = Exact<{
  id: string;
  lines?: number | null | undefined;
  parcels?: number | null | undefined;
  parcelLines?: number | null | undefined;
  scans?: number | null | undefined;
  refunds?: number | null | undefined;
}>;


export type OrderForWriteQuery = { readonly order: { readonly updatedAt: string, readonly id: string, readonly name: string, readonly email: string | null, readonly phone: string | null, readonly createdAt: string, readonly processedAt: string, readonly cancelledAt: string | null, readonly cancelReason: OrderCancelReason | null, readonly displayFinancialStatus: OrderDisplayFinancialStatus | null, readonly displayFulfillmentStatus: OrderDisplayFulfillmentStatus, readonly tags: ReadonlyArray<string>, readonly customer: { readonly id: string, readonly defaultEmailAddress: { readonly emailAddress: string } | null, readonly defaultPhoneNumber: { readonly phoneNumber: string } | null } | null, readonly billingAddress: { readonly phone: string | null, readonly countryCodeV2: CountryCode | null } | null, readonly shippingAddress: { readonly phone: string | null, readonly city: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null } | null, readonly totalPriceSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly shippingLines: { readonly nodes: ReadonlyArray<{ readonly title: string }> }, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly variantTitle: string | null, readonly sku: string | null, readonly quantity: number, readonly currentQuantity: number, readonly unfulfilledQuantity: number, readonly refundableQuantity: number, readonly discountedUnitPriceAfterAllDiscountsSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }> }, readonly fulfillments: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: FulfillmentStatus, readonly displayStatus: FulfillmentDisplayStatus | null, readonly createdAt: string, readonly estimatedDeliveryAt: string | null, readonly inTransitAt: string | null, readonly deliveredAt: string | null, readonly trackingInfo: ReadonlyArray<{ readonly company: string | null, readonly number: string | null, readonly url: string | null }>, readonly events: { readonly nodes: ReadonlyArray<{ readonly status: FulfillmentEventStatus, readonly happenedAt: string, readonly message: string | null, readonly city: string | null, readonly country: string | null }> }, readonly fulfillmentLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number | null, readonly lineItem: { readonly id: string, readonly title: string } }> } }>, readonly refunds: ReadonlyArray<{ readonly id: string, readonly createdAt: string | null, readonly updatedAt: string, readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly status: OrderTransactionStatus }> } }>, readonly returns: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: ReturnStatus }> } } | null };

export type OrderNameFormatQueryVariables = Exact<{ [key: string]: never; }>;


export type OrderNameFormatQuery = { readonly shop: { readonly orderNumberFormatPrefix: string, readonly orderNumberFormatSuffix: string } };

export type OrderRefundsQueryVariables = Exact<{
  id: string;
}>;


export type OrderRefundsQuery = { readonly order: { readonly id: string, readonly refunds: ReadonlyArray<{ readonly id: string, readonly createdAt: string | null, readonly note: string | null, readonly totalRefundedSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly status: OrderTransactionStatus }> } }> } | null };

export type OrderReturnsQueryVariables = Exact<{
  id: string;
}>;


export type OrderReturnsQuery = { readonly order: { readonly id: string, readonly returns: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly status: ReturnStatus, readonly createdAt: string, readonly returnLineItems: { readonly nodes: ReadonlyArray<
            | { readonly customerNote: string | null, readonly returnReasonNote: string, readonly quantity: number, readonly fulfillmentLineItem: { readonly id: string } }
            | { readonly quantity: number }
          > } }> } } | null };

export type OrderWriteFactsQueryVariables = Exact<{
  id: string;
}>;


export type OrderWriteFactsQuery = { readonly order: { readonly updatedAt: string, readonly closed: boolean, readonly test: boolean, readonly note: string | null, readonly currencyCode: CurrencyCode, readonly presentmentCurrencyCode: CurrencyCode, readonly totalPriceSet: { readonly shopMoney: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalShippingPriceSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly shippingAddress: { readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null } | null, readonly risk: { readonly recommendation: OrderRiskRecommendationResult, readonly assessments: ReadonlyArray<{ readonly riskLevel: RiskAssessmentResult }> }, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly isGiftCard: boolean, readonly variant: { readonly id: string } | null, readonly product: { readonly id: string, readonly tags: ReadonlyArray<string> } | null }>, readonly pageInfo: { readonly hasNextPage: boolean } }, readonly fulfillmentOrders: { readonly nodes: ReadonlyArray<{ readonly status: FulfillmentOrderStatus, readonly requestStatus: FulfillmentOrderRequestStatus }> }, readonly transactions: ReadonlyArray<{ readonly id: string, readonly kind: OrderTransactionKind, readonly status: OrderTransactionStatus, readonly gateway: string | null, readonly formattedGateway: string | null, readonly amountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly parentTransaction: { readonly id: string } | null }>, readonly suggestedRefund: { readonly maximumRefundableSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly shipping: { readonly maximumRefundableSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } } } | null } | null, readonly returnableFulfillments: { readonly nodes: ReadonlyArray<{ readonly fulfillment: { readonly createdAt: string, readonly deliveredAt: string | null }, readonly returnableFulfillmentLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number, readonly fulfillmentLineItem: { readonly id: string, readonly lineItem: { readonly id: string } } }> } }> } };

export type PauseSubscriptionMutationVariables = Exact<{
  id: string;
}>;


export type PauseSubscriptionMutation = { readonly subscriptionContractPause: { readonly contract: { readonly id: string, readonly status: SubscriptionContractSubscriptionStatus } | null, readonly userErrors: ReadonlyArray<{ readonly code: SubscriptionContractStatusUpdateErrorCode | null, readonly field: ReadonlyArray<string> | null }> } | null };

export type ProductVariantsQueryVariables = Exact<{
  id: string;
}>;


export type ProductVariantsQuery = { readonly shop: { readonly currencyCode: CurrencyCode }, readonly product: { readonly id: string, readonly title: string, readonly status: ProductStatus, readonly tracksInventory: boolean, readonly variants: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly price: string, readonly availableForSale: boolean, readonly inventoryQuantity: number | null, readonly inventoryPolicy: ProductVariantInventoryPolicy, readonly selectedOptions: ReadonlyArray<{ readonly name: string, readonly value: string }> }> } } | null };

export type RecentDraftOrdersQueryVariables = Exact<{ [key: string]: never; }>;


export type RecentDraftOrdersQuery = { readonly draftOrders: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: DraftOrderStatus, readonly createdAt: string, readonly tags: ReadonlyArray<string>, readonly note2: string | null, readonly order: { readonly id: string, readonly name: string } | null }> } };

export type RequestReturnMutationVariables = Exact<{
  input: ReturnRequestInput;
}>;


export type RequestReturnMutation = { readonly returnRequest: { readonly return: { readonly id: string, readonly name: string, readonly status: ReturnStatus } | null, readonly userErrors: ReadonlyArray<{ readonly code: ReturnErrorCode | null, readonly field: ReadonlyArray<string> | null }> } | null };

export type ReturnReasonsQueryVariables = Exact<{
  first: number;
}>;


export type ReturnReasonsQuery = { readonly returnReasonDefinitions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly handle: string, readonly deleted: boolean }> } };

export type SearchProductsQueryVariables = Exact<{
  query: string;
  first: number;
}>;


export type SearchProductsQuery = { readonly products: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly handle: string, readonly status: ProductStatus, readonly descriptionHtml: string, readonly vendor: string, readonly productType: string, readonly tracksInventory: boolean, readonly onlineStoreUrl: string | null, readonly priceRangeV2: { readonly minVariantPrice: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly maxVariantPrice: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly variants: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly sku: string | null, readonly price: string, readonly compareAtPrice: string | null, readonly availableForSale: boolean, readonly inventoryQuantity: number | null, readonly selectedOptions: ReadonlyArray<{ readonly name: string, readonly value: string }> }> } }> } };

export type ShopFactsQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopFactsQuery = { readonly shop: { readonly name: string, readonly myshopifyDomain: string, readonly currencyCode: CurrencyCode, readonly ianaTimezone: string, readonly contactEmail: string, readonly primaryDomain: { readonly host: string } } };

export type ShopPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopPoliciesQuery = { readonly shop: { readonly shopPolicies: ReadonlyArray<{ readonly id: string, readonly type: ShopPolicyType, readonly title: string, readonly body: string, readonly url: string, readonly updatedAt: string }> } };

export type SkipBillingCycleMutationVariables = Exact<{
  input: SubscriptionBillingCycleInput;
}>;


export type SkipBillingCycleMutation = { readonly subscriptionBillingCycleSkip: { readonly billingCycle: { readonly cycleIndex: number, readonly skipped: boolean } | null, readonly userErrors: ReadonlyArray<{ readonly code: SubscriptionBillingCycleSkipUserErrorCode | null, readonly field: ReadonlyArray<string> | null }> } | null };

export type StoreCreditHistoryQueryVariables = Exact<{
  id: string;
}>;


export type StoreCreditHistoryQuery = { readonly customer: { readonly id: string, readonly storeCreditAccounts: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly transactions: { readonly nodes: ReadonlyArray<
            | { readonly id: string, readonly createdAt: string, readonly event: StoreCreditSystemEvent, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } }
            | { readonly createdAt: string, readonly event: StoreCreditSystemEvent, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } }
            | { readonly createdAt: string, readonly event: StoreCreditSystemEvent, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } }
            | { readonly createdAt: string, readonly event: StoreCreditSystemEvent, readonly amount: { readonly amount: string, readonly currencyCode: CurrencyCode } }
          > } }> } } | null };

export type SubscriptionByIdQueryVariables = Exact<{
  id: string;
}>;


export type SubscriptionByIdQuery = { readonly subscriptionContract: { readonly id: string, readonly status: SubscriptionContractSubscriptionStatus, readonly nextBillingDate: string | null, readonly billingPolicy: { readonly minCycles: number | null }, readonly lines: { readonly nodes: ReadonlyArray<{ readonly title: string, readonly variantTitle: string | null }> }, readonly customer: { readonly id: string, readonly defaultEmailAddress: { readonly emailAddress: string } | null, readonly defaultPhoneNumber: { readonly phoneNumber: string } | null, readonly defaultAddress: { readonly phone: string | null, readonly countryCodeV2: CountryCode | null } | null } | null } | null };

export type SubscriptionFieldsFragment = { readonly id: string, readonly status: SubscriptionContractSubscriptionStatus, readonly nextBillingDate: string | null, readonly billingPolicy: { readonly minCycles: number | null }, readonly lines: { readonly nodes: ReadonlyArray<{ readonly title: string, readonly variantTitle: string | null }> }, readonly customer: { readonly id: string, readonly defaultEmailAddress: { readonly emailAddress: string } | null, readonly defaultPhoneNumber: { readonly phoneNumber: string } | null, readonly defaultAddress: { readonly phone: string | null, readonly countryCodeV2: CountryCode | null } | null } | null };

export type SuggestRefundQueryVariables = Exact<{
  id: string;
  lines?: ReadonlyArray<RefundLineItemInput> | RefundLineItemInput | null | undefined;
  refundShipping?: boolean | null | undefined;
  full?: boolean | null | undefined;
}>;


export type SuggestRefundQuery = { readonly order: { readonly id: string, readonly suggestedRefund: { readonly amountSet: { readonly shopMoney: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly maximumRefundableSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly subtotalSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalTaxSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly shipping: { readonly amountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }, readonly suggestedTransactions: ReadonlyArray<{ readonly gateway: string | null, readonly formattedGateway: string | null, readonly amountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly maximumRefundableSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } | null, readonly parentTransaction: { readonly id: string } | null }> } | null, readonly fulfillmentOrders: { readonly nodes: ReadonlyArray<{ readonly status: FulfillmentOrderStatus, readonly assignedLocation: { readonly location: { readonly id: string } | null }, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly remainingQuantity: number, readonly lineItem: { readonly id: string } }> } }> } } | null };

export type UpdateCustomerAddressMutationVariables = Exact<{
  customerId: string;
  addressId: string;
  address: MailingAddressInput;
}>;


export type UpdateCustomerAddressMutation = { readonly customerAddressUpdate: { readonly address: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null }> } | null };

export type UpdateOrderAddressMutationVariables = Exact<{
  input: OrderInput;
}>;


export type UpdateOrderAddressMutation = { readonly orderUpdate: { readonly order: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null }> } | null };

export const activateSubscriptionOperation: AdminOperation<ActivateSubscriptionMutation, ActivateSubscriptionMutationVariables> = {
  name: 'ActivateSubscription',
  kind: 'mutation',
  estimatedCost: 15,
  text: "mutation ActivateSubscription($id:ID!){subscriptionContractActivate(subscriptionContractId:$id){contract{id status}userErrors{code field}}}",
};

export const addTagsOperation: AdminOperation<AddTagsMutation, AddTagsMutationVariables> = {
  name: 'AddTags',
  kind: 'mutation',
  estimatedCost: 14,
  text: "mutation AddTags($id:ID!$tags:[String!]!){tagsAdd(id:$id tags:$tags){userErrors{field}}}",
};

export const beginOrderEditOperation: AdminOperation<BeginOrderEditMutation, BeginOrderEditMutationVariables> = {
  name: 'BeginOrderEdit',
  kind: 'mutation',
  estimatedCost: 221,
  text: "mutation BeginOrderEdit($id:ID!){orderEditBegin(id:$id){calculatedOrder{id totalOutstandingSet{...BothMoney}totalPriceSet{...BothMoney}lineItems(first:50){nodes{id quantity editableQuantity variant{id}discountedUnitPriceSet{...PaidMoney}}}}userErrors{field}}}fragment BothMoney on MoneyBag{shopMoney{amount currencyCode}presentmentMoney{amount currencyCode}}fragment PaidMoney on MoneyBag{presentmentMoney{amount currencyCode}}",
};

export const billingCyclesOperation: AdminOperation<BillingCyclesQuery, BillingCyclesQueryVariables> = {
  name: 'BillingCycles',
  kind: 'query',
  estimatedCost: 20,
  text: "query BillingCycles($id:ID!$from:DateTime!$until:DateTime!){subscriptionBillingCycles(contractId:$id first:20 billingCyclesDateRangeSelector:{startDate:$from endDate:$until}){nodes{cycleIndex skipped status billingAttemptExpectedDate}}}",
};

export const calculateReturnOperation: AdminOperation<CalculateReturnQuery, CalculateReturnQueryVariables> = {
  name: 'CalculateReturn',
  kind: 'query',
  estimatedCost: 56,
  text: "query CalculateReturn($orderId:ID!$input:CalculateReturnInput!){order(id:$orderId){taxesIncluded}returnCalculate(input:$input){returnLineItems{quantity restockingFee{amountSet{...PaidMoney}}subtotalSet{...BothMoney}totalTaxSet{...BothMoney}}exchangeLineItems{quantity subtotalSet{...BothMoney}totalTaxSet{...BothMoney}}returnShippingFee{amountSet{...PaidMoney}}}}fragment PaidMoney on MoneyBag{presentmentMoney{amount currencyCode}}fragment BothMoney on MoneyBag{shopMoney{amount currencyCode}presentmentMoney{amount currencyCode}}",
};

export const cancelOrderOperation: AdminOperation<CancelOrderMutation, CancelOrderMutationVariables> = {
  name: 'CancelOrder',
  kind: 'mutation',
  estimatedCost: 15,
  text: "mutation CancelOrder($orderId:ID!$reason:OrderCancelReason!$refundMethod:OrderCancelRefundMethodInput$staffNote:String!){orderCancel(orderId:$orderId reason:$reason refundMethod:$refundMethod restock:true notifyCustomer:true staffNote:$staffNote){job{id done}orderCancelUserErrors{code field}}}",
};

export const cancelSubscriptionOperation: AdminOperation<CancelSubscriptionMutation, CancelSubscriptionMutationVariables> = {
  name: 'CancelSubscription',
  kind: 'mutation',
  estimatedCost: 15,
  text: "mutation CancelSubscription($id:ID!){subscriptionContractCancel(subscriptionContractId:$id){contract{id status}userErrors{code field}}}",
};

export const commitOrderEditOperation: AdminOperation<CommitOrderEditMutation, CommitOrderEditMutationVariables> = {
  name: 'CommitOrderEdit',
  kind: 'mutation',
  estimatedCost: 19,
  text: "mutation CommitOrderEdit($id:ID!$staffNote:String!){orderEditCommit(id:$id notifyCustomer:true staffNote:$staffNote){order{id totalOutstandingSet{...PaidMoney}currentTotalPriceSet{...PaidMoney}}userErrors{field}}}fragment PaidMoney on MoneyBag{presentmentMoney{amount currencyCode}}",
};

export const completeDraftOrderOperation: AdminOperation<CompleteDraftOrderMutation, CompleteDraftOrderMutationVariables> = {
  name: 'CompleteDraftOrder',
  kind: 'mutation',
  estimatedCost: 16,
  text: "mutation CompleteDraftOrder($id:ID!){draftOrderComplete(id:$id){draftOrder{id status order{id}}userErrors{field}}}",
};

export const createCustomerAddressOperation: AdminOperation<CreateCustomerAddressMutation, CreateCustomerAddressMutationVariables> = {
  name: 'CreateCustomerAddress',
  kind: 'mutation',
  estimatedCost: 15,
  text: "mutation CreateCustomerAddress($customerId:ID!$address:MailingAddressInput!){customerAddressCreate(customerId:$customerId address:$address setAsDefault:true){address{id}userErrors{field}}}",
};

export const createDiscountCodeOperation: AdminOperation<CreateDiscountCodeMutation, CreateDiscountCodeMutationVariables> = {
  name: 'CreateDiscountCode',
  kind: 'mutation',
  estimatedCost: 15,
  text: "mutation CreateDiscountCode($input:DiscountCodeBasicInput!){discountCodeBasicCreate(basicCodeDiscount:$input){codeDiscountNode{id}userErrors{code field}}}",
};

export const createDraftOrderOperation: AdminOperation<CreateDraftOrderMutation, CreateDraftOrderMutationVariables> = {
  name: 'CreateDraftOrder',
  kind: 'mutation',
  estimatedCost: 17,
  text: "mutation CreateDraftOrder($input:DraftOrderInput!){draftOrderCreate(input:$input){draftOrder{id totalPriceSet{...PaidMoney}}userErrors{field}}}fragment PaidMoney on MoneyBag{presentmentMoney{amount currencyCode}}",
};

export const createRefundOperation: AdminOperation<CreateRefundMutation, CreateRefundMutationVariables> = {
  name: 'CreateRefund',
  kind: 'mutation',
  estimatedCost: 37,
  text: "mutation CreateRefund($input:RefundInput!$key:String!){refundCreate(input:$input)@idempotent(key:$key){refund{id totalRefundedSet{...PaidMoney}transactions(first:20){nodes{status}}}userErrors{field}}}fragment PaidMoney on MoneyBag{presentmentMoney{amount currencyCode}}",
};

export const createReturnOperation: AdminOperation<CreateReturnMutation, CreateReturnMutationVariables> = {
  name: 'CreateReturn',
  kind: 'mutation',
  estimatedCost: 15,
  text: "mutation CreateReturn($input:ReturnInput!){returnCreate(returnInput:$input){return{id name status}userErrors{code field}}}",
};

export const creditStoreCreditOperation: AdminOperation<CreditStoreCreditMutation, CreditStoreCreditMutationVariables> = {
  name: 'CreditStoreCredit',
  kind: 'mutation',
  estimatedCost: 16,
  text: "mutation CreditStoreCredit($id:ID!$input:StoreCreditAccountCreditInput!){storeCreditAccountCredit(id:$id creditInput:$input){storeCreditAccountTransaction{id amount{amount currencyCode}}userErrors{code field}}}",
};

export const customerForWriteOperation: AdminOperation<CustomerForWriteQuery, CustomerForWriteQueryVariables> = {
  name: 'CustomerForWrite',
  kind: 'query',
  estimatedCost: 5,
  text: "query CustomerForWrite($id:ID!){customer(id:$id){id ...CustomerContacts defaultAddress{id ...AddressFields}}}fragment CustomerContacts on Customer{defaultEmailAddress{emailAddress}defaultPhoneNumber{phoneNumber}defaultAddress{phone countryCodeV2}}fragment AddressFields on MailingAddress{firstName lastName company address1 address2 city provinceCode zip countryCodeV2 phone}",
};

export const customerOrdersOperation: AdminOperation<CustomerOrdersQuery, CustomerOrdersQueryVariables> = {
  name: 'CustomerOrders',
  kind: 'query',
  estimatedCost: 441,
  text: "query CustomerOrders($id:ID!$first:Int!$after:String$lines:Int=8$parcels:Int=3$parcelLines:Int=4$scans:Int=1$refunds:Int=2){customer(id:$id){id orders(first:$first after:$after sortKey:PROCESSED_AT reverse:true){nodes{...OrderFields}pageInfo{hasNextPage endCursor}}}}fragment OrderFields on Order{id name email phone createdAt processedAt cancelledAt cancelReason displayFinancialStatus displayFulfillmentStatus tags customer{id defaultEmailAddress{emailAddress}defaultPhoneNumber{phoneNumber}}billingAddress{phone countryCodeV2}shippingAddress{phone city country countryCodeV2}totalPriceSet{presentmentMoney{amount currencyCode}}totalRefundedSet{presentmentMoney{amount currencyCode}}shippingLines(first:1){nodes{title}}lineItems(first:$lines){nodes{id title variantTitle sku quantity currentQuantity unfulfilledQuantity refundableQuantity discountedUnitPriceAfterAllDiscountsSet{presentmentMoney{amount currencyCode}}}}fulfillments(first:$parcels){id name status displayStatus createdAt estimatedDeliveryAt inTransitAt deliveredAt trackingInfo(first:3){company number url}events(first:$scans sortKey:HAPPENED_AT reverse:true){nodes{status happenedAt message city country}}fulfillmentLineItems(first:$parcelLines){nodes{quantity lineItem{id title}}}}refunds(first:$refunds){id createdAt updatedAt totalRefundedSet{presentmentMoney{amount currencyCode}}transactions(first:3){nodes{status}}}returns(first:$refunds){nodes{id name status}}}",
};

export const customerSubscriptionsOperation: AdminOperation<CustomerSubscriptionsQuery, CustomerSubscriptionsQueryVariables> = {
  name: 'CustomerSubscriptions',
  kind: 'query',
  estimatedCost: 6,
  text: "query CustomerSubscriptions($id:ID!){customer(id:$id){id subscriptionContracts(first:5 reverse:true){nodes{id}}}}",
};

export const discountByCodeOperation: AdminOperation<DiscountByCodeQuery, DiscountByCodeQueryVariables> = {
  name: 'DiscountByCode',
  kind: 'query',
  estimatedCost: 2,
  text: "query DiscountByCode($code:String!){codeDiscountNodeByCode(code:$code){id codeDiscount{...on DiscountCodeBasic{title endsAt usageLimit appliesOncePerCustomer}}}}",
};

export const editAddVariantOperation: AdminOperation<EditAddVariantMutation, EditAddVariantMutationVariables> = {
  name: 'EditAddVariant',
  kind: 'mutation',
  estimatedCost: 22,
  text: "mutation EditAddVariant($id:ID!$variantId:ID!$quantity:Int!){orderEditAddVariant(id:$id variantId:$variantId quantity:$quantity allowDuplicates:true){calculatedLineItem{id}calculatedOrder{id totalOutstandingSet{...BothMoney}totalPriceSet{...BothMoney}}userErrors{field}}}fragment BothMoney on MoneyBag{shopMoney{amount currencyCode}presentmentMoney{amount currencyCode}}",
};

export const editSetQuantityOperation: AdminOperation<EditSetQuantityMutation, EditSetQuantityMutationVariables> = {
  name: 'EditSetQuantity',
  kind: 'mutation',
  estimatedCost: 22,
  text: "mutation EditSetQuantity($id:ID!$lineItemId:ID!$quantity:Int!){orderEditSetQuantity(id:$id lineItemId:$lineItemId quantity:$quantity restock:true){calculatedLineItem{id quantity}calculatedOrder{id totalOutstandingSet{...BothMoney}totalPriceSet{...BothMoney}}userErrors{field}}}fragment BothMoney on MoneyBag{shopMoney{amount currencyCode}presentmentMoney{amount currencyCode}}",
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

export const jobStatusOperation: AdminOperation<JobStatusQuery, JobStatusQueryVariables> = {
  name: 'JobStatus',
  kind: 'query',
  estimatedCost: 1,
  text: "query JobStatus($id:ID!){job(id:$id){id done}}",
};

export const leaveMarkOperation: AdminOperation<LeaveMarkMutation, LeaveMarkMutationVariables> = {
  name: 'LeaveMark',
  kind: 'mutation',
  estimatedCost: 18,
  text: "mutation LeaveMark($id:ID!$tags:[String!]!$input:OrderInput!){tagsAdd(id:$id tags:$tags){userErrors{field}}orderUpdate(input:$input){userErrors{field}}}",
};

export const orderAddressOperation: AdminOperation<OrderAddressQuery, OrderAddressQueryVariables> = {
  name: 'OrderAddress',
  kind: 'query',
  estimatedCost: 2,
  text: "query OrderAddress($id:ID!){order(id:$id){id updatedAt shippingAddress{...AddressFields}}}fragment AddressFields on MailingAddress{firstName lastName company address1 address2 city provinceCode zip countryCodeV2 phone}",
};

export const orderByIdOperation: AdminOperation<OrderByIdQuery, OrderByIdQueryVariables> = {
  name: 'OrderById',
  kind: 'query',
  estimatedCost: 336,
  text: "query OrderById($id:ID!$lines:Int=30$parcels:Int=8$parcelLines:Int=8$scans:Int=5$refunds:Int=5){order(id:$id){...OrderFields}}fragment OrderFields on Order{id name email phone createdAt processedAt cancelledAt cancelReason displayFinancialStatus displayFulfillmentStatus tags customer{id defaultEmailAddress{emailAddress}defaultPhoneNumber{phoneNumber}}billingAddress{phone countryCodeV2}shippingAddress{phone city country countryCodeV2}totalPriceSet{presentmentMoney{amount currencyCode}}totalRefundedSet{presentmentMoney{amount currencyCode}}shippingLines(first:1){nodes{title}}lineItems(first:$lines){nodes{id title variantTitle sku quantity currentQuantity unfulfilledQuantity refundableQuantity discountedUnitPriceAfterAllDiscountsSet{presentmentMoney{amount currencyCode}}}}fulfillments(first:$parcels){id name status displayStatus createdAt estimatedDeliveryAt inTransitAt deliveredAt trackingInfo(first:3){company number url}events(first:$scans sortKey:HAPPENED_AT reverse:true){nodes{status happenedAt message city country}}fulfillmentLineItems(first:$parcelLines){nodes{quantity lineItem{id title}}}}refunds(first:$refunds){id createdAt updatedAt totalRefundedSet{presentmentMoney{amount currencyCode}}transactions(first:3){nodes{status}}}returns(first:$refunds){nodes{id name status}}}",
};

export const orderCancellationOperation: AdminOperation<OrderCancellationQuery, OrderCancellationQueryVariables> = {
  name: 'OrderCancellation',
  kind: 'query',
  estimatedCost: 4,
  text: "query OrderCancellation($id:ID!){order(id:$id){id cancelledAt cancellation{staffNote}totalRefundedSet{...PaidMoney}}}fragment PaidMoney on MoneyBag{presentmentMoney{amount currencyCode}}",
};

export const orderEditsOperation: AdminOperation<OrderEditsQuery, OrderEditsQueryVariables> = {
  name: 'OrderEdits',
  kind: 'query',
  estimatedCost: 461,
  text: "query OrderEdits($id:ID!){order(id:$id){id agreements(first:10 reverse:true){nodes{id happenedAt reason sales(first:15){nodes{actionType quantity ...on ProductSale{lineItem{id variant{id}}}}}}}}}",
};

export const orderForWriteOperation: AdminOperation<OrderForWriteQuery, OrderForWriteQueryVariables> = {
  name: 'OrderForWrite',
  kind: 'query',
  estimatedCost: 339,
  text: "query OrderForWrite($id:ID!$lines:Int=30$parcels:Int=8$parcelLines:Int=8$scans:Int=1$refunds:Int=10){order(id:$id){updatedAt ...OrderFields}}fragment OrderFields on Order{id name email phone createdAt processedAt cancelledAt cancelReason displayFinancialStatus displayFulfillmentStatus tags customer{id defaultEmailAddress{emailAddress}defaultPhoneNumber{phoneNumber}}billingAddress{phone countryCodeV2}shippingAddress{phone city country countryCodeV2}totalPriceSet{presentmentMoney{amount currencyCode}}totalRefundedSet{presentmentMoney{amount currencyCode}}shippingLines(first:1){nodes{title}}lineItems(first:$lines){nodes{id title variantTitle sku quantity currentQuantity unfulfilledQuantity refundableQuantity discountedUnitPriceAfterAllDiscountsSet{presentmentMoney{amount currencyCode}}}}fulfillments(first:$parcels){id name status displayStatus createdAt estimatedDeliveryAt inTransitAt deliveredAt trackingInfo(first:3){company number url}events(first:$scans sortKey:HAPPENED_AT reverse:true){nodes{status happenedAt message city country}}fulfillmentLineItems(first:$parcelLines){nodes{quantity lineItem{id title}}}}refunds(first:$refunds){id createdAt updatedAt totalRefundedSet{presentmentMoney{amount currencyCode}}transactions(first:3){nodes{status}}}returns(first:$refunds){nodes{id name status}}}",
};

export const orderNameFormatOperation: AdminOperation<OrderNameFormatQuery, OrderNameFormatQueryVariables> = {
  name: 'OrderNameFormat',
  kind: 'query',
  estimatedCost: 1,
  text: "query OrderNameFormat{shop{orderNumberFormatPrefix orderNumberFormatSuffix}}",
};

export const orderRefundsOperation: AdminOperation<OrderRefundsQuery, OrderRefundsQueryVariables> = {
  name: 'OrderRefunds',
  kind: 'query',
  estimatedCost: 321,
  text: "query OrderRefunds($id:ID!){order(id:$id){id refunds(first:40){id createdAt note totalRefundedSet{...PaidMoney}transactions(first:5){nodes{status}}}}}fragment PaidMoney on MoneyBag{presentmentMoney{amount currencyCode}}",
};

export const orderReturnsOperation: AdminOperation<OrderReturnsQuery, OrderReturnsQueryVariables> = {
  name: 'OrderReturns',
  kind: 'query',
  estimatedCost: 311,
  text: "query OrderReturns($id:ID!){order(id:$id){id returns(first:10 reverse:true){nodes{id name status createdAt returnLineItems(first:15){nodes{quantity ...on ReturnLineItem{customerNote returnReasonNote fulfillmentLineItem{id}}}}}}}}",
};

export const orderWriteFactsOperation: AdminOperation<OrderWriteFactsQuery, OrderWriteFactsQueryVariables> = {
  name: 'OrderWriteFacts',
  kind: 'query',
  estimatedCost: 480,
  text: "query OrderWriteFacts($id:ID!){order(id:$id){updatedAt closed test note currencyCode presentmentCurrencyCode totalPriceSet{...BothMoney}totalShippingPriceSet{...PaidMoney}shippingAddress{...AddressFields}risk{recommendation assessments{riskLevel}}lineItems(first:30){nodes{id isGiftCard variant{id}product{id tags}}pageInfo{hasNextPage}}fulfillmentOrders(first:5){nodes{status requestStatus}}transactions(first:40){id kind status gateway formattedGateway amountSet{...PaidMoney}parentTransaction{id}}suggestedRefund(suggestFullRefund:true){maximumRefundableSet{...PaidMoney}shipping{maximumRefundableSet{...PaidMoney}}}}returnableFulfillments(orderId:$id first:8){nodes{fulfillment{createdAt deliveredAt}returnableFulfillmentLineItems(first:8){nodes{quantity fulfillmentLineItem{id lineItem{id}}}}}}}fragment BothMoney on MoneyBag{shopMoney{amount currencyCode}presentmentMoney{amount currencyCode}}fragment PaidMoney on MoneyBag{presentmentMoney{amount currencyCode}}fragment AddressFields on MailingAddress{firstName lastName company address1 address2 city provinceCode zip countryCodeV2 phone}",
};

export const pauseSubscriptionOperation: AdminOperation<PauseSubscriptionMutation, PauseSubscriptionMutationVariables> = {
  name: 'PauseSubscription',
  kind: 'mutation',
  estimatedCost: 15,
  text: "mutation PauseSubscription($id:ID!){subscriptionContractPause(subscriptionContractId:$id){contract{id status}userErrors{code field}}}",
};

export const productVariantsOperation: AdminOperation<ProductVariantsQuery, ProductVariantsQueryVariables> = {
  name: 'ProductVariants',
  kind: 'query',
  estimatedCost: 402,
  text: "query ProductVariants($id:ID!){shop{currencyCode}product(id:$id){id title status tracksInventory variants(first:100){nodes{id title price availableForSale inventoryQuantity inventoryPolicy selectedOptions{name value}}}}}",
};

export const recentDraftOrdersOperation: AdminOperation<RecentDraftOrdersQuery, RecentDraftOrdersQueryVariables> = {
  name: 'RecentDraftOrders',
  kind: 'query',
  estimatedCost: 100,
  text: "query RecentDraftOrders{draftOrders(first:50 sortKey:ID reverse:true){nodes{id status createdAt tags note2 order{id name}}}}",
};

export const requestReturnOperation: AdminOperation<RequestReturnMutation, RequestReturnMutationVariables> = {
  name: 'RequestReturn',
  kind: 'mutation',
  estimatedCost: 15,
  text: "mutation RequestReturn($input:ReturnRequestInput!){returnRequest(input:$input){return{id name status}userErrors{code field}}}",
};

export const returnReasonsOperation: AdminOperation<ReturnReasonsQuery, ReturnReasonsQueryVariables> = {
  name: 'ReturnReasons',
  kind: 'query',
  estimatedCost: 50,
  text: "query ReturnReasons($first:Int!){returnReasonDefinitions(first:$first){nodes{id handle deleted}}}",
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

export const skipBillingCycleOperation: AdminOperation<SkipBillingCycleMutation, SkipBillingCycleMutationVariables> = {
  name: 'SkipBillingCycle',
  kind: 'mutation',
  estimatedCost: 15,
  text: "mutation SkipBillingCycle($input:SubscriptionBillingCycleInput!){subscriptionBillingCycleSkip(billingCycleInput:$input){billingCycle{cycleIndex skipped}userErrors{code field}}}",
};

export const storeCreditHistoryOperation: AdminOperation<StoreCreditHistoryQuery, StoreCreditHistoryQueryVariables> = {
  name: 'StoreCreditHistory',
  kind: 'query',
  estimatedCost: 306,
  text: "query StoreCreditHistory($id:ID!){customer(id:$id){id storeCreditAccounts(first:5){nodes{id transactions(first:30 sortKey:CREATED_AT reverse:true){nodes{createdAt event amount{amount currencyCode}...on StoreCreditAccountCreditTransaction{id}}}}}}}",
};

export const subscriptionByIdOperation: AdminOperation<SubscriptionByIdQuery, SubscriptionByIdQueryVariables> = {
  name: 'SubscriptionById',
  kind: 'query',
  estimatedCost: 9,
  text: "query SubscriptionById($id:ID!){subscriptionContract(id:$id){...SubscriptionFields}}fragment SubscriptionFields on SubscriptionContract{id status nextBillingDate billingPolicy{minCycles}lines(first:3){nodes{title variantTitle}}customer{id ...CustomerContacts}}fragment CustomerContacts on Customer{defaultEmailAddress{emailAddress}defaultPhoneNumber{phoneNumber}defaultAddress{phone countryCodeV2}}",
};

export const suggestRefundOperation: AdminOperation<SuggestRefundQuery, SuggestRefundQueryVariables> = {
  name: 'SuggestRefund',
  kind: 'query',
  estimatedCost: 247,
  text: "query SuggestRefund($id:ID!$lines:[RefundLineItemInput!]$refundShipping:Boolean$full:Boolean){order(id:$id){id suggestedRefund(refundLineItems:$lines refundShipping:$refundShipping suggestFullRefund:$full){amountSet{...BothMoney}maximumRefundableSet{...PaidMoney}subtotalSet{...PaidMoney}totalTaxSet{...PaidMoney}shipping{amountSet{...PaidMoney}}suggestedTransactions{gateway formattedGateway amountSet{...PaidMoney}maximumRefundableSet{...PaidMoney}parentTransaction{id}}}fulfillmentOrders(first:5){nodes{status assignedLocation{location{id}}lineItems(first:20){nodes{remainingQuantity lineItem{id}}}}}}}fragment BothMoney on MoneyBag{shopMoney{amount currencyCode}presentmentMoney{amount currencyCode}}fragment PaidMoney on MoneyBag{presentmentMoney{amount currencyCode}}",
};

export const updateCustomerAddressOperation: AdminOperation<UpdateCustomerAddressMutation, UpdateCustomerAddressMutationVariables> = {
  name: 'UpdateCustomerAddress',
  kind: 'mutation',
  estimatedCost: 15,
  text: "mutation UpdateCustomerAddress($customerId:ID!$addressId:ID!$address:MailingAddressInput!){customerAddressUpdate(customerId:$customerId addressId:$addressId address:$address setAsDefault:true){address{id}userErrors{field}}}",
};

export const updateOrderAddressOperation: AdminOperation<UpdateOrderAddressMutation, UpdateOrderAddressMutationVariables> = {
  name: 'UpdateOrderAddress',
  kind: 'mutation',
  estimatedCost: 15,
  text: "mutation UpdateOrderAddress($input:OrderInput!){orderUpdate(input:$input){order{id}userErrors{field}}}",
};

