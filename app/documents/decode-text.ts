export type DecodeRefusal = "utf-16-incomplete" | "utf-16-malformed" | "utf-32" | "utf-8-malformed" | "contains-nul";

export type DecodedText = { ok: true; text: string } | { ok: false; reason: DecodeRefusal };

/**
 * Reads a text file: UTF-8 with or without a byte order mark, or UTF-16 with one. The mark is left out of the text;
 * nothing else is changed (no NFC, no line-break conversion). Refused, never guessed: other encodings, malformed
 * sequences, unpaired surrogates, and NUL, which PostgreSQL cannot store and which marks a binary file.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) return refuse("utf-32");
  if (startsWith(bytes, [0xff, 0xfe])) return decodeUtf16(bytes, "utf-16le");
  if (startsWith(bytes, [0xfe, 0xff])) return decodeUtf16(bytes, "utf-16be");
  return decodeWith(bytes, "utf-8", "utf-8-malformed");
}

function decodeUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): DecodedText {
  if (bytes.length % 2 !== 0) return refuse("utf-16-incomplete");
  return decodeWith(bytes, encoding, "utf-16-malformed");
}

function decodeWith(bytes: Uint8Array, encoding: string, malformed: DecodeRefusal): DecodedText {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return refuse(malformed);
  }
  return text.includes("\0") ? refuse("contains-nul") : { ok: true, text };
}

function startsWith(bytes: Uint8Array, prefix: number[]): boolean {
  return bytes.length >= prefix.length && prefix.every((byte, index) => bytes[index] === byte);
}

function refuse(reason: DecodeRefusal): DecodedText {
  return { ok: false, reason };
}
