import { describe, expect, test } from "vitest";
import { joinDocument } from "./document-tree";
import { parseDocument } from "./parse-document";
import * as reports from "./test-reports";

const letters = ["A", "B", "C", "D", "Đ", "E", "G", "H", "I", "K", "L", "M"];

describe("a very long text", () => {
  const lines = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join("\n");
  const many = (line: (index: number) => string) => lines(30_000, line);

  test.each([
    ["one line of numbers", () => "1.1.".repeat(250_000)],
    ["one line of spaces", () => `a${" ".repeat(1_000_000)}b`],
    ["one line of opening marks", () => "như sau: “".repeat(100_000)],
    ["restarting numbers", () => many(() => "1. Lúa")],
    ["numbered sections", () => many((index) => `${(index % 90) + 1}. Trồng lúa nước`)],
    ["repeated Roman numerals", () => many(() => "I- Kết quả")],
    ["repeated articles", () => many(() => "Điều 5. Phạm vi")],
    ["articles", () => many((index) => `Điều ${(index % 9999) + 1}. Phạm vi`)],
    ["quotations that are never closed", () => many((index) => `“Điều ${index % 50}. Phạm vi`)],
    ["annexes", () => many((index) => ["PHỤ LỤC I", "Chương I", "Điều 1. Phạm vi", "Nơi nhận:"][index % 4] ?? "")],
    [
      "deep decimals",
      () =>
        many(
          (index) =>
            Array(1 + (index % 6))
              .fill("1")
              .join(".") + ". Lúa"
        ),
    ],
    ["labels H and I", () => many((index) => `${letters[index % 12] ?? ""}. Lúa`)],
    ["5 MB of reports", () => Array(45).fill(reports.resolutionText.repeat(40)).join("\n")],
    ["words", () => lines(100_000, () => "câu viết thường chưa kết thúc ở cuối dòng")],
  ])(
    "is read in one pass: %s",
    (_, make) => {
      const text = make();
      expect(joinDocument(parseDocument(text)) === text).toBe(true);
    },
    60_000
  );
});
