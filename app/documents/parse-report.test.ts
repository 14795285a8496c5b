import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { joinDocument, listSections, type Level, type Section } from "./document-tree";
import { extractContacts } from "./extract-contacts";
import { parseDocument } from "./parse-document";
import { printed, sectionAt } from "./test-outline";
import { toJson } from "./tree-json";

const source = readFileSync(
  new URL("../../prisma/sample/bao-cao-chinh-tri-lai-chau-2020.txt", import.meta.url),
  "utf8"
);
const tree = parseDocument(source);
const sections = listSections(tree);

function count(level: Level, among: Section[] = sections): number {
  return among.filter((section) => section.level === level).length;
}

/** Breaks each paragraph at spaces so that no line is wider than `width` characters. */
function wrap(text: string, width: number, separator: string): string {
  const wrapLine = (line: string) => {
    const lines: string[] = [];
    for (const word of line.split(" ")) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines.join("\n");
  };
  return text.split("\n").map(wrapLine).join(separator);
}

describe("the report of Lai Châu", () => {
  test("has exactly 100 sections", () => {
    expect(sections).toHaveLength(100);
    expect([count("part"), count("letter"), count("roman"), count("arabic")]).toEqual([2, 7, 28, 63]);
  });

  test("has exactly 24 numbered items that are paragraphs", () => {
    const numbered = sections.filter((section) => section.paragraphs.some(({ marker }) => /^\d/.test(marker ?? "")));
    const counts = numbered.map(({ path, paragraphs }) => [
      path,
      paragraphs.filter(({ marker }) => /^\d/.test(marker ?? "")).length,
    ]);
    expect(counts).toEqual([
      ["p2-b-ii", 11],
      ["p2-c-viii", 3],
      ["p2-c-xi", 4],
      ["p2-d", 6],
    ]);
  });

  test("nests phần, A-, I-, 1.", () => {
    const allowed: Record<string, Level[]> = { part: ["letter"], letter: ["roman"], roman: ["arabic"], arabic: [] };
    for (const section of sections) {
      expect(allowed[section.level]).toEqual(expect.arrayContaining(section.children.map(({ level }) => level)));
    }
    expect(tree.sections.map(({ label, children }) => [label, children.map((child) => child.label)])).toEqual([
      ["Phần thứ nhất", ["A-", "B-", "C-"]],
      ["Phần thứ hai", ["A-", "B-", "C-", "D-"]],
    ]);
  });

  test("joins a two-line phần title", () => {
    expect(sectionAt(tree, "p1").heading).toBe(
      "ĐÁNH GIÁ 5 NĂM THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ TỈNH LẦN THỨ XIII, NHIỆM KỲ 2015 - 2020"
    );
  });

  test("parts run-in headings from their text", () => {
    const [good, bad] = ["p1-a-i", "p1-a-ii"].map((path) => sectionAt(tree, path));
    expect([good?.label, good?.heading, good?.paragraphs.length]).toEqual(["I-", "Thuận lợi", 1]);
    expect(good?.paragraphs[0]).toMatchObject({
      marker: null,
      text: expect.stringMatching(/^Đảng, Nhà nước/) as string,
    });
    expect([bad?.label, bad?.heading, bad?.paragraphs.length]).toEqual(["II-", "Khó khăn", 2]);
    expect(bad?.paragraphs[1]?.text).toMatch(/^Nhưng với tinh thần/);
  });

  test("keeps a heading that ends with a full stop, as its siblings are headings", () => {
    const section = sectionAt(tree, "p2-c-i-3");
    expect(section.heading).toMatch(/^Nâng cao chất lượng, .* giai đoạn 2021-2025; .* thủy điện\.$/);
    expect(section.paragraphs).toHaveLength(2);
  });

  test("keeps starred items as paragraphs", () => {
    expect(sectionAt(tree, "p2-c-ii-6").paragraphs.map(({ marker }) => marker)).toEqual([null, "*", "*"]);
  });

  test("keeps the title block before and the contact block after", () => {
    expect(tree.front.map(({ text }) => text.slice(0, 24))).toEqual([
      "TĂNG CƯỜNG XÂY DỰNG ĐẢNG",
      "(Báo cáo chính trị của B",
      "Đại hội đại biểu Đảng bộ",
    ]);
    expect(tree.front[1]?.text).toMatch(/khóa XIII trình Đại hội/);
    expect(printed(tree.back).map((text) => text.slice(0, 20))).toEqual([
      "Kết quả quan trọng c",
      "Mọi ý kiến đóng góp ",
      "- Ban Tuyên giáo Tỉn",
      "- Thời gian lấy ý ki",
      "- Ý kiến góp ý gửi q",
    ]);
    expect(tree.back[2]?.text).toMatch(/E-mail: bantuyengiaotulc@gmail\.com\.$/);
    expect(tree.back[0]?.before).toBe("\n***\n");
  });

  test("gives its contacts", () => {
    const address =
      "Tầng 7, nhà A, Trung tâm Hành chính - Chính trị tỉnh, tổ 16, phường Tân Phong, thành phố Lai Châu, tỉnh Lai Châu";
    expect(extractContacts(tree.back)).toEqual([
      { label: "Trang thông tin điện tử Tỉnh ủy", address, emails: ["banbientaptulc@gmail.com"] },
      { label: "Ban Tuyên giáo Tỉnh ủy", address, emails: ["bantuyengiaotulc@gmail.com"] },
    ]);
  });

  test("loses not one character", () => {
    expect(joinDocument(tree)).toBe(source);
    expect(joinDocument({ ...tree, source: "" })).toBe(source);
  });

  test("has the public shape", () => {
    const json = toJson(tree);
    expect(Object.keys(json)).toEqual(["front", "sections", "back"]);
    expect(Object.keys(json.sections[0] ?? {})).toEqual([
      "level",
      "label",
      "heading",
      "path",
      "paragraphs",
      "children",
    ]);
    expect(Object.keys(json.front[0] ?? {})).toEqual(["marker", "text"]);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });

  test("keeps every letter and digit in the public shape", () => {
    const words: string[] = [];
    const visit = (value: unknown, key: string) => {
      if (typeof value === "string" && !["level", "path"].includes(key)) words.push(value);
      else if (value !== null && typeof value === "object")
        Object.entries(value).forEach(([name, inner]) => visit(inner, name));
    };
    visit(toJson(tree), "");
    const ink = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]/gu, "");
    expect(ink(words.join(""))).toBe(ink(source));
  });

  test.each([
    ["CR LF", source.replaceAll("\n", "\r\n")],
    ["a blank line after each line", source.replaceAll("\n", "\n\n")],
    ["decomposed letters", source.normalize("NFD")],
    ["full stops after labels", source.replace(/^([A-D]|[IVX]+)- /gm, "$1. ")],
    ["spaced dashes after labels", source.replace(/^([A-D]|[IVX]+)- /gm, "$1 – ")],
    ["tabs after labels", source.replace(/^([A-DIVX]+-|\d+\.) /gm, "$1\t")],
    ["no-break spaces after labels", source.replace(/^(\S+) /gm, "$1\u00A0")],
    ["zero-width spaces before labels", source.replace(/^/gm, "\u200B")],
    ["line separators", source.replaceAll("\n", "\u2028")],
  ])("is the same with %s", (_, text) => {
    const other = parseDocument(text);
    expect(listSections(other).map(({ path }) => path)).toEqual(sections.map(({ path }) => path));
    expect(other.front.length + other.back.length).toBe(tree.front.length + tree.back.length);
    expect(joinDocument(other)).toBe(text.normalize("NFC"));
  });

  test.each([60, 66, 72, 80, 90, 100, 110])("has the same sections when wrapped at %i characters", (width) => {
    for (const separator of ["\n", "\n\n"]) {
      const wrapped = parseDocument(wrap(source, width, separator));
      expect(listSections(wrapped).map(({ path }) => path)).toEqual(sections.map(({ path }) => path));
      expect(listSections(wrapped).map(({ heading }) => heading)).toEqual(sections.map(({ heading }) => heading));
    }
  });
});
