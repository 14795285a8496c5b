/** The part of a consultation that decides whether a comment is in time. */
export interface Dates {
  opensAt: Date;
  /** As first announced. */
  closesAt: Date;
  extensions: { closesAt: Date }[];
}

export type Phase = "upcoming" | "open" | "closing" | "closed";

export interface Window {
  phase: Phase;
  opensAt: Date;
  /** The last instant at which a comment is in time, extensions included. */
  closesAt: Date;
  extended: boolean;
  /** The next instant at which the phase is another one; null once closed. */
  changesAt: Date | null;
}

/** How long before the end a consultation is said to be closing soon, in milliseconds. */
const CLOSING_SOON = 3 * 24 * 3600 * 1000;

/** Both ends belong to the window: at `opensAt` and at `closesAt` a comment is in time, a millisecond later it is not. */
export function windowAt(dates: Dates, now: Date): Window {
  const last = Math.max(dates.closesAt.getTime(), ...dates.extensions.map(({ closesAt }) => closesAt.getTime()));
  const opens = dates.opensAt.getTime();
  const closing = Math.max(opens, last - CLOSING_SOON);
  const at = now.getTime();
  const [phase, changes]: [Phase, number | null] =
    at < opens ? ["upcoming", opens] : at < closing ? ["open", closing] : at <= last ? ["closing", last + 1] : ["closed", null];
  return {
    phase,
    opensAt: dates.opensAt,
    closesAt: new Date(last),
    extended: last > dates.closesAt.getTime(),
    changesAt: changes === null ? null : new Date(changes),
  };
}

export function takesComments({ phase }: Window): boolean {
  return phase === "open" || phase === "closing";
}

/** What is left of a time, in its largest whole unit, rounded down so that nobody is promised too much. */
export function remaining(until: Date, now: Date): { unit: "day" | "hour" | "minute"; count: number } {
  const minutes = Math.max(0, Math.floor((until.getTime() - now.getTime() + 1) / 60_000));
  if (minutes >= 48 * 60) return { unit: "day", count: Math.floor(minutes / (24 * 60)) };
  if (minutes >= 60) return { unit: "hour", count: Math.floor(minutes / 60) };
  return { unit: "minute", count: minutes };
}
