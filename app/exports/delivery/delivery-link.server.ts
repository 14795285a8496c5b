import { createHmac, timingSafeEqual } from "node:crypto";

/** What a link of a delivery leads to: the recipient's receipt page, or one file until an instant. */
export type DeliveryLink =
  | { kind: "receipt"; transmissionId: string }
  | { kind: "file"; transmissionId: string; fileId: string; /** Whole seconds. */ expiresAt: Date };

/** First byte of a link. */
const KIND = { receipt: 1, file: 2 } as const;
const UUID = 16;
/** Bytes of an instant, as epoch seconds. */
const INSTANT = 6;
const SIGNATURE = 32;
const LENGTH = { [KIND.receipt]: 1 + UUID + SIGNATURE, [KIND.file]: 1 + 2 * UUID + INSTANT + SIGNATURE };

/** The link as the end of an address: what it says, and HMAC-SHA-256 of that under the transmission's key. */
export function signLink(link: DeliveryLink, key: Uint8Array): string {
  const said = encode(link);
  return Buffer.concat([said, signatureOf(said, key)]).toString("base64url");
}

/** What a link says and whether a key signed it; null for what is no link. Expiry is for the caller to look at. */
export function parseLink(token: string): { link: DeliveryLink; isSignedWith(key: Uint8Array): boolean } | null {
  const bytes = Buffer.from(token, "base64url");
  // One address for one link: other spellings of the same bytes are none.
  if (bytes.toString("base64url") !== token) return null;
  const kind = bytes[0];
  if ((kind !== KIND.receipt && kind !== KIND.file) || bytes.length !== LENGTH[kind]) return null;
  const said = bytes.subarray(0, -SIGNATURE);
  const transmissionId = uuidAt(bytes, 1);
  const link: DeliveryLink =
    kind === KIND.receipt
      ? { kind: "receipt", transmissionId }
      : { kind: "file", transmissionId, fileId: uuidAt(bytes, 1 + UUID), expiresAt: new Date(bytes.readUIntBE(1 + 2 * UUID, INSTANT) * 1000) };
  return { link, isSignedWith: (key) => timingSafeEqual(bytes.subarray(-SIGNATURE), signatureOf(said, key)) };
}

function encode(link: DeliveryLink): Buffer {
  const head = Buffer.concat([Buffer.from([KIND[link.kind]]), bytesOf(link.transmissionId)]);
  if (link.kind === "receipt") return head;
  const until = Buffer.alloc(INSTANT);
  until.writeUIntBE(Math.floor(link.expiresAt.getTime() / 1000), 0, INSTANT);
  return Buffer.concat([head, bytesOf(link.fileId), until]);
}

const signatureOf = (said: Uint8Array, key: Uint8Array) => createHmac("sha256", key).update(said).digest();
const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll("-", ""), "hex");
const uuidAt = (bytes: Buffer, at: number) => bytes.toString("hex", at, at + UUID).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
