import { randomBytes } from "node:crypto";
import type { Env } from "../env.server";

/** The only addresses that see the cookie; no page is among them. */
const PATH = "/dong-tinh";

/** Seconds; browsers keep no cookie longer (RFC 6265bis 5.5). */
const MAX_AGE = 400 * 86_400;

const isSecure = (env: Env) => env.PUBLIC_URL?.startsWith("https:") ?? false;
const cookieName = (env: Env) => (isSecure(env) ? "__Secure-may" : "may");

/** A device's random number, which tells it from others and says nothing of it; a new one where it has none. */
export function readDevice(env: Env, request: Request): string {
  const name = `${cookieName(env)}=`;
  const pair = (request.headers.get("cookie") ?? "").split(/;\s*/).find((each) => each.startsWith(name));
  const device = pair?.slice(name.length) ?? "";
  return /^[A-Za-z0-9_-]{22}$/.test(device) ? device : randomBytes(16).toString("base64url");
}

/** Value of Set-Cookie. */
export function deviceCookie(env: Env, device: string): string {
  return `${cookieName(env)}=${device}; Path=${PATH}; Max-Age=${MAX_AGE}; HttpOnly; SameSite=Lax${isSecure(env) ? "; Secure" : ""}`;
}
