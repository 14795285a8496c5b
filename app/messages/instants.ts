import { timeZone } from ".";

const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone,
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  hourCycle: "h23",
});

function read(instant: Date) {
  const found = Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return found as { year: number; month: number; day: number; hour: number; minute: number };
}

/** "18/6/2020", in Vietnam's time. */
export function dateText(instant: Date): string {
  const { day, month, year } = read(instant);
  return `${day}/${month}/${year}`;
}

/** "23 giờ 59 ngày 18/6/2020", in Vietnam's time. */
export function instantText(instant: Date): string {
  const { hour, minute } = read(instant);
  return `${hour} giờ ${String(minute).padStart(2, "0")} ngày ${dateText(instant)}`;
}

/** Vietnam is seven hours ahead of UTC all year; in milliseconds. */
export const timeZoneOffset = 7 * 3600 * 1000;
