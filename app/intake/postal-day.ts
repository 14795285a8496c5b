import { timeZoneOffset } from "~/messages/instants";

const DAY = 24 * 3600 * 1000;

/** The first instant of a day in Vietnam, written "2020-06-18" as a form sends it; null for what is no day. */
export function startOfDay(day: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const instant = new Date(`${day}T00:00:00.000Z`);
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== day) return null;
  return new Date(instant.getTime() - timeZoneOffset);
}

/** The day in Vietnam on which an instant lies, in the same form. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + timeZoneOffset).toISOString().slice(0, 10);
}

/** A day as the database's type `date` is read: midnight of that day in UTC. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** When something arrived on a day: at the moment, if that is today, else in the middle of the day, for the hour is not known. */
export function arrivalOn(day: string, now: Date): Date {
  if (day === dayOf(now)) return now;
  return new Date(dateOf(day).getTime() - timeZoneOffset + DAY / 2);
}
