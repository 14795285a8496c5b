import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { hashToken } from "./token.server";

/** RFC 6238 as authenticator apps know it: SHA-1, six digits, steps of 30 seconds. */
const STEP_SECONDS = 30;

const totp = (secret: string, label = "") =>
  new TOTP({ issuer: "Cổng góp ý", label, algorithm: "SHA1", digits: 6, period: STEP_SECONDS, secret: Secret.fromBase32(secret) });

/** 160 random bits, the length RFC 4226 recommends; base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator app reads from a QR code. */
export function keyUri(secret: string, account: string): string {
  return totp(secret, account).toString();
}

/** The time step whose code this is, of the present one and its two neighbours; null for none. */
export function stepOfCode(secret: string, code: string, now: Date): bigint | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totp(secret).validate({ token, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : BigInt(Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta);
}

/** 32 signs, none of which is taken for another. */
const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const RECOVERY_CODES = 10;

/** Fresh one-time codes of 80 random bits, as they are printed: "K7MA-…". */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () =>
    [...randomBytes(16)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("").replace(/(.{4})(?!$)/g, "$1-"),
  );
}

/** What is stored of a recovery code, however it is typed; null for what can be none. */
export function hashRecoveryCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, "");
  return code.length === 16 && [...code].every((sign) => ALPHABET.includes(sign)) ? hashToken(`recovery\n${code}`) : null;
}
