import { createHash, randomBytes } from "node:crypto";

/** The secret in the link that confirms an e-mail: 24 random bytes. The register keeps only its hash. */
export function newEmailToken(): { token: string; hash: string } {
  const token = randomBytes(24).toString("base64url");
  return { token, hash: hashEmailToken(token) };
}

export function hashEmailToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
