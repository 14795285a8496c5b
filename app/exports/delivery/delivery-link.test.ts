import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseLink, signLink, type DeliveryLink } from "./delivery-link.server";

const uuid = fc.uuid();
const link: fc.Arbitrary<DeliveryLink> = fc.oneof(
  fc.record({ kind: fc.constant("receipt" as const), transmissionId: uuid }),
  fc.record({ kind: fc.constant("file" as const), transmissionId: uuid, fileId: uuid, expiresAt: fc.integer({ min: 0, max: 2 ** 40 }).map((seconds) => new Date(seconds * 1000)) }),
);
const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const isGood = (token: string, key: Uint8Array) => parseLink(token)?.isSignedWith(key) ?? false;

test("a link says what was signed, under its key and no other", () => {
  fc.assert(
    fc.property(link, key, key, (said, own, other) => {
      fc.pre(Buffer.compare(own, other) !== 0);
      const token = signLink(said, own);
      expect(token).toMatch(/^[\w-]+$/);
      expect(parseLink(token)?.link).toEqual(said);
      expect([isGood(token, own), isGood(token, other)]).toEqual([true, false]);
    }),
  );
});

test("any changed byte is refused, and any other spelling, shorter or longer", () => {
  fc.assert(
    fc.property(link, key, fc.nat(), fc.integer({ min: 1, max: 255 }), (said, own, where, by) => {
      const token = signLink(said, own);
      const bytes = Buffer.from(token, "base64url");
      bytes[where % bytes.length]! ^= by;
      expect(isGood(bytes.toString("base64url"), own)).toBe(false);
    }),
    { numRuns: 500 },
  );
  const own = randomBytes(32);
  const token = signLink({ kind: "file", transmissionId: randomUUID(), fileId: randomUUID(), expiresAt: new Date(0) }, own);
  // Every character by every other of the alphabet, the bits of the last one that mean nothing too.
  for (let at = 0; at < token.length; at++) {
    for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=") {
      if (letter !== token[at]) expect(isGood(token.slice(0, at) + letter + token.slice(at + 1), own)).toBe(false);
    }
  }
  for (const other of ["", token.slice(1), token.slice(0, -1), `${token}A`, `${token}=`, ` ${token}`, "A".repeat(66), "\u0000"]) expect(isGood(other, own)).toBe(false);
});

test("a link to a file is none to a receipt: the kind is signed too", () => {
  const own = randomBytes(32);
  const token = Buffer.from(signLink({ kind: "receipt", transmissionId: randomUUID() }, own), "base64url");
  token[0] = 2;
  expect(parseLink(token.toString("base64url"))).toBeNull();
});
