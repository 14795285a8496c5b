const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A day in Vietnam's time, taken at its first or last millisecond, or an exact instant; null for anything else. */
export function readInstant(text: string, edge: "start" | "end"): Date | null {
  const exact = DAY.test(text) ? `${text}T${edge === "start" ? "00:00:00.000" : "23:59:59.999"}+07:00` : INSTANT.test(text) ? text : null;
  if (exact === null) return null;
  const instant = new Date(exact);
  if (Number.isNaN(instant.getTime())) return null;
  // Date accepts 31 June and makes it 1 July.
  return DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) !== text ? null : instant;
}
