/** Open data may be read by the pages of any site, which see these headers besides the usual ones. */
export const API_HEADERS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

/** The answer to a browser that asks first (a "preflight"). */
export const PREFLIGHT_HEADERS = {
  ...API_HEADERS,
  Allow: "GET, HEAD, OPTIONS",
  "Access-Control-Allow-Methods": "GET, HEAD",
  "Access-Control-Allow-Headers": "Accept, If-None-Match",
  "Access-Control-Max-Age": "86400",
};
