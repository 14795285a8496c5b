/** Path segments after which a receipt code or a one-time token stands; routes are found in any case of letters. */
const SECRET_AFTER = /^\/(tra-cuu|xac-nhan|nhan|tai-ve|can-bo\/loi-moi)\/.+/i;

/** Characters of a path that the log keeps: more than any of our addresses has. */
const LONGEST = 200;

/** A request's path (see canNameSomething) as the log may keep it: without codes, tokens or queries. */
export function loggablePath(path: string): string {
  return decodeURIComponent(path).replace(/\.data$/, "").replace(SECRET_AFTER, "/$1/…").slice(0, LONGEST);
}
