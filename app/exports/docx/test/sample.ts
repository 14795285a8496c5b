import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { quoteAt } from "~/comments/anchor-quote";
import { listSections, type Section } from "~/documents/document-tree";
import { parseDocument } from "~/documents/parse-document";
import type { DraftComment } from "../draft-comment";
import type { DraftHead, DraftText } from "../write-commented-draft.server";

/** A UUID that is the same for the same name. */
export function idOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const head: DraftHead = {
  title: "Dự thảo Báo cáo chính trị trình Đại hội đại biểu Đảng bộ tỉnh Lai Châu lần thứ XIV",
  slug: "lai-chau-2020",
  draftId: idOf("draft"),
  draftNumber: 1,
  madeAt: new Date("2020-06-20T01:30:00.000Z"),
  register: createHash("sha256").update("register").digest("hex"),
  volume: { number: 1, of: 1 },
};

/** The real report as the database would give it. */
export function realDraft(): DraftText {
  const tree = parseDocument(readFileSync("prisma/sample/bao-cao-chinh-tri-lai-chau-2020.txt", "utf8"));
  const depths = new Map<Section, number>();
  const visit = (section: Section, depth: number) => {
    depths.set(section, depth);
    section.children.forEach((child) => visit(child, depth + 1));
  };
  tree.sections.forEach((section) => visit(section, 0));
  const paragraphs = (list: { marker: string | null; text: string }[], place: string) =>
    list.map(({ marker, text }, index) => ({ id: idOf(`${place} ${index}`), marker, text }));
  return {
    front: paragraphs(tree.front, "front"),
    sections: listSections(tree).map((section) => ({
      id: idOf(section.path),
      depth: depths.get(section) ?? 0,
      label: section.label,
      heading: section.heading,
      paragraphs: paragraphs(section.paragraphs, section.path),
    })),
    back: paragraphs(tree.back, "back"),
  };
}

/** Everything a comment needs, with what the test is about. */
export function comment(name: string, own: Partial<DraftComment>): DraftComment {
  return {
    id: idOf(name),
    sectionId: null,
    paragraphId: null,
    code: `${name.toUpperCase().slice(0, 5)}-92XAH-6RC8Y/1`,
    name: null,
    at: "2020-06-01 09:30:15",
    kind: "amend",
    state: "published",
    reason: null,
    text: `Ý kiến ${name}`,
    quote: null,
    proposal: null,
    ...own,
  };
}

/** Replaces words of a text that has them once. */
export function reword(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`“${from}” stands not once in the paragraph.`);
  return text.replace(from, () => to);
}

/** One comment of every sort on the real report, in the order of the draft. */
export function sampleComments(draft: DraftText): DraftComment[] {
  const section = draft.sections.find(({ heading }) => heading.startsWith("Phát triển nông nghiệp"))!;
  const [first, second, third] = section.paragraphs;
  const on = (paragraph: typeof first) => ({ sectionId: section.id, paragraphId: paragraph!.id });
  const propose = (paragraph: typeof first, from: string, to: string) => ({
    text: reword(paragraph!.text, from, to),
    base: paragraph!.text,
    inText: true,
  });
  const words = (paragraph: typeof first, exact: string) =>
    quoteAt(paragraph!.text, paragraph!.text.indexOf(exact), paragraph!.text.indexOf(exact) + exact.length);
  return [
    comment("whole", { kind: "agree", text: "Tôi đồng ý với dự thảo.", name: "Sùng A Páo" }),
    comment("front", { paragraphId: draft.front[0]!.id, text: "Tên báo cáo dài quá." }),
    comment("head", { sectionId: section.id, kind: "other", text: "Mục này nên đứng trước.\n\nVì nông nghiệp là chính." }),
    comment("accep", { ...on(first), name: "Lò Thị Mai", proposal: propose(first, "gần 900 tỷ đồng", "hơn 900 tỷ đồng") }),
    comment("rejec", { ...on(first), code: "7KM4T-92XAH-6RC8Y/2", proposal: propose(first, "nông thôn mới giai đoạn", "nông thôn mới, bản mới giai đoạn") }),
    comment("over", { ...on(first), proposal: propose(first, "gần 900 tỷ đồng", "khoảng 850 tỷ đồng") }),
    comment("same", { ...on(first), name: "Vàng Thị Dợ", proposal: propose(first, "gần 900 tỷ đồng", "hơn 900 tỷ đồng") }),
    comment("quot1", { ...on(second), quote: words(second, "220.000 tấn, đạt 110%"), text: "Số này lấy ở đâu?" }),
    comment("quot2", { ...on(second), quote: words(second, "đạt 110% Nghị quyết"), kind: "other" }),
    comment("open", { ...on(second), proposal: propose(second, "220.000 tấn", "225.000 tấn") }),
    comment("held", {
      ...on(third),
      state: "withheld",
      reason: "2",
      text: "Lời không hay",
      proposal: { ...propose(third, "chăn nuôi theo", "nuôi con theo"), inText: false },
    }),
    comment("wait", { ...on(third), state: "pending", quote: { exact: "chữ không có", prefix: "", suffix: "", start: 3 } }),
    comment("back", { paragraphId: draft.back.at(-1)!.id, kind: "add", proposal: { text: "Thêm câu này.", base: null, inText: true } }),
  ];
}

/** As a stream gives them. */
export async function* stream<T>(items: Iterable<T>): AsyncGenerator<T, void, undefined> {
  for (const item of items) yield item;
}
