import fc from "fast-check";
import { expect, test } from "vitest";
import { diffWords, type Change } from "./diff-words";

const side = (changes: Change[], other: Change["kind"]) => changes.filter(({ kind }) => kind !== other).map(({ text }) => text).join("");

const WORDS = ["phát", "triển", "nông", "nghiệp", "đến", "năm", "2025", "150.000", ",", ".", " ", "  ", "\n", "a\u0301", "😀", "hoà", "hòa"];
const text = fc.oneof(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(" ")), fc.string({ unit: "binary", maxLength: 80 }));

test("the changes give both texts back, to the character", () => {
  fc.assert(
    fc.property(text, text, (base, proposed) => {
      const changes = diffWords(base, proposed);
      expect(side(changes, "added")).toBe(base);
      expect(side(changes, "removed")).toBe(proposed);
    }),
  );
});

test("the same text has no change", () => {
  fc.assert(
    fc.property(text, (base) => {
      expect(diffWords(base, base).every(({ kind }) => kind === "same")).toBe(true);
    }),
  );
});

test("Vietnamese syllables are words, and neighbours that change are one phrase", () => {
  expect(diffWords("Tỷ lệ hộ nghèo giảm bình quân 3%/năm.", "Tỷ lệ hộ nghèo giảm ít nhất 4%/năm.")).toEqual([
    { kind: "same", text: "Tỷ lệ hộ nghèo giảm " },
    { kind: "removed", text: "bình quân 3" },
    { kind: "added", text: "ít nhất 4" },
    { kind: "same", text: "%/năm." },
  ]);
  expect(diffWords("đường giao thông", "đường bộ")).toEqual([
    { kind: "same", text: "đường " },
    { kind: "removed", text: "giao thông" },
    { kind: "added", text: "bộ" },
  ]);
});

test("a long text that is put into a long one is what was added, and nothing else", () => {
  const words = (name: string) => Array.from({ length: 500 }, (_, index) => ` ${name}${index}`).join("");
  expect(diffWords(`Đầu${words("a")}.`, `Đầu${words("a")},${words("b")}.`)).toEqual([
    { kind: "same", text: `Đầu${words("a")}` },
    { kind: "added", text: `,${words("b")}` },
    { kind: "same", text: "." },
  ]);
});

test("texts that share next to nothing are one change, however long", () => {
  const base = Array.from({ length: 4_000 }, (_, index) => `a${index}`).join(" ");
  const proposed = Array.from({ length: 4_000 }, (_, index) => `b${index}`).join(" ");
  expect(diffWords(base, proposed)).toHaveLength(2);
});
