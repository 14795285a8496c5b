import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import mammoth from "mammoth";
import { describe, expect, test } from "vitest";
import { quoteAt } from "~/comments/anchor-quote";
import { readTree, type XmlNode } from "./test/xml-tree";
import { authorOf, type DraftComment } from "./draft-comment";
import { asFile, convert, hasOffice, temporary, unzip } from "./test/edit-docx";
import { comment, head, idOf, realDraft, sampleComments, stream } from "./test/sample";
import { readReturnedDraft } from "./read-returned-draft.server";
import { printedText } from "./wml-xml";
import { writeCommentedDraft, type DraftText } from "./write-commented-draft.server";

const draft = realDraft();
const comments = sampleComments(draft);
const made = await buffer(writeCommentedDraft({ head, draft, comments: stream(comments) }));
const find = (name: string) => comments.find(({ id }) => id === idOf(name))!;

interface Seen {
  author: string;
  date: string;
  initials: string;
  text: string;
  /** The words between the ends of its anchor, those of tracked changes included. */
  anchor: string;
}

/** The comments of a package as an XML reader of no special knowledge sees them. */
async function look(bytes: Buffer): Promise<{ seen: Seen[]; changes: string[]; paragraphs: string[] }> {
  const parts = await unzip(bytes);
  const trees = new Map([...parts].map(([name, xml]) => [name, readTree(xml)]));
  const anchors = new Map<string, string>();
  const changes: string[] = [];
  const paragraphs: string[] = [];
  const open = new Set<string>();
  const visit = (node: XmlNode | string): void => {
    if (typeof node === "string") return;
    const id = node.attributes["w:id"] ?? "";
    if (node.name === "w:commentRangeStart") {
      open.add(id);
      anchors.set(id, "");
    }
    if (node.name === "w:commentRangeEnd") open.delete(id);
    if (node.name === "w:ins" || node.name === "w:del") {
      changes.push(`${node.name.slice(2)} ${node.attributes["w:author"]} ${node.attributes["w:date"]} ${words(node)}`);
    }
    if (node.name === "w:p") paragraphs.push(words(node));
    if (node.name === "w:r") for (const each of open) anchors.set(each, anchors.get(each)! + words(node));
    node.children.forEach(visit);
  };
  visit(trees.get("word/document.xml")!);
  const seen = elements(trees.get("word/comments.xml")!, "w:comment").map((node) => ({
    author: node.attributes["w:author"]!,
    date: node.attributes["w:date"]!,
    initials: node.attributes["w:initials"]!,
    text: elements(node, "w:p").map(words).join("\n"),
    anchor: anchors.get(node.attributes["w:id"]!)!,
  }));
  return { seen, changes, paragraphs };
}

function elements(node: XmlNode, name: string): XmlNode[] {
  return node.children.flatMap((child) =>
    typeof child === "string" ? [] : [...(child.name === name ? [child] : []), ...elements(child, name)],
  );
}

function words(node: XmlNode): string {
  if (node.name === "w:tab") return "\t";
  if (node.name === "w:br") return "\n";
  if (node.name === "w:t" || node.name === "w:delText") return node.children.join("");
  return node.children.map((child) => (typeof child === "string" ? "" : words(child))).join("");
}

const { seen, changes, paragraphs } = await look(made);
const seenOf = (name: string) => seen[comments.indexOf(find(name))]!;

