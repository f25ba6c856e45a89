import type { Row } from './decide.ts';

/** Windows of 30 days to the last second, through clock changes, leap days and the ends of the map. */
const zones: readonly Row[] = [
  [
    {
      action: 'return_items',
      zone: 'America/New_York',
      delivered: '2026-02-20T09:00:00-05:00',
      now: '2026-03-22T23:59:59-04:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/New_York',
      delivered: '2026-02-20T09:00:00-05:00',
      now: '2026-03-22T23:59:59.999-04:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/New_York',
      delivered: '2026-02-20T09:00:00-05:00',
      now: '2026-03-23T00:00:00-04:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/New_York',
      delivered: '2026-02-20T23:59:59-05:00',
      now: '2026-03-22T23:59:59-04:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/New_York',
      delivered: '2026-02-20T23:59:59-05:00',
      now: '2026-03-22T23:59:59.999-04:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/New_York',
      delivered: '2026-02-20T23:59:59-05:00',
      now: '2026-03-23T00:00:00-04:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/New_York',
      delivered: '2026-02-21T00:00:00-05:00',
      now: '2026-03-23T23:59:59-04:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/New_York',
      delivered: '2026-02-21T00:00:00-05:00',
      now: '2026-03-23T23:59:59.999-04:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/New_York',
      delivered: '2026-02-21T00:00:00-05:00',
      now: '2026-03-24T00:00:00-04:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/New_York',
      delivered: '2026-10-20T12:00:00-04:00',
      now: '2026-11-19T23:59:59-05:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/New_York',
      delivered: '2026-10-20T12:00:00-04:00',
      now: '2026-11-19T23:59:59.999-05:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/New_York',
      delivered: '2026-10-20T12:00:00-04:00',
      now: '2026-11-20T00:00:00-05:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'Europe/Berlin',
      delivered: '2026-03-10T10:00:00+01:00',
      now: '2026-04-09T23:59:59+02:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Europe/Berlin',
      delivered: '2026-03-10T10:00:00+01:00',
      now: '2026-04-09T23:59:59.999+02:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Europe/Berlin',
      delivered: '2026-03-10T10:00:00+01:00',
      now: '2026-04-10T00:00:00+02:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'Europe/Berlin',
      delivered: '2026-10-01T08:00:00+02:00',
      now: '2026-10-31T23:59:59+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Europe/Berlin',
      delivered: '2026-10-01T08:00:00+02:00',
      now: '2026-10-31T23:59:59.999+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Europe/Berlin',
      delivered: '2026-10-01T08:00:00+02:00',
      now: '2026-11-01T00:00:00+01:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'Europe/Berlin',
      delivered: '2026-02-27T23:30:00+01:00',
      now: '2026-03-29T23:59:59+02:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Europe/Berlin',
      delivered: '2026-02-27T23:30:00+01:00',
      now: '2026-03-29T23:59:59.999+02:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Europe/Berlin',
      delivered: '2026-02-27T23:30:00+01:00',
      now: '2026-03-30T00:00:00+02:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'Europe/London',
      delivered: '2026-03-15T22:30:00+00:00',
      now: '2026-04-14T23:59:59+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Europe/London',
      delivered: '2026-03-15T22:30:00+00:00',
      now: '2026-04-14T23:59:59.999+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Europe/London',
      delivered: '2026-03-15T22:30:00+00:00',
      now: '2026-04-15T00:00:00+01:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'Asia/Tokyo',
      delivered: '2026-11-01T00:00:00+09:00',
      now: '2026-12-01T23:59:59+09:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Asia/Tokyo',
      delivered: '2026-11-01T00:00:00+09:00',
      now: '2026-12-01T23:59:59.999+09:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Asia/Tokyo',
      delivered: '2026-11-01T00:00:00+09:00',
      now: '2026-12-02T00:00:00+09:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'Australia/Sydney',
      delivered: '2026-03-20T20:00:00+11:00',
      now: '2026-04-19T23:59:59+10:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Australia/Sydney',
      delivered: '2026-03-20T20:00:00+11:00',
      now: '2026-04-19T23:59:59.999+10:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Australia/Sydney',
      delivered: '2026-03-20T20:00:00+11:00',
      now: '2026-04-20T00:00:00+10:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'Australia/Lord_Howe',
      delivered: '2026-03-20T20:00:00+11:00',
      now: '2026-04-19T23:59:59+10:30',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Australia/Lord_Howe',
      delivered: '2026-03-20T20:00:00+11:00',
      now: '2026-04-19T23:59:59.999+10:30',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Australia/Lord_Howe',
      delivered: '2026-03-20T20:00:00+11:00',
      now: '2026-04-20T00:00:00+10:30',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/Santiago',
      delivered: '2026-08-07T10:00:00-04:00',
      now: '2026-09-06T23:59:59-03:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/Santiago',
      delivered: '2026-08-07T10:00:00-04:00',
      now: '2026-09-06T23:59:59.999-03:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/Santiago',
      delivered: '2026-08-07T10:00:00-04:00',
      now: '2026-09-07T00:00:00-03:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'Asia/Kolkata',
      delivered: '2026-05-01T00:00:01+05:30',
      now: '2026-05-31T23:59:59+05:30',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Asia/Kolkata',
      delivered: '2026-05-01T00:00:01+05:30',
      now: '2026-05-31T23:59:59.999+05:30',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Asia/Kolkata',
      delivered: '2026-05-01T00:00:01+05:30',
      now: '2026-06-01T00:00:00+05:30',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'Asia/Kathmandu',
      delivered: '2026-05-01T12:00:00+05:45',
      now: '2026-05-31T23:59:59+05:45',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Asia/Kathmandu',
      delivered: '2026-05-01T12:00:00+05:45',
      now: '2026-05-31T23:59:59.999+05:45',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Asia/Kathmandu',
      delivered: '2026-05-01T12:00:00+05:45',
      now: '2026-06-01T00:00:00+05:45',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'Pacific/Kiritimati',
      delivered: '2026-05-01T12:00:00+14:00',
      now: '2026-05-31T23:59:59+14:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Pacific/Kiritimati',
      delivered: '2026-05-01T12:00:00+14:00',
      now: '2026-05-31T23:59:59.999+14:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Pacific/Kiritimati',
      delivered: '2026-05-01T12:00:00+14:00',
      now: '2026-06-01T00:00:00+14:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'Pacific/Pago_Pago',
      delivered: '2026-05-01T12:00:00-11:00',
      now: '2026-05-31T23:59:59-11:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Pacific/Pago_Pago',
      delivered: '2026-05-01T12:00:00-11:00',
      now: '2026-05-31T23:59:59.999-11:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'Pacific/Pago_Pago',
      delivered: '2026-05-01T12:00:00-11:00',
      now: '2026-06-01T00:00:00-11:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/St_Johns',
      delivered: '2026-02-20T09:00:00-03:30',
      now: '2026-03-22T23:59:59-02:30',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/St_Johns',
      delivered: '2026-02-20T09:00:00-03:30',
      now: '2026-03-22T23:59:59.999-02:30',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      zone: 'America/St_Johns',
      delivered: '2026-02-20T09:00:00-03:30',
      now: '2026-03-23T00:00:00-02:30',
    },
    'refused return.window',
  ],
  [{ action: 'return_items', zone: 'UTC', delivered: '2028-01-30T09:00:00Z', now: '2028-02-29T23:59:59Z' }, 'consent'],
  [
    { action: 'return_items', zone: 'UTC', delivered: '2028-01-30T09:00:00Z', now: '2028-02-29T23:59:59.999Z' },
    'consent',
  ],
  [
    { action: 'return_items', zone: 'UTC', delivered: '2028-01-30T09:00:00Z', now: '2028-03-01T00:00:00Z' },
    'refused return.window',
  ],
  [{ action: 'return_items', zone: 'UTC', delivered: '2026-12-15T23:59:59Z', now: '2027-01-14T23:59:59Z' }, 'consent'],
  [
    { action: 'return_items', zone: 'UTC', delivered: '2026-12-15T23:59:59Z', now: '2027-01-14T23:59:59.999Z' },
    'consent',
  ],
  [
    { action: 'return_items', zone: 'UTC', delivered: '2026-12-15T23:59:59Z', now: '2027-01-15T00:00:00Z' },
    'refused return.window',
  ],
];

