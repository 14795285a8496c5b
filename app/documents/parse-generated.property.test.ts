import fc from "fast-check";
import { expect, test } from "vitest";
import { listSections, type DocumentTree } from "./document-tree";
import { parseDocument } from "./parse-document";

interface Node {
  title: string;
  body: string[];
  children: Node[];
}

const titleWords = [
  "Giữ rừng",
  "Làm đường",
  "Mở lớp học",
  "Chăn nuôi",
  "Trồng chè",
  "Y tế bản làng",
  "Văn hóa",
  "Chuyển đổi số",
];
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
      return [
        heading,
        ...body,
        ...(children.length > 0 ? [print(children, { levels, separator }, depth + 1)] : []),
      ].join(separator);
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
  fc.assert(
    fc.property(printedTree, ([chosen, list]) => {
      const text = print(list, chosen);
      const capitals = chosen.levels.map((level) => level(0, "tiêu đề").includes("TIÊU ĐỀ"));
      expect(parsedShape(parseDocument(text))).toEqual(shape(list, chosen.levels.length, capitals));
    }),
    { numRuns: 500 }
  );
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
      { minLength: 1, maxLength: 6 }
    ),
  }),
  { minLength: 1, maxLength: 5 }
);

test("a printed law is read back: numbered items under an article are never headings", () => {
  fc.assert(
    fc.property(law, fc.constantFrom("\n", "\n\n", "\r\n"), (chapters: Chapter[], separator) => {
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
        chapters.map(({ articles }, index) => [`c${index + 1}`, articles.map(({ title }) => title)])
      );
      const articles = listSections(tree).filter(({ level }) => level === "article");
      expect(articles.map(({ path }) => path)).toEqual(articles.map((_, index) => `d${index + 1}`));
      expect(articles.map(({ paragraphs }) => paragraphs.map(({ text }) => text))).toEqual(
        chapters.flatMap((chapter) => chapter.articles.map(({ clauses }) => clauses))
      );
    }),
    { numRuns: 300 }
  );
});
