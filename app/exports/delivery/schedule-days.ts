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

/**
 * The delivery that is due: the last whose hour has come. Where nobody was there to make it, it is made up for within a
 * week; those before it are not, since it has all that is new.
 */
export function dueInstant(closesAt: Date, hour: number, now: Date): Date | null {
  return scheduledInstants(closesAt, hour).findLast((at) => at <= now && now.getTime() - at.getTime() < LAST_DAYS * DAY) ?? null;
}

/** The day in Vietnam, as midnight UTC: what a DATE column takes. */
export function localDay(at: Date): Date {
  return new Date(dayOf(at) * DAY);
}
