import { createHash, randomBytes } from "node:crypto";

/** 32 random bytes, fit for a cookie or an address; only `hashToken` of it is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 is enough here: unlike a password, a token cannot be guessed. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
