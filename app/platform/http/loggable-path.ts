/** Path segments after which a receipt code or a one-time token stands. */
const SECRET_AFTER = /^\/(tra-cuu|can-bo\/loi-moi)\/.+/;

/** A request's path as the log may keep it: without codes, tokens or queries. */
export function loggablePath(path: string): string {
  return path.replace(/\.data$/, "").replace(SECRET_AFTER, "/$1/…");
}
