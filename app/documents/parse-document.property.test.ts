import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinDocument, listSections, type DocumentTree, type Piece } from "./document-tree";
import { foldText } from "./fold-text";
import { parseDocument } from "./parse-document";
import * as laws from "./test-laws";
import * as reports from "./test-reports";
import { toJson } from "./tree-json";

/** Lines that resemble labels, quotations, rules and closing matter, in any order. */
const fragment = fc.constantFrom(
  "Phần thứ nhất",
  "PHẦN II: KẾT QUẢ",
  "Chương I",
  "Chương II. QUY ĐỊNH",
  "Mục 1. Chung",
  "Tiểu mục 2",
  "Điều 1. Phạm vi",
  "Điều 2.",
  "Điều 5a. Bổ sung",
  "Điều 5 của Luật này",
  "A- KẾT QUẢ",
  "B. HẠN CHẾ",
  "Đ/ VĂN HÓA",
  "I- Thuận lợi: Được mùa.",
  "II. Khó khăn",
  "V. I. Lênin",
  "1. Kinh tế",
  "2. Xã hội đã khá lên.",
  "1.1. Lúa",
  "1.1.1. Ngô",
  "1) Một",
  "(2) Hai",
  "a) Điểm",
  "đ) Điểm;",
  "- Gạch",
  "• Chấm",
  "“Điều 9. Trích",
  "như sau: “",
  "đóng.”;",
  '"',
  "TT\tTên\tSố",
  "1.\tLúa\t3",
  "1 | 2",
  "12",
  "***",
  "-----",
  "Nơi nhận:",
  "T/M TỈNH ỦY",
  "PHỤ LỤC I",
  "QUY CHẾ",
  "hết./.",
  "QUY ĐỊNH CHUNG",
  "viết thường tiếp theo",
  "Câu văn kết thúc.",
  "Câu chưa kết thúc",
  "",
  " ",
  "\u200B",
  "Lời dẫn dài đến mức được coi là một dòng bị cắt ở lề trang giấy khi chép"
);
const lineBreak = fc.constantFrom("\n", "\r\n", "\r", "\u2028", "\f", "\n\n");
const labelled = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 6, arbitrary: fragment }, { weight: 1, arbitrary: fc.string({ unit: "binary" }) }),
      lineBreak
    )
  )
  .map((lines) => lines.flat().join(""));
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
  labelled,
  labelled.map((text) => text.normalize("NFD")),
  fc.constantFrom(...Object.values(laws), ...Object.values(reports))
);

function pieces(tree: DocumentTree): Piece[] {
  const inSections = listSections(tree).flatMap((section) => [section, ...section.paragraphs]);
  return [...tree.front, ...inSections, ...tree.back];
}

describe("any text", () => {
  test("comes back from its pieces", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tree = parseDocument(text);
        expect(joinDocument({ ...tree, source: "" })).toBe(text.normalize("NFC"));
      }),
      { numRuns: 2000 }
    );
  });

  test("is cut into pieces that stand where they say, in order, with nothing but separators between", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tree = parseDocument(text);
        let end = 0;
        for (const { before, raw, source } of pieces(tree)) {
          expect(tree.source.slice(source.start, source.end)).toBe(raw);
          expect(tree.source.slice(end, source.start)).toBe(before);
          // rules are drawn with any dash
          expect(foldText(before).text).toMatch(/^[-*_=~#+\s\p{Cc}]*$/u);
          end = source.end;
        }
        expect(tree.source.slice(end)).toBe(tree.after);
      }),
      { numRuns: 1000 }
    );
  });

  test("keeps every letter and digit in labels, headings, markers and texts, in order", () => {
    const ink = (parts: (string | null)[]) => parts.join("").replace(/[^\p{L}\p{N}]/gu, "");
    fc.assert(
      fc.property(labelled, (text) => {
        const tree = parseDocument(text);
        const paragraphs = (list: { marker: string | null; text: string }[]) =>
          list.flatMap((one) => [one.marker, one.text]);
        const shown = [
          ...paragraphs(tree.front),
          ...listSections(tree).flatMap((one) => [one.label, one.heading, ...paragraphs(one.paragraphs)]),
          ...paragraphs(tree.back),
        ];
        // a page number inside a sentence is kept in the paragraph's piece only
        const withoutPages = (value: string) => value.replaceAll("12", "");
        expect(withoutPages(ink(shown))).toBe(withoutPages(ink([tree.source])));
      }),
      { numRuns: 1000 }
    );
  });

  test("has unique addresses of plain letters and digits", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const paths = listSections(parseDocument(text)).map(({ path }) => path);
        expect(new Set(paths).size).toBe(paths.length);
        for (const path of paths) expect(path).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
      { numRuns: 1000 }
    );
  });

  test("gives the same tree again", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tree = parseDocument(text);
        expect(toJson(parseDocument(joinDocument(tree)))).toEqual(toJson(tree));
      }),
      { numRuns: 300 }
    );
  });
});

test("an empty text gives an empty tree", () => {
  expect(toJson(parseDocument(""))).toEqual({ front: [], sections: [], back: [] });
  expect(toJson(parseDocument(" \n\u200B\r\n\t"))).toEqual({ front: [], sections: [], back: [] });
});
