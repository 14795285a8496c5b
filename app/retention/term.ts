/** Asia/Ho_Chi_Minh is seven hours ahead, all year. */
const AHEAD = 7 * 3600_000;

/** The instant so many calendar months later in Asia/Ho_Chi_Minh; in a shorter month, its last day. */
export function monthsAfter(from: Date, months: number): Date {
  const local = new Date(from.getTime() + AHEAD);
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + months);
  const last = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, last));
  return new Date(local.getTime() - AHEAD);
}
