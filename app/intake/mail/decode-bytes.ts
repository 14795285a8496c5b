import { looksGarbled, recoverLegacyText } from "../legacy-text";
import { isVietnameseSyllable } from "../vietnamese-syllable";

/**
 * Text of bytes that name no encoding, or a wrong one: UTF-8 where it is valid, else what reads as Vietnamese. Text of
 * the fonts of before Unicode stays as those fonts have it; recoverLegacyText turns it.
 */
export function decodeBytes(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const western = new TextDecoder("windows-1252").decode(bytes);
    if (recoverLegacyText(western).from !== null) return western;
    // Its tones are characters of their own, written after the vowel.
    const vietnamese = new TextDecoder("windows-1258").decode(bytes).normalize("NFC");
    return vietnamese !== western && readsAsVietnamese(vietnamese) ? vietnamese : western;
  }
}

/** The same for text that was decoded as something it was not, where its bytes can still be had. */
export function decodeAgain(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text;
  return decodeBytes(Buffer.from(text, "latin1"));
}

/** Whether a text was decoded wrongly, as far as anyone can tell. */
export function isBroken(text: string): boolean {
  return text.includes("\ufffd") || (looksGarbled(text) && recoverLegacyText(text).from === null);
}

function readsAsVietnamese(text: string): boolean {
  const words = text.slice(0, 20_000).match(/\p{L}+/gu) ?? [];
  return words.length > 0 && words.filter(isVietnameseSyllable).length >= words.length * 0.7;
}
