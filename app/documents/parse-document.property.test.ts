import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinDocument, listSections, type DocumentTree, type Piece } from "./document-tree";
import { isInkless } from "./fold-text";
import { parseDocument } from "./parse-document";
import * as documents from "./test-documents";
import { toJson } from "./tree-json";

/** Lines that resemble labels, quotations, rules and closing matter, in any order. */
const fragment = fc.constantFrom(
  "Phần thứ nhất", "PHẦN II: KẾT QUẢ", "Chương I", "Chương II. QUY ĐỊNH", "Mục 1. Chung", "Tiểu mục 2", "Điều 1. Phạm vi",
  "Điều 2.", "Điều 5a. Bổ sung", "Điều 5 của Luật này", "A- KẾT QUẢ", "B. HẠN CHẾ", "Đ/ VĂN HÓA", "I- Thuận lợi: Được mùa.",
  "II. Khó khăn", "V. I. Lênin", "1. Kinh tế", "2. Xã hội đã khá lên.", "1.1. Lúa", "1.1.1. Ngô", "1) Một", "(2) Hai", "a) Điểm",
  "đ) Điểm;", "- Gạch", "• Chấm", "“Điều 9. Trích", "như sau: “", "đóng.”;", "\"", "TT\tTên\tSố", "1.\tLúa\t3", "1 | 2", "12", "***", "-----",
  "Nơi nhận:", "T/M TỈNH ỦY", "PHỤ LỤC I", "QUY CHẾ", "hết./.", "QUY ĐỊNH CHUNG", "viết thường tiếp theo", "Câu văn kết thúc.",
  "Câu chưa kết thúc", "", " ", "\u200B", "Lời dẫn dài đến mức được coi là một dòng bị cắt ở lề trang giấy khi chép",
);
const lineBreak = fc.constantFrom("\n", "\r\n", "\r", "\u2028", "\f", "\n\n");
const labelled = fc
  .array(fc.tuple(fc.oneof({ weight: 6, arbitrary: fragment }, { weight: 1, arbitrary: fc.string({ unit: "binary" }) }), lineBreak))
  .map((lines) => lines.flat().join(""));
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
  labelled,
  labelled.map((text) => text.normalize("NFD")),
  fc.constantFrom(...Object.values(documents)),
);

function pieces(tree: DocumentTree): Piece[] {
  const inSections = listSections(tree).flatMap((section) => [section, ...section.paragraphs]);
  return [...tree.front, ...inSections, ...tree.back];
}

