import { describeDate, describeDays, describeList } from '../../agent/phrases/formats.ts';
import { phrase } from '../../agent/phrases/phrase.ts';
import type { Order, Parcel } from '../../commerce/order.ts';
import { type AnswerSetting, toItem } from './answer-setting.ts';

/** A scan older than this is said to be old. */
const stalledAfterDays = 5;
const dayMs = 86_400_000;

/** What is known of each parcel, one fact a line; what the shopper waits for comes first. */
export function tellParcels(order: Order, setting: AnswerSetting): readonly string[] {
  return tellEach(order, setting, (parcel) => [
    ...(parcel.status === 'delivered' ? tellDelivered(parcel, setting) : tellJourney(parcel, setting)),
    ...tellCarrier(parcel, setting),
    ...tellSent(parcel, setting),
    ...tellLink(parcel, setting),
  ]);
}

/** The same few facts of each parcel, under the parcel's heading where there are several. */
export function tellEach(
  order: Order,
  { language }: AnswerSetting,
  tell: (parcel: Parcel) => readonly string[],
): readonly string[] {
  const [only, ...more] = order.parcels;
  if (only === undefined) return [];
  if (more.length === 0) {
    const lines = tell(only);
    return lines.length === 1 ? lines : lines.map(toLine);
  }
  return [
    phrase(language, 'order_parcels', { count: String(order.parcels.length) }),
    ...order.parcels.flatMap((parcel, index) => {
      const items = describeList(parcel.items.map(toItem), language);
      return [
        `\n${phrase(language, 'parcel_heading', { number: String(index + 1), items })}:`,
        ...tell(parcel).map(toLine),
      ];
    }),
  ];
}

export function tellCarrier(
  { carrier, trackingNumber: tracking }: Parcel,
  { language }: AnswerSetting,
): readonly string[] {
  if (tracking === undefined) {
    const none = phrase(language, 'order_no_tracking');
    return carrier === undefined ? [none] : [phrase(language, 'parcel_carrier', { carrier }), none];
  }
  return carrier === undefined
    ? [phrase(language, 'parcel_tracking', { tracking })]
    : [phrase(language, 'parcel_carrier_tracking', { carrier, tracking })];
}

export function tellLink({ trackingUrl: url }: Parcel, { language }: AnswerSetting): readonly string[] {
  return url === undefined ? [] : [phrase(language, 'parcel_link', { url })];
}

/** When it came, or when it should. */
export function tellArrival(parcel: Parcel, setting: AnswerSetting): readonly string[] {
  return parcel.status === 'delivered' ? tellDelivered(parcel, setting) : tellEstimate(parcel, setting);
}

/** True when a label is all there is: the carrier has not got the parcel. */
export function isOnlyLabelled({ status, events }: Parcel): boolean {
  return (
    (status === 'label_created' || status === 'confirmed') &&
    events.every((event) => event.status === 'label_created' || event.status === 'confirmed')
  );
}

/** Long without a scan, though it should move. */
export function isStalled(parcel: Parcel, now: Date): boolean {
  const rests: readonly Parcel['status'][] = ['ready_for_pickup', 'cancelled', 'delivered', 'not_delivered'];
  return !rests.includes(parcel.status) && countQuietDays(parcel, now) >= stalledAfterDays;
}

function tellSent(parcel: Parcel, setting: AnswerSetting): readonly string[] {
  const date = toDate(parcel.shippedAt, setting);
  return [phrase(setting.language, isOnlyLabelled(parcel) ? 'label_made_on' : 'parcel_shipped_on', { date })];
}

function tellDelivered({ deliveredAt }: Parcel, setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  return deliveredAt === undefined
    ? [phrase(language, 'parcel_state', { state: phrase(language, 'parcel_delivered') })]
    : [phrase(language, 'parcel_delivered_on', { date: toDate(deliveredAt, setting) })];
}

function tellJourney(parcel: Parcel, setting: AnswerSetting): readonly string[] {
  return [...tellEstimate(parcel, setting), ...tellScan(parcel, setting), ...tellStall(parcel, setting)];
}

/** The parcel's own state too, where the newest scan says something else ("returned" after "in transit"). */
function tellScan(parcel: Parcel, setting: AnswerSetting): readonly string[] {
  const { language } = setting;
  const [scan] = parcel.events;
  const state = phrase(language, 'parcel_state', { state: phrase(language, `parcel_${parcel.status}`) });
  if (scan === undefined) return [state];
  const told = { state: phrase(language, `parcel_${scan.status}`), date: toDate(scan.happenedAt, setting) };
  const line =
    scan.city === undefined
      ? phrase(language, 'parcel_scan', told)
      : phrase(language, 'parcel_scan_place', { ...told, place: scan.city });
  return scan.status === parcel.status || parcel.status === 'unknown' ? [line] : [state, line];
}

function tellStall(parcel: Parcel, setting: AnswerSetting): readonly string[] {
  const { language, now } = setting;
  if (!isStalled(parcel, now)) return [];
  const date = toDate(findLastSign(parcel), setting);
  return [phrase(language, 'parcel_stalled', { date, days: describeDays(countQuietDays(parcel, now), language) })];
}

function countQuietDays(parcel: Parcel, now: Date): number {
  return Math.floor((now.getTime() - findLastSign(parcel).getTime()) / dayMs);
}

function findLastSign({ events: [newest], shippedAt }: Parcel): Date {
  return newest?.happenedAt ?? shippedAt;
}

function tellEstimate(parcel: Parcel, setting: AnswerSetting): readonly string[] {
  const { language, now } = setting;
  const estimate = parcel.estimatedDeliveryAt;
  if (parcel.status === 'not_delivered' || parcel.status === 'cancelled') return [];
  if (estimate === undefined) return [phrase(language, 'order_no_date')];
  const isLate = now.getTime() - estimate.getTime() > dayMs;
  return [phrase(language, isLate ? 'parcel_late' : 'parcel_estimated', { date: toDate(estimate, setting) })];
}

function toLine(text: string): string {
  return `\n- ${text}`;
}

function toDate(date: Date, { language, timeZone }: AnswerSetting): string {
  return describeDate(date, language, timeZone);
}
