import type { Env } from "~/platform/env.server";

/**
 * Only pages below /can-bo get the cookie, so public pages stay the same for everybody. That path rules out the
 * prefix `__Host-`, which demands "/"; `__Secure-` still keeps a page without TLS from setting it (RFC 6265bis 4.1.3).
 */
const PATH = "/can-bo";

const isSecure = (env: Env) => env.PUBLIC_URL?.startsWith("https:") ?? false;

export function sessionCookieName(env: Env): string {
  return isSecure(env) ? "__Secure-phien" : "phien";
}

/** Value of Set-Cookie. It ends with the browser's own session; the row in the database decides in any case. */
export function sessionCookie(env: Env, token: string): string {
  return `${sessionCookieName(env)}=${token}; Path=${PATH}; HttpOnly; SameSite=Lax${isSecure(env) ? "; Secure" : ""}`;
}

export function clearedSessionCookie(env: Env): string {
  return `${sessionCookie(env, "")}; Max-Age=0`;
}

/** Between the password and the second factor: only the page that asks for the code gets it. */
const PENDING_PATH = "/can-bo/dang-nhap";
const pendingCookieName = (env: Env) => `${sessionCookieName(env)}-cho`;

export function pendingCookie(env: Env, token: string): string {
  const secure = isSecure(env) ? "; Secure" : "";
  return `${pendingCookieName(env)}=${token}; Path=${PENDING_PATH}; HttpOnly; SameSite=Strict${secure}`;
}

export function clearedPendingCookie(env: Env): string {
  return `${pendingCookie(env, "")}; Max-Age=0`;
}

export function readPendingToken(env: Env, request: Request): string | null {
  return readToken(request, pendingCookieName(env));
}

/** The token a request carries, or null. */
export function readSessionToken(env: Env, request: Request): string | null {
  return readToken(request, sessionCookieName(env));
}

function readToken(request: Request, cookie: string): string | null {
  const name = `${cookie}=`;
  const pair = (request.headers.get("cookie") ?? "").split(/;\s*/).find((each) => each.startsWith(name));
  const token = pair?.slice(name.length) ?? "";
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null;
}