describe("any text", () => {
  test("comes back from its pieces", () => {
    fc.assert(fc.property(anyText, (text) => {
      const tree = parseDocument(text);
      expect(joinDocument({ ...tree, source: "" })).toBe(text.normalize("NFC"));
    }), { numRuns: 2000 });
  });

  test("is cut into pieces that stand where they say, in order, with nothing but separators between", () => {
    fc.assert(fc.property(anyText, (text) => {
      const tree = parseDocument(text);
      let end = 0;
      for (const { before, raw, source } of pieces(tree)) {
        expect(tree.source.slice(source.start, source.end)).toBe(raw);
        expect(tree.source.slice(end, source.start)).toBe(before);
        expect([...before].every((character) => /[-*_=~#+]/.test(character) || isInkless(character.charCodeAt(0)))).toBe(true);
        end = source.end;
      }
      expect(tree.source.slice(end)).toBe(tree.after);
    }), { numRuns: 1000 });
  });

  test("keeps every letter and digit in labels, headings, markers and texts, in order", () => {
    const ink = (parts: (string | null)[]) => parts.join("").replace(/[^\p{L}\p{N}]/gu, "");
    fc.assert(fc.property(labelled, (text) => {
      const tree = parseDocument(text);
      const paragraphs = (list: { marker: string | null; text: string }[]) => list.flatMap((one) => [one.marker, one.text]);
      const shown = [
        ...paragraphs(tree.front),
        ...listSections(tree).flatMap((one) => [one.label, one.heading, ...paragraphs(one.paragraphs)]),
        ...paragraphs(tree.back),
      ];
      // a page number inside a sentence is kept in the paragraph's piece only
      const withoutPages = (value: string) => value.replaceAll("12", "");
      expect(withoutPages(ink(shown))).toBe(withoutPages(ink([tree.source])));
    }), { numRuns: 1000 });
  });

  test("has unique addresses of plain letters and digits", () => {
    fc.assert(fc.property(anyText, (text) => {
      const paths = listSections(parseDocument(text)).map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
      for (const path of paths) expect(path).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }), { numRuns: 1000 });
  });

  test("gives the same tree again", () => {
    fc.assert(fc.property(anyText, (text) => {
      const tree = parseDocument(text);
      expect(toJson(parseDocument(joinDocument(tree)))).toEqual(toJson(tree));
    }), { numRuns: 300 });
  });
});

test("an empty text gives an empty tree", () => {
  expect(toJson(parseDocument(""))).toEqual({ front: [], sections: [], back: [] });
  expect(toJson(parseDocument(" \n\u200B\r\n\t"))).toEqual({ front: [], sections: [], back: [] });
});

interface Node {
  title: string;
  body: string[];
  children: Node[];
}

const titleWords = ["Giữ rừng", "Làm đường", "Mở lớp học", "Chăn nuôi", "Trồng chè", "Y tế bản làng", "Văn hóa", "Chuyển đổi số"];
const bodyLines = [
  "Các bản đã làm tốt việc này, được Nhân dân ghi nhận.",
  "Kết quả năm sau cao hơn năm trước 12,5%; riêng vùng cao còn khó khăn.",
  "Theo Điều 7 và khoản 2 Điều 9, việc này do xã quyết định.",
  "Tiếp tục thực hiện trong những năm tới.",
];

function nodes(depth: number): fc.Arbitrary<Node[]> {
  const none: fc.Arbitrary<Node[]> = fc.constant([]);
  const children = depth > 1 ? fc.oneof(nodes(depth - 1), none) : none;
  const node = fc.record<Node>({
    title: fc.constantFrom(...titleWords),
    body: fc.array(fc.constantFrom(...bodyLines), { minLength: 1, maxLength: 3 }),
    children,
  });
  return fc.array(node, { minLength: 1, maxLength: 12 });
}

const romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
const letters = ["A", "B", "C", "D", "Đ", "E", "G", "H", "I", "K", "L", "M"];
const words = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"];

interface Style {
  levels: ((index: number, title: string) => string)[];
  separator: string;
}

const style: fc.Arbitrary<Style> = fc
  .record({
    mark: fc.constantFrom("- ", ". ", "/ ", " – ", ".\t"),
    part: fc.constantFrom("\n", ": ", ". "),
    number: fc.constantFrom(". ", "- ", "/ ", ".\t"),
    top: fc.constantFrom(0, 1, 2),
    romanFirst: fc.boolean(),
    separator: fc.constantFrom("\n", "\n\n", "\r\n", "  \n\t"),
  })
  .map(({ mark, part, number, top, romanFirst, separator }) => {
    const letter = (index: number, title: string) => `${letters[index] ?? ""}${mark}${title.toUpperCase()}`;
    const roman = (index: number, title: string) => `${romans[index] ?? ""}${mark}${title}`;
    const levels = [
      (index: number, title: string) => `Phần thứ ${words[index] ?? ""}${part}${title.toUpperCase()}`,
      ...(romanFirst ? [roman, letter] : [letter, roman]),
      (index: number, title: string) => `${index + 1}${number}${title}`,
    ];
    return { levels: levels.slice(top), separator };
  });

function print(list: Node[], { levels, separator }: Style, depth = 0): string {
  return list
    .map(({ title, body, children }, index) => {
      const heading = levels[depth]?.(index, title) ?? "";
      return [heading, ...body, ...(children.length > 0 ? [print(children, { levels, separator }, depth + 1)] : [])].join(separator);
    })
    .join(separator);
}

function shape(list: Node[], levels: number, capitals: boolean[]): unknown[] {
  const [capital = false, ...below] = capitals;
  return list.map(({ title, body, children }) => ({
    heading: capital ? title.toUpperCase() : title,
    body,
    children: levels > 1 ? shape(children, levels - 1, below) : [],
  }));
}

function parsedShape(tree: DocumentTree): unknown[] {
  const visit = (sections: DocumentTree["sections"]): unknown[] =>
    sections.map(({ heading, paragraphs, children }) => ({
      heading,
      body: paragraphs.map(({ text }) => text),
      children: visit(children),
    }));
  return visit(tree.sections);
}

test("a printed tree is read back, in every style of labels", () => {
  const printedTree = style.chain((chosen) => fc.tuple(fc.constant(chosen), nodes(chosen.levels.length)));
  fc.assert(fc.property(printedTree, ([chosen, list]) => {
    const text = print(list, chosen);
    const capitals = chosen.levels.map((level) => level(0, "tiêu đề").includes("TIÊU ĐỀ"));
    expect(parsedShape(parseDocument(text))).toEqual(shape(list, chosen.levels.length, capitals));
  }), { numRuns: 500 });
});

interface Chapter {
  articles: { title: string; clauses: string[] }[];
}

const law = fc.array(
  fc.record({
    articles: fc.array(
      fc.record({
        title: fc.constantFrom(...titleWords),
        clauses: fc.array(fc.constantFrom(...bodyLines, ...titleWords), { minLength: 1, maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
  { minLength: 1, maxLength: 5 },
);

test("a printed law is read back: numbered items under an article are never headings", () => {
  fc.assert(fc.property(law, fc.constantFrom("\n", "\n\n", "\r\n"), (chapters: Chapter[], separator) => {
    let number = 0;
    const lines = chapters.flatMap(({ articles }, index) => [
      `Chương ${romans[index] ?? ""}`,
      "NHỮNG QUY ĐỊNH CHUNG",
      ...articles.flatMap(({ title, clauses }) => {
        number += 1;
        return [`Điều ${number}. ${title}`, ...clauses.map((clause, at) => `${at + 1}. ${clause}`)];
      }),
    ]);
    const tree = parseDocument(lines.join(separator));
    expect(tree.sections.map(({ path, children }) => [path, children.map(({ heading }) => heading)])).toEqual(
      chapters.map(({ articles }, index) => [`c${index + 1}`, articles.map(({ title }) => title)]),
    );
    const articles = listSections(tree).filter(({ level }) => level === "article");
    expect(articles.map(({ path }) => path)).toEqual(articles.map((_, index) => `d${index + 1}`));
    expect(articles.map(({ paragraphs }) => paragraphs.map(({ text }) => text))).toEqual(
      chapters.flatMap((chapter) => chapter.articles.map(({ clauses }) => clauses)),
    );
  }), { numRuns: 300 });
});

describe("a very long text", () => {
  const lines = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, at) => line(at)).join("\n");
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
    ["deep decimals", () => many((index) => Array(1 + (index % 6)).fill("1").join(".") + ". Lúa")],
    ["labels H and I", () => many((index) => `${letters[index % 12] ?? ""}. Lúa`)],
    ["5 MB of reports", () => Array(45).fill(documents.resolutionText.repeat(40)).join("\n")],
    ["words", () => lines(100_000, () => "câu viết thường chưa kết thúc ở cuối dòng")],
  ])("is read in one pass: %s", (_, make) => {
    const text = make();
    expect(joinDocument(parseDocument(text)) === text).toBe(true);
  }, 60_000);
});
