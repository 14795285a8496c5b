import { describe, expect, test } from "vitest";
import { decodeText } from "./decode-text";

const text = "Phần thứ nhất\r\nĐiều 1. Giữ nước\u00A0\u200B𠀀\n";
const utf8 = new TextEncoder().encode(text);

function utf16(value: string, bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(value.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < value.length; index += 1) view.setUint16(index * 2, value.charCodeAt(index), !bigEndian);
  return bytes;
}

describe("decodeText", () => {
  test.each([
    ["UTF-8", utf8],
    ["UTF-8 with a mark", new Uint8Array([0xef, 0xbb, 0xbf, ...utf8])],
    ["UTF-16 LE", utf16(`\uFEFF${text}`, false)],
    ["UTF-16 BE", utf16(`\uFEFF${text}`, true)],
    ["part of a larger buffer", new Uint8Array([1, 2, ...utf8]).subarray(2)],
  ])("reads %s and changes nothing", (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: true, text });
  });

  test("reads an empty file, and leaves letters decomposed", () => {
    expect(decodeText(new Uint8Array())).toEqual({ ok: true, text: "" });
    const decomposed = "Điều".normalize("NFD");
    expect(decodeText(new TextEncoder().encode(decomposed))).toEqual({ ok: true, text: decomposed });
  });

  test("strips one mark only", () => {
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, 0x41]))).toEqual({
      ok: true,
      text: "\uFEFFA",
    });
  });

  test.each([
    ["utf-8-malformed", new Uint8Array([0x41, 0xd0, 0x41])],
    ["utf-8-malformed", new Uint8Array([0xed, 0xa0, 0x80])],
    ["utf-8-malformed", utf8.subarray(0, 3)],
    ["utf-16-incomplete", utf16(`\uFEFF${text}`, false).subarray(0, 5)],
    ["utf-16-malformed", utf16("\uFEFF\uD800A", false)],
    ["utf-32", new Uint8Array([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])],
    ["contains-nul", new TextEncoder().encode("A\0B")],
    ["contains-nul", utf16("AB", false)],
  ])("refuses: %s", (reason, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: false, reason });
  });
});