/** Other windows: none, a day, two weeks, a year; complaints; each action that a window is for. */
const windows: readonly Row[] = [
  [
    {
      action: 'return_items',
      set: { return_window_days: 0 },
      zone: 'Europe/Berlin',
      delivered: '2026-11-10T08:00:00+01:00',
      now: '2026-11-10T23:59:59+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      set: { return_window_days: 0 },
      zone: 'Europe/Berlin',
      delivered: '2026-11-10T08:00:00+01:00',
      now: '2026-11-11T00:00:00+01:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      set: { return_window_days: 1 },
      zone: 'Europe/Berlin',
      delivered: '2026-11-10T08:00:00+01:00',
      now: '2026-11-11T23:59:59+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      set: { return_window_days: 1 },
      zone: 'Europe/Berlin',
      delivered: '2026-11-10T08:00:00+01:00',
      now: '2026-11-12T00:00:00+01:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      set: { return_window_days: 14 },
      zone: 'Europe/Berlin',
      delivered: '2026-11-05T23:59:59+01:00',
      now: '2026-11-19T23:59:59+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      set: { return_window_days: 14 },
      zone: 'Europe/Berlin',
      delivered: '2026-11-05T23:59:59+01:00',
      now: '2026-11-20T00:00:00+01:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      set: { return_window_days: 100 },
      zone: 'Europe/Berlin',
      delivered: '2026-01-01T12:00:00+01:00',
      now: '2026-04-11T23:59:59+02:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      set: { return_window_days: 100 },
      zone: 'Europe/Berlin',
      delivered: '2026-01-01T12:00:00+01:00',
      now: '2026-04-12T00:00:00+02:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      set: { return_window_days: 365 },
      zone: 'Europe/Berlin',
      delivered: '2026-01-10T12:00:00+01:00',
      now: '2027-01-10T23:59:59+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      set: { return_window_days: 365 },
      zone: 'Europe/Berlin',
      delivered: '2026-01-10T12:00:00+01:00',
      now: '2027-01-11T00:00:00+01:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'exchange_items',
      zone: 'Europe/Berlin',
      delivered: '2026-11-01T12:00:00+01:00',
      now: '2026-12-01T23:59:59+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'exchange_items',
      zone: 'Europe/Berlin',
      delivered: '2026-11-01T12:00:00+01:00',
      now: '2026-12-02T00:00:00+01:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'exchange_items',
      set: { return_window_days: 14 },
      zone: 'Europe/Berlin',
      delivered: '2026-11-01T12:00:00+01:00',
      now: '2026-11-15T23:59:59+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'exchange_items',
      set: { return_window_days: 14 },
      zone: 'Europe/Berlin',
      delivered: '2026-11-01T12:00:00+01:00',
      now: '2026-11-16T00:00:00+01:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'refund',
      reason: 'other',
      value: 2_500,
      zone: 'Europe/Berlin',
      delivered: '2026-11-01T12:00:00+01:00',
      now: '2026-12-01T23:59:59+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'refund',
      reason: 'other',
      value: 2_500,
      zone: 'Europe/Berlin',
      delivered: '2026-11-01T12:00:00+01:00',
      now: '2026-12-02T00:00:00+01:00',
    },
    'refused return.window',
  ],
  [
    {
      action: 'return_items',
      reason: 'damaged',
      zone: 'Europe/Berlin',
      delivered: '2026-08-01T12:00:00+02:00',
      now: '2026-10-30T23:59:59+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      reason: 'damaged',
      zone: 'Europe/Berlin',
      delivered: '2026-08-01T12:00:00+02:00',
      now: '2026-10-31T00:00:00+01:00',
    },
    'approval complaint.window',
  ],
  [
    {
      action: 'refund',
      reason: 'wrong_item',
      value: 2_500,
      zone: 'Europe/Berlin',
      delivered: '2026-08-01T12:00:00+02:00',
      now: '2026-10-30T23:59:59+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'refund',
      reason: 'wrong_item',
      value: 2_500,
      zone: 'Europe/Berlin',
      delivered: '2026-08-01T12:00:00+02:00',
      now: '2026-10-31T00:00:00+01:00',
    },
    'approval complaint.window',
  ],
  [
    {
      action: 'exchange_items',
      reason: 'not_as_described',
      zone: 'Europe/Berlin',
      delivered: '2026-08-01T12:00:00+02:00',
      now: '2026-10-30T23:59:59+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'exchange_items',
      reason: 'not_as_described',
      zone: 'Europe/Berlin',
      delivered: '2026-08-01T12:00:00+02:00',
      now: '2026-10-31T00:00:00+01:00',
    },
    'approval complaint.window',
  ],
  [
    {
      action: 'replace_items',
      reason: 'missing',
      value: 2_500,
      zone: 'Europe/Berlin',
      delivered: '2026-08-01T12:00:00+02:00',
      now: '2026-10-30T23:59:59+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'replace_items',
      reason: 'missing',
      value: 2_500,
      zone: 'Europe/Berlin',
      delivered: '2026-08-01T12:00:00+02:00',
      now: '2026-10-31T00:00:00+01:00',
    },
    'approval complaint.window',
  ],
  [
    {
      action: 'refund',
      reason: 'other',
      amountOnly: true,
      value: 2_500,
      zone: 'Europe/Berlin',
      delivered: '2026-08-01T12:00:00+02:00',
      now: '2026-10-30T23:59:59+01:00',
    },
    'consent',
  ],
  [
    {
      action: 'refund',
      reason: 'other',
      amountOnly: true,
      value: 2_500,
      zone: 'Europe/Berlin',
      delivered: '2026-08-01T12:00:00+02:00',
      now: '2026-10-31T00:00:00+01:00',
    },
    'approval refund.amount_window',
  ],
];

