/** Path segments after which a receipt code or a one-time token stands; routes are found in any case of letters. */
const SECRET_AFTER = /^\/+(tra-cuu|can-bo\/+loi-moi)\/.+/i;

/** A request's path as the log may keep it: without codes, tokens or queries. */
export function loggablePath(path: string): string {
  const readable = URL.canParse(path, "http://host") ? decode(path) : path;
  return readable.replace(/\.data$/, "").replace(SECRET_AFTER, "/$1/…");
}
