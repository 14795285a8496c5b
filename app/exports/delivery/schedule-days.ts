import { timeZoneOffset } from "~/messages/instants";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Days up to and with the closing day. */
const LAST_DAYS = 7;

const dayOf = (at: Date) => Math.floor((at.getTime() + timeZoneOffset) / DAY);

/** Instants of the scheduled deliveries: at this hour in Vietnam, daily in the last week, and on the day after, when all is in. */
export function scheduledInstants(closesAt: Date, hour: number): Date[] {
  const last = dayOf(closesAt);
  return Array.from({ length: LAST_DAYS + 1 }, (_, index) => new Date((last - LAST_DAYS + 1 + index) * DAY + hour * HOUR - timeZoneOffset));
}

/** The delivery that is due: today's, once its hour has come. One of a day that has passed is not made up for. */
export function dueInstant(closesAt: Date, hour: number, now: Date): Date | null {
  return scheduledInstants(closesAt, hour).find((at) => at <= now && dayOf(at) === dayOf(now)) ?? null;
}

/** The day in Vietnam, as midnight UTC: what a DATE column takes. */
export function localDay(at: Date): Date {
  return new Date(dayOf(at) * DAY);
}