const returns: readonly Row[] = [
  [{ action: 'return_items', reason: 'unwanted' }, 'consent'],
  [{ action: 'return_items', reason: 'unwanted', line: { isFinalSale: true } }, 'refused return.final_sale'],
  [{ action: 'return_items', reason: 'unwanted', line: { tags: ['hygiene'] } }, 'refused return.kind'],
  [{ action: 'return_items', reason: 'unwanted', line: { isGiftCard: true } }, 'refused return.gift_card'],
  [
    {
      action: 'return_items',
      reason: 'unwanted',
      set: { policy: { restocking_fee_percent: 15, return_shipping_fee: 4.99 } },
      showsFees: true,
    },
    'consent fee.restocking+fee.return_shipping -15% -499',
  ],
  [{ action: 'return_items', reason: 'wrong_size' }, 'consent'],
  [{ action: 'return_items', reason: 'wrong_size', line: { isFinalSale: true } }, 'refused return.final_sale'],
  [{ action: 'return_items', reason: 'wrong_size', line: { tags: ['hygiene'] } }, 'refused return.kind'],
  [{ action: 'return_items', reason: 'wrong_size', line: { isGiftCard: true } }, 'refused return.gift_card'],
  [
    {
      action: 'return_items',
      reason: 'wrong_size',
      set: { policy: { restocking_fee_percent: 15, return_shipping_fee: 4.99 } },
      showsFees: true,
    },
    'consent fee.restocking+fee.return_shipping -15% -499',
  ],
  [{ action: 'return_items', reason: 'wrong_colour' }, 'consent'],
  [{ action: 'return_items', reason: 'wrong_colour', line: { isFinalSale: true } }, 'refused return.final_sale'],
  [{ action: 'return_items', reason: 'wrong_colour', line: { tags: ['hygiene'] } }, 'refused return.kind'],
  [{ action: 'return_items', reason: 'wrong_colour', line: { isGiftCard: true } }, 'refused return.gift_card'],
  [
    {
      action: 'return_items',
      reason: 'wrong_colour',
      set: { policy: { restocking_fee_percent: 15, return_shipping_fee: 4.99 } },
      showsFees: true,
    },
    'consent fee.restocking+fee.return_shipping -15% -499',
  ],
  [{ action: 'return_items', reason: 'not_as_described' }, 'consent'],
  [{ action: 'return_items', reason: 'not_as_described', line: { isFinalSale: true } }, 'consent'],
  [{ action: 'return_items', reason: 'not_as_described', line: { tags: ['hygiene'] } }, 'consent'],
  [{ action: 'return_items', reason: 'not_as_described', line: { isGiftCard: true } }, 'refused return.gift_card'],
  [
    {
      action: 'return_items',
      reason: 'not_as_described',
      set: { policy: { restocking_fee_percent: 15, return_shipping_fee: 4.99 } },
      showsFees: true,
    },
    'consent fee.free_return -0% -0',
  ],
  [{ action: 'return_items', reason: 'damaged' }, 'consent'],
  [{ action: 'return_items', reason: 'damaged', line: { isFinalSale: true } }, 'consent'],
  [{ action: 'return_items', reason: 'damaged', line: { tags: ['hygiene'] } }, 'consent'],
  [{ action: 'return_items', reason: 'damaged', line: { isGiftCard: true } }, 'refused return.gift_card'],
  [
    {
      action: 'return_items',
      reason: 'damaged',
      set: { policy: { restocking_fee_percent: 15, return_shipping_fee: 4.99 } },
      showsFees: true,
    },
    'consent fee.free_return -0% -0',
  ],
  [{ action: 'return_items', reason: 'wrong_item' }, 'consent'],
  [{ action: 'return_items', reason: 'wrong_item', line: { isFinalSale: true } }, 'consent'],
  [{ action: 'return_items', reason: 'wrong_item', line: { tags: ['hygiene'] } }, 'consent'],
  [{ action: 'return_items', reason: 'wrong_item', line: { isGiftCard: true } }, 'refused return.gift_card'],
  [
    {
      action: 'return_items',
      reason: 'wrong_item',
      set: { policy: { restocking_fee_percent: 15, return_shipping_fee: 4.99 } },
      showsFees: true,
    },
    'consent fee.free_return -0% -0',
  ],
  [{ action: 'return_items', reason: 'missing' }, 'consent'],
  [{ action: 'return_items', reason: 'missing', line: { isFinalSale: true } }, 'consent'],
  [{ action: 'return_items', reason: 'missing', line: { tags: ['hygiene'] } }, 'consent'],
  [{ action: 'return_items', reason: 'missing', line: { isGiftCard: true } }, 'refused return.gift_card'],
  [
    {
      action: 'return_items',
      reason: 'missing',
      set: { policy: { restocking_fee_percent: 15, return_shipping_fee: 4.99 } },
      showsFees: true,
    },
    'consent fee.free_return -0% -0',
  ],
  [{ action: 'return_items', reason: 'other' }, 'consent'],
  [{ action: 'return_items', reason: 'other', line: { isFinalSale: true } }, 'refused return.final_sale'],
  [{ action: 'return_items', reason: 'other', line: { tags: ['hygiene'] } }, 'refused return.kind'],
  [{ action: 'return_items', reason: 'other', line: { isGiftCard: true } }, 'refused return.gift_card'],
  [
    {
      action: 'return_items',
      reason: 'other',
      set: { policy: { restocking_fee_percent: 15, return_shipping_fee: 4.99 } },
      showsFees: true,
    },
    'consent fee.restocking+fee.return_shipping -15% -499',
  ],
  [{ action: 'return_items', showsFees: true }, 'consent fee.free_return -0% -0'],
  [
    {
      action: 'return_items',
      second: { reason: 'damaged' },
      set: { policy: { restocking_fee_percent: 15, return_shipping_fee: 4.99 } },
      showsFees: true,
    },
    'consent fee.free_return -0% -0',
  ],
  [
    {
      action: 'return_items',
      second: { reason: 'other' },
      set: { policy: { restocking_fee_percent: 1 } },
      showsFees: true,
    },
    'consent fee.restocking+fee.free_return -1% -0',
  ],
  [
    { action: 'return_items', set: { policy: { return_shipping_fee: 0.01 } }, showsFees: true },
    'consent fee.return_shipping -0% -1',
  ],
  [
    { action: 'return_items', currency: 'JPY', set: { policy: { return_shipping_fee: 500 } }, showsFees: true },
    'consent fee.return_shipping -0% -500',
  ],
  [
    { action: 'return_items', currency: 'KWD', set: { policy: { return_shipping_fee: 1.255 } }, showsFees: true },
    'consent fee.return_shipping -0% -1255',
  ],
  [
    { action: 'return_items', set: { policy: { restocking_fee_percent: 51 } }, showsFees: true },
    'consent fee.free_return -0% -0',
  ],
  [
    {
      action: 'exchange_items',
      set: { policy: { restocking_fee_percent: 15, return_shipping_fee: 4.99 } },
      showsFees: true,
    },
    'consent  -0% -0',
  ],
  [{ action: 'return_items', second: { reason: 'unwanted', isFinalSale: true } }, 'refused return.final_sale'],
  [{ action: 'return_items', second: { reason: 'damaged', isFinalSale: true } }, 'consent'],
  [{ action: 'return_items', second: { reason: 'unwanted', isGiftCard: true } }, 'refused return.gift_card'],
  [
    { action: 'return_items', line: { isFinalSale: true, isGiftCard: true, tags: ['perishable'] } },
    'refused return.final_sale+return.gift_card+return.kind',
  ],
  [{ action: 'return_items', line: { tags: ['personalised'] } }, 'refused return.kind'],
  [{ action: 'return_items', line: { tags: ['personalized'] } }, 'refused return.kind'],
  [{ action: 'return_items', line: { tags: ['non-returnable'] } }, 'refused return.kind'],
  [{ action: 'return_items', line: { tags: ['summer', 'shirt'] } }, 'consent'],
  [{ action: 'return_items', where: 'undated' }, 'approval return.undated'],
  [{ action: 'return_items', where: 'undated', reason: 'damaged' }, 'approval return.undated'],
  [{ action: 'return_items', where: 'under_way' }, 'refused return.under_way'],
  [{ action: 'return_items', where: 'not_shipped' }, 'refused return.not_shipped > change_items'],
  [{ action: 'return_items', where: 'order_not_shipped' }, 'refused return.order_not_shipped > cancel_order'],
  [{ action: 'return_items', where: 'none_left' }, 'refused return.none_left'],
  [{ action: 'return_items', where: 'shipped_order' }, 'consent'],
  [{ action: 'return_items', quantity: 2 }, 'consent'],
  [{ action: 'return_items', quantity: 3 }, 'refused return.none_left'],
  [{ action: 'return_items', item: 'gid://shopify/LineItem/999' }, 'refused items.unknown'],
  [{ action: 'return_items', delivered: '2026-09-01T12:00:00Z', alsoDelivered: '2026-11-15T12:00:00Z' }, 'consent'],
  [
    { action: 'return_items', quantity: 2, delivered: '2026-09-01T12:00:00Z', alsoDelivered: '2026-11-15T12:00:00Z' },
    'refused return.window',
  ],
  [{ action: 'return_items', delivered: '2026-11-20T12:00:01Z' }, 'approval return.undated'],
  [{ action: 'return_items', delivered: '2026-11-20T12:00:00Z' }, 'consent'],
  [{ action: 'return_items', zone: 'Mars/Olympus' }, 'approval return.window'],
  [{ action: 'return_items', zone: 'Mars/Olympus', reason: 'damaged' }, 'approval complaint.window'],
  [{ action: 'return_items', identity: 'none' }, 'refused identity.floor'],
  [{ action: 'return_items', identity: 'contact' }, 'consent'],
  [{ action: 'return_items', identity: 'code' }, 'consent'],
  [{ action: 'return_items', identity: 'session' }, 'consent'],
  [{ action: 'return_items', isOwner: false }, 'refused identity.owner'],
  [{ action: 'return_items', isOwner: false, identity: 'session' }, 'refused identity.owner'],
  [{ action: 'return_items', isOwner: false, identity: 'none' }, 'refused identity.floor+identity.owner'],
  [{ action: 'return_items', isPaused: true }, 'refused store.paused'],
  [{ action: 'return_items', isCancelled: true }, 'refused order.cancelled'],
  [{ action: 'return_items', refundTo: 'store_credit' }, 'code verify.refund_target'],
  [{ action: 'return_items', refundTo: 'store_credit', identity: 'code' }, 'consent'],
  [{ action: 'return_items', refundTo: 'store_credit', identity: 'session' }, 'consent'],
  [{ action: 'return_items', order: { isOnHold: true } }, 'approval order.review'],
  [{ action: 'return_items', order: { fraudRisk: 'low' } }, 'consent'],
  [{ action: 'return_items', order: { fraudRisk: 'medium' } }, 'consent'],
  [{ action: 'return_items', order: { fraudRisk: 'high' } }, 'approval order.review'],
  [{ action: 'return_items', order: { fraudRisk: 'unknown' } }, 'approval order.review'],
  [{ action: 'return_items', order: { hasPendingPayment: true } }, 'consent'],
  [{ action: 'return_items', order: { isArchived: true } }, 'consent'],
  [{ action: 'return_items', usage: { doneOnOrder: { replace_items: 1 } } }, 'approval return.after_remedy'],
  [{ action: 'return_items', usage: { amountRefunds: 1 } }, 'approval return.after_remedy'],
  [{ action: 'return_items', usage: { doneOnOrder: { refund: 1 } } }, 'consent'],
  [{ action: 'exchange_items', usage: { doneOnOrder: { replace_items: 1 } } }, 'approval return.after_remedy'],
  [{ action: 'return_items', later: 99_999 }, 'consent'],
  [{ action: 'return_items', later: 100_000 }, 'consent'],
  [{ action: 'return_items', later: 100_001 }, 'approval return.large'],
  [{ action: 'return_items', refund: 100_000 }, 'consent'],
  [{ action: 'return_items', refund: 100_001 }, 'approval return.large'],
  [{ action: 'return_items', later: 100_001, refundTo: 'store_credit' }, 'approval return.large+verify.refund_target'],
  [{ action: 'return_items', set: { policy: { hold_seconds: 60 } } }, 'consent hold 60000'],
  [
    {
      action: 'return_items',
      set: { return_window_days: -1 },
      delivered: '2026-10-20T12:00:00Z',
      now: '2026-11-19T12:00:00Z',
    },
    'consent',
  ],
  [
    {
      action: 'return_items',
      set: { return_window_days: 30.5 },
      delivered: '2026-10-20T12:00:00Z',
      now: '2026-11-20T12:00:00Z',
    },
    'refused return.window',
  ],
];

export const returnCases: readonly Row[] = [...zones, ...windows, ...returns];
