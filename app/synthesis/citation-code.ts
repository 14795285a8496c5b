/** Crockford's base 32: no I, L, O or U. */
const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 10;

/**
 * What a comment is cited by, "GY-7KM4T-9HX2A": the last 48 bits of its id, which are random in a uuidv7, so that a
 * million comments share none but by a chance of 1 in 500. It is public, unlike the receipt code: it opens nothing and
 * says nothing of when a comment came.
 */
export function citationCode(commentId: string): string {
  let bits = BigInt(`0x${commentId.slice(-12)}`);
  let symbols = "";
  for (let index = 0; index < LENGTH; index++) {
    symbols = SYMBOLS[Number(bits & 31n)]! + symbols;
    bits >>= 5n;
  }
  return `GY-${symbols.slice(0, 5)}-${symbols.slice(5)}`;
}

/** The last 12 hexadecimal digits of the cited comment's id, from what a person typed; null if it cannot be a code. */
export function readCitationCode(typed: string): string | null {
  const symbols = /^GY(.*)$/u.exec(typed.normalize("NFKC").toUpperCase().replace(/[\s\-–—]+/gu, ""))?.[1];
  const plain = symbols?.replaceAll("O", "0").replace(/[IL]/gu, "1");
  if (plain?.length !== LENGTH) return null;
  let bits = 0n;
  for (const symbol of plain) {
    const value = SYMBOLS.indexOf(symbol);
    if (value < 0) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  return bits >> 48n === 0n ? bits.toString(16).padStart(12, "0") : null;
}
