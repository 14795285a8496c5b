import { hash, verify } from "@node-rs/argon2";

/** Argon2id with the least cost OWASP's Password Storage Cheat Sheet allows: 19 MiB, two passes, one lane. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash nobody has the password of: an unknown account costs as much to try as a known one. */
let stranger: Promise<string> | undefined;

/** @returns the hash with its parameters, in PHC string format */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), COST);
}

/** Takes the same time whether or not there is an account; `passwordHash` is null when there is none. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  stranger ??= hashPassword(crypto.randomUUID());
  const matches = await verify(passwordHash ?? (await stranger), password.normalize("NFC"));
  return matches && passwordHash !== null;
}