describe("what stands in the file", () => {
  test("the whole report, in its order, with printed labels and markers", () => {
    const expected = [
      ...draft.front.map(({ marker, text }) => (marker ? `${marker} ${text}` : text)),
      ...draft.sections.flatMap(({ label, heading, paragraphs: own }) => [
        [label, heading],
        ...own.map(({ marker, text }) => (marker ? `${marker} ${text}` : text)),
      ]),
      ...draft.back.map(({ marker, text }) => (marker ? `${marker} ${text}` : text)),
    ];
    // Behind the title and the line below it.
    const printed = paragraphs.slice(2);
    expect(printed).toHaveLength(expected.length);
    expected.forEach((line, index) => {
      if (typeof line !== "string") for (const part of line) expect(printed[index]).toContain(part);
      else if (!changes.some((change) => printed[index]!.includes(change.split("Z ")[1]!))) expect(printed[index]).toBe(line);
    });
  });

  test("every comment with author, date and initials, on its words, its paragraph, its heading or the title", () => {
    expect(seen).toHaveLength(comments.length);
    expect(seenOf("whole")).toMatchObject({ author: "Sùng A Páo", date: "2020-06-01T09:30:15Z", initials: "SAP", anchor: head.title });
    expect(seenOf("front")).toMatchObject({ author: "FRONT-92XAH-6RC8Y/1", initials: "FRONT", anchor: draft.front[0]!.text });
    expect(seenOf("head").anchor).toBe("1. Phát triển nông nghiệp, xây dựng nông thôn mới");
    expect(seenOf("quot1").anchor).toBe("220225.000 tấn, đạt 110%");
    expect(seenOf("quot2").anchor).toBe("đạt 110% Nghị quyết");
    expect(seenOf("wait").anchor).toBe(draft.sections.flatMap((section) => section.paragraphs).find(({ id }) => id === find("wait").paragraphId)!.text);
  });

  test("what a comment says: kind, mark of its state, text, lost quote, wording, code", () => {
    expect(seenOf("head").text).toMatch(/^Ý kiến khác\nMục này nên đứng trước\.\n\nVì nông nghiệp là chính\.\nHEAD-92XAH-6RC8Y\/1 · gy:[0-9a-f]{32}\.[0-9a-f]{8}$/);
    expect(seenOf("held").text).toMatch(/^Đề nghị sửa \[Không công bố: lý do 2\]\nLời không hay\n/);
    expect(seenOf("held").text).toContain(find("held").proposal!.text);
    expect(seenOf("wait").text).toMatch(/^Đề nghị sửa \[Chờ kiểm duyệt\]\n[^\n]*\nVề những chữ: “chữ không có”\n/);
    expect(seenOf("over").text).toContain(`Đề xuất sửa thành:\n${find("over").proposal!.text}\n(Chỉ ghi tại đây`);
    expect(seenOf("same").text).toContain("(Giống hệt đề xuất đã ghi trong đoạn của Lò Thị Mai.)");
  });

  test("proposals side by side as tracked changes of the words that differ", () => {
    expect(changes).toEqual([
      "ins 7KM4T-92XAH-6RC8Y/2 2020-06-01T09:30:15Z , bản mới",
      "del Lò Thị Mai 2020-06-01T09:30:15Z gần",
      "ins Lò Thị Mai 2020-06-01T09:30:15Z hơn",
      "del OPEN-92XAH-6RC8Y/1 2020-06-01T09:30:15Z 220",
      "ins OPEN-92XAH-6RC8Y/1 2020-06-01T09:30:15Z 225",
    ]);
  });

  test("the facts of the snapshot", async () => {
    const custom = (await unzip(made)).get("docProps/custom.xml");
    for (const fact of [head.slug, head.draftId, head.madeAt.toISOString(), head.register]) expect(custom).toContain(`>${fact}<`);
  });
});

test("another library reads the same comments and the report with every change accepted", async () => {
  const { value, messages } = await mammoth.convertToHtml({ buffer: made }, { styleMap: ["comment-reference => sup"] });
  expect(messages.filter(({ type }) => type === "error")).toEqual([]);
  for (const { text, id } of comments) {
    expect(value).toContain(text.split("\n", 1)[0]);
    expect(value).toContain(`gy:${id.replaceAll("-", "")}`);
  }
  expect(value).toContain("huy động hơn 900 tỷ đồng");
  expect(value).toMatch(/<h1[^>]*>.*Phần thứ nhất: ĐÁNH GIÁ 5 NĂM/);
});

describe.skipIf(!hasOffice)("in LibreOffice (skipped where it is not installed)", () => {
  test("opened and saved: the same comments, authors, anchors and tracked changes", async () => {
    const again = await look(readFileSync(convert(made, "docx")));
    const sorted = (list: Seen[]) => list.map(({ author, date, initials, text, anchor }) => [author, date, initials, text, anchor].join("|")).sort();
    expect(sorted(again.seen)).toEqual(sorted(seen));
    expect(again.changes).toEqual(changes);
  });

  test("in its own format: every comment with its author", async () => {
    const content = (await unzip(readFileSync(convert(made, "odt")))).get("content.xml")!;
    const annotations = elements(readTree(content), "office:annotation");
    const authors = annotations.map((node) => elements(node, "dc:creator")[0]!.children.join(""));
    expect(authors.sort()).toEqual(comments.map(authorOf).sort());
    expect(elements(readTree(content), "text:changed-region")).toHaveLength(changes.length);
  });

  test("as PDF: A4, the headings in order", () => {
    const pdf = convert(made, "pdf");
    expect(readFileSync(pdf).toString("latin1")).toMatch(/MediaBox ?\[0 0 595(\.\d+)? 841(\.\d+)?\]/);
    expect(statSync(pdf).size).toBeGreaterThan(100_000);
  });
});

/** What no parser may stumble over, and no program may take for its own. */
const hostile = fc.string({
  unit: fc.constantFrom("<", ">", "&", '"', "'", "]]>", "<!--", "\u0000", "\u0001", "\u000b", "\u001f", "\ufffe", "\t", "\n", "\r", "\r\n", " ", "  ", "\u2028", "\u202e", "\u200f", "مرحبا", "😀", "👨‍👩‍👧", "\ud83d", "\ude00", "ệ", "nghie\u0323\u0302p", "_x000D_", "gy:", "</w:t>", "&amp;"),
  maxLength: 40,
});
const long = fc.string({ unit: "binary", minLength: 15_000, maxLength: 20_000 });
const text = fc.oneof({ weight: 6, arbitrary: hostile }, { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 200 }) }, { weight: 0, arbitrary: long });

