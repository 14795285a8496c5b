import { timeZone, translator } from ".";

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

/** "18/6/2020", in Vietnam's time and in every language. */
export function dateText(instant: Date): string {
  const { day, month, year } = read(instant);
  return `${day}/${month}/${year}`;
}

/** Writes an instant in words, in Vietnam's time: "23 giờ 59 ngày 18/6/2020". `t` speaks of "common". */
export function instantIn(t: ReturnType<typeof translator<"common">>) {
  return (instant: Date): string => {
    const { hour, minute } = read(instant);
    return t("instant", { hour: String(hour), minute: String(minute).padStart(2, "0"), day: dateText(instant) });
  };
}

/** The same in the source language. */
export const instantText = (instant: Date): string => instantIn(translator("common"))(instant);

/** Vietnam is seven hours ahead of UTC all year; in milliseconds. */
export const timeZoneOffset = 7 * 3600 * 1000;