const document = fc
  .record({
    paragraphs: fc.array(fc.record({ text, marker: fc.option(hostile) }), { minLength: 1, maxLength: 5 }),
    heading: text,
    comments: fc.array(
      fc.record({ place: fc.nat(), text, name: fc.option(text), start: fc.nat(), length: fc.nat({ max: 30 }), quoted: fc.boolean(), proposed: fc.option(text) }),
      { maxLength: 12 },
    ),
  })
  .map(({ paragraphs: list, heading, comments: said }) => {
    const places = list.map((paragraph, index) => ({ ...paragraph, id: idOf(`place ${index}`) }));
    const generated: DraftText = { front: [], sections: [{ id: idOf("section"), depth: 0, label: "I-", heading, paragraphs: places }], back: [] };
    const about = said
      .map((each, index) => {
        const paragraph = places[each.place % places.length]!;
        const start = each.start % (paragraph.text.length + 1);
        return {
          place: each.place % places.length,
          value: comment(`${index}`, {
            sectionId: idOf("section"),
            paragraphId: paragraph.id,
            text: each.text,
            name: each.name,
            quote: each.quoted ? quoteAt(paragraph.text, start, start + each.length) : null,
            proposal: each.proposed === null ? null : { text: each.proposed, base: paragraph.text, inText: true },
          }),
        };
      })
      .sort((a, b) => a.place - b.place)
      .map(({ value }): DraftComment => value);
    return { draft: generated, comments: about };
  });

test("any draft and any comments: every part is well-formed, every comment is read back, nothing counts as decided", async () => {
  await fc.assert(
    fc.asyncProperty(document, async ({ draft: generated, comments: about }) => {
      const bytes = await buffer(writeCommentedDraft({ head, draft: generated, comments: stream(about) }));
      // `look` parses every part.
      const { seen: found } = await look(bytes);
      expect(found).toHaveLength(about.length);
      about.forEach((each, index) => {
        expect(found[index]!.text).toContain(`\n${printedText(each.text)}\n`);
        if (each.proposal) expect(found[index]!.text).toContain(`\n${printedText(each.proposal.text)}\n`);
        expect(found[index]!.anchor).toBeDefined();
      });
      const result = await readReturnedDraft(asFile(bytes));
      if (!result.ok) throw new Error(result.reason);
      expect(result.returned.comments.map(({ id }) => id)).toEqual(about.map(({ id }) => id));
      expect(result.returned.changes.filter(({ outcome }) => outcome !== "open")).toEqual([]);
      expect(result.returned).toMatchObject({ gone: [], own: { comments: [], changes: [] }, problems: [] });
    }),
    { numRuns: 60 },
  );
}, 120_000);

describe("the stream", () => {
  const spools = async () => (await readdir(tmpdir())).filter((name) => /^docx-(?!test)/.test(name));

  test("fails, leaves nothing behind and closes its source when a comment has no place or comes too late", async () => {
    const before = await spools();
    for (const wrong of [comment("x", { paragraphId: idOf("nowhere") }), comment("x", {})]) {
      let closed = false;
      const source = async function* () {
        try {
          yield comments[1]!;
          yield wrong;
        } finally {
          closed = true;
        }
      };
      await expect(buffer(writeCommentedDraft({ head, draft, comments: source() }))).rejects.toThrow(wrong.id);
      expect(closed).toBe(true);
    }
    expect(await spools()).toEqual(before);
  });

  test("closes its source and removes its files when the reader leaves, however many comments one place has", async () => {
    const before = await spools();
    let opened = false;
    let closed = false;
    const endless = async function* () {
      try {
        for (let index = 0; ; index++) {
          yield comment(`${index}`, { text: "x".repeat(2_000) });
          opened = true;
        }
      } finally {
        closed = true;
      }
    };
    const file = writeCommentedDraft({ head, draft, comments: endless() });
    const ended = new Promise((resolve) => file.once("close", resolve));
    file.resume();
    await expect.poll(() => opened).toBe(true);
    file.destroy();
    await ended;
    await expect.poll(() => closed).toBe(true);
    await expect.poll(spools).toEqual(before);
  });

  test("memory stays flat: five times the comments take no more than a little of it", () => {
    const measure = (count: number) => {
      const file = path.join(temporary(), "x.docx");
      const script = path.resolve("app/exports/docx/test/measure.ts");
      const printed = execFileSync(process.execPath, ["--import", "tsx", script, String(count), file], { encoding: "utf8" });
      expect(existsSync(file)).toBe(true);
      return (JSON.parse(printed) as { peak: number }).peak;
    };
    expect(measure(25_000) / measure(5_000)).toBeLessThan(1.6);
  }, 120_000);
});
