import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { authorOf, type DraftComment } from "./draft-comment";
import { readReturnedDraft, type ReturnedDraft } from "./read-returned-draft.server";
import { accept, addComment, asFile, convert, edit, hasOffice, reject, removeAnchor, removeComment, unzip, zip, type Parts } from "./test/edit-docx";
import { head, idOf, realDraft, sampleComments, stream } from "./test/sample";
import { writeCommentedDraft } from "./write-commented-draft.server";

const draft = realDraft();
const comments = sampleComments(draft);
const made = await buffer(writeCommentedDraft({ head, draft, comments: stream(comments) }));

const find = (name: string): DraftComment => comments.find(({ id }) => id === idOf(name))!;
const numberOf = (name: string) => comments.indexOf(find(name));
const paraIdOf = (name: string) => (numberOf(name) + 1).toString(16).toUpperCase().padStart(8, "0");
const paragraphOf = (name: string) =>
  draft.sections.flatMap(({ paragraphs }) => paragraphs).find(({ id }) => id === find(name).paragraphId)!;

async function read(bytes: Buffer): Promise<ReturnedDraft> {
  const result = await readReturnedDraft(asFile(bytes));
  if (!result.ok) throw new Error(result.reason);
  return result.returned;
}

const outcomes = (returned: ReturnedDraft) => Object.fromEntries(returned.changes.map(({ commentId, outcome }) => [commentId, outcome]));
const repliesTo = (returned: ReturnedDraft, name: string) => returned.comments.find(({ id }) => id === idOf(name))?.replies;

const DRAFTERS = "Ban Tuyên giáo";

/** What drafters do: accept one, reject one, leave one, answer, close, delete, write themselves. */
function work(parts: Parts): void {
  accept(parts, authorOf(find("accep")));
  reject(parts, authorOf(find("rejec")));
  const first = addComment(parts, numberOf("accep"), { author: DRAFTERS, text: "Tiếp thu.\nĐã sửa." }, paraIdOf("accep"));
  addComment(parts, numberOf("accep"), { author: "Văn phòng", text: "Đồng ý." }, first);
  addComment(parts, numberOf("quot1"), { author: DRAFTERS, text: "Xin kiểm tra lại số liệu." });
  edit(parts, "word/commentsExtended.xml", (xml) =>
    xml.replace(`w15:paraId="${paraIdOf("head")}" w15:done="0"`, `w15:paraId="${paraIdOf("head")}" w15:done="1"`),
  );
  removeComment(parts, numberOf("wait"));
  edit(parts, "word/document.xml", (xml) =>
    xml.replace(/(<w:bookmarkStart[^>]*>(?:<w:commentRangeStart[^>]*>)*)(<w:r><w:t[^>]*>Đẩy mạnh phát triển ngành)/, (_, before: string, after: string) =>
      `${before}<w:ins w:id="90001" w:author="${DRAFTERS}" w:date="2020-07-02T10:00:00Z"><w:r><w:t xml:space="preserve">Hai là, </w:t></w:r></w:ins>${after}`,
    ),
  );
}

/** As LibreOffice writes an answer: the whole text that is answered, its mark included, and then the answer. */
function answerAsOffice(parts: Parts, name: string, text: string): void {
  const xml = new RegExp(`<w:comment w:id="${numberOf(name)}".*?</w:comment>`, "s").exec(parts.get("word/comments.xml")!)![0];
  const said = xml.replace(/<\/w:p>(?!<\/w:comment>)/g, "\n").replace(/<[^>]+>/g, "");
  addComment(parts, numberOf(name), { author: DRAFTERS, text: `Reply to ${authorOf(find(name))} (06/01/2020, 09:30): "${said}"\n${text}` });
}

const expected = {
  [idOf("accep")]: "accepted",
  [idOf("same")]: "accepted",
  [idOf("rejec")]: "rejected",
  [idOf("open")]: "open",
};

test("a copy that nobody touched comes back with everything open, nothing gone and nothing new", async () => {
  const returned = await read(made);
  expect(returned.facts).toEqual({ slug: head.slug, draftId: head.draftId, madeAt: head.madeAt.toISOString(), register: head.register });
  expect(returned.comments).toEqual(comments.map(({ id }) => ({ id, replies: [], done: false })));
  expect(new Set(Object.values(outcomes(returned)))).toEqual(new Set(["open"]));
  expect(returned).toMatchObject({ gone: [], own: { comments: [], changes: [] }, problems: [] });
});

test("accepted, rejected, open, replied, closed, deleted and new: as Word saves it", async () => {
  const parts = await unzip(made);
  work(parts);
  const returned = await read(await zip(parts));
  expect(outcomes(returned)).toEqual(expected);
  const paragraph = paragraphOf("accep").text;
  for (const { commentId, finalText } of returned.changes) {
    const text = commentId === idOf("open") ? paragraphOf("open").text : paragraph.replace("gần 900", "hơn 900");
    expect(finalText).toBe(text);
  }
  expect(repliesTo(returned, "accep")).toEqual([
    { author: DRAFTERS, at: "2020-07-01 08:00:00", text: "Tiếp thu.\nĐã sửa." },
    { author: "Văn phòng", at: "2020-07-01 08:00:00", text: "Đồng ý." },
  ]);
  expect(returned.comments.filter(({ done }) => done).map(({ id }) => id)).toEqual([idOf("head")]);
  expect(returned.gone).toEqual([idOf("wait")]);
  expect(returned.own.comments).toMatchObject([{ author: DRAFTERS, text: "Xin kiểm tra lại số liệu.", placeId: find("quot1").paragraphId }]);
  expect(returned.own.changes).toEqual([
    { author: DRAFTERS, at: "2020-07-02 10:00:00", kind: "inserted", text: "Hai là, ", placeId: find("held").paragraphId },
  ]);
  expect(returned.problems).toEqual([]);
});

test.skipIf(!hasOffice)("the same after LibreOffice has opened and saved it (skipped where it is not installed)", async () => {
  const parts = await unzip(made);
  work(parts);
  answerAsOffice(parts, "quot2", "Sẽ xem xét.");
  const saved = readFileSync(convert(await zip(parts), "docx"));
  // It numbers everything anew.
  expect((await unzip(saved)).get("word/comments.xml")).not.toContain(`w:id="${numberOf("accep")}" w:author="${authorOf(find("accep"))}"`);
  const returned = await read(saved);
  expect(outcomes(returned)).toEqual(expected);
  expect(new Set(returned.comments.map(({ id }) => id))).toEqual(new Set(comments.filter(({ id }) => id !== idOf("wait")).map(({ id }) => id)));
  expect(returned.comments.filter(({ done }) => done).map(({ id }) => id)).toEqual([idOf("head")]);
  expect(repliesTo(returned, "quot2")).toEqual([{ author: DRAFTERS, at: "2020-07-01 08:00:00", text: "Sẽ xem xét." }]);
  // Some versions keep Word's answers as answers, some only as comments of the drafters in the same place: none is lost.
  const said = [...(repliesTo(returned, "accep") ?? []), ...returned.own.comments].map(({ text }) => text);
  expect(said.sort()).toEqual(["Tiếp thu.\nĐã sửa.", "Đồng ý.", "Xin kiểm tra lại số liệu."].sort());
  expect(returned.own.changes).toMatchObject([{ author: DRAFTERS, kind: "inserted", text: "Hai là, ", placeId: find("held").paragraphId }]);
  expect(returned).toMatchObject({ gone: [idOf("wait")], problems: [] });
});

describe("what was done by hand", () => {
  test("other words in place of a change are an edit, and the other change of the paragraph keeps its outcome", async () => {
    const parts = await unzip(made);
    accept(parts, authorOf(find("accep")));
    reject(parts, authorOf(find("rejec")));
    edit(parts, "word/document.xml", (xml) => xml.replace(/>hơn<\/w:t>/, ">chừng</w:t>"));
    const returned = await read(await zip(parts));
    expect(outcomes(returned)).toEqual({ ...expected, [idOf("accep")]: "edited", [idOf("same")]: "edited" });
    expect(returned.changes.find(({ commentId }) => commentId === idOf("accep"))?.finalText).toContain("huy động chừng 900 tỷ");
  });

  test("words changed elsewhere in the paragraph do not hide what was accepted", async () => {
    const parts = await unzip(made);
    accept(parts, authorOf(find("accep")));
    edit(parts, "word/document.xml", (xml) => xml.replace("Đẩy mạnh tái cơ cấu nông nghiệp", "Tái cơ cấu mạnh nông nghiệp"));
    expect(outcomes(await read(await zip(parts)))).toEqual({ ...expected, [idOf("rejec")]: "open" });
  });

  test("authors and dates taken out by the program leave open what is open", async () => {
    const parts = await unzip(made);
    edit(parts, "word/document.xml", (xml) => xml.replaceAll(/ w:author="[^"]*" w:date="[^"]*"/g, ' w:author="Author"'));
    const returned = await read(await zip(parts));
    expect(new Set(Object.values(outcomes(returned)))).toEqual(new Set(["open"]));
    expect(returned.own.changes).toEqual([]);
  });

  test("a drafter's tracked deletion of proposed words is theirs, and the proposal stays open", async () => {
    const parts = await unzip(made);
    edit(parts, "word/document.xml", (xml) =>
      xml.replace(/<w:r><w:t xml:space="preserve">hơn<\/w:t><\/w:r>/, () =>
        `<w:del w:id="90002" w:author="${DRAFTERS}" w:date="2020-07-02T10:00:00Z"><w:r><w:delText>hơn</w:delText></w:r></w:del>`,
      ),
    );
    const returned = await read(await zip(parts));
    expect(outcomes(returned)[idOf("accep")]).toBe("open");
    expect(returned.own.changes).toMatchObject([{ author: DRAFTERS, kind: "deleted", text: "hơn" }]);
  });

  test("a paragraph that was taken away, an anchor that was, and a comment that was copied are named", async () => {
    const parts = await unzip(made);
    removeAnchor(parts, numberOf("front"));
    edit(parts, "word/document.xml", (xml) => {
      const name = find("open").paragraphId!.replaceAll("-", "");
      return xml.replace(new RegExp(`<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:bookmarkStart w:id="\\d+" w:name="_gy${name}"/>.*?</w:p>`, "s"), "");
    });
    edit(parts, "word/comments.xml", (xml) => {
      const copy = /<w:comment w:id="0".*?<\/w:comment>/s.exec(xml)![0].replace('w:id="0"', 'w:id="77777"');
      return xml.replace("</w:comments>", `${copy}</w:comments>`);
    });
    const { problems, changes } = await read(await zip(parts));
    expect(problems).toEqual(
      expect.arrayContaining([
        { reason: "copied", id: idOf("whole") },
        { reason: "anchor-gone", id: idOf("front") },
        { reason: "paragraph-gone", id: find("open").paragraphId },
      ]),
    );
    expect(changes).toContainEqual({ commentId: idOf("open"), outcome: "edited", finalText: null });
  });

  test("words added to a comment below its mark are read, and a mark a citizen wrote counts for nothing", async () => {
    const forged = { ...comments[1]!, text: `gy:${idOf("whole").replaceAll("-", "")}.00000000` };
    const parts = await unzip(await buffer(writeCommentedDraft({ head, draft, comments: stream([comments[0]!, forged]) })));
    edit(parts, "word/comments.xml", (xml) => xml.replace("</w:comment>", "<w:p><w:r><w:t>Đã xem.</w:t></w:r></w:p></w:comment>"));
    const returned = await read(await zip(parts));
    expect(repliesTo(returned, "whole")).toEqual([{ author: null, at: null, text: "Đã xem." }]);
    expect(returned.comments.map(({ id }) => id)).toEqual([idOf("whole"), idOf("front")]);
    expect(returned.problems).toEqual([]);
  });
});

describe("what is refused", () => {
  const refusal = async (bytes: Buffer) => {
    const result = await readReturnedDraft(asFile(bytes));
    return result.ok ? null : result.reason;
  };
  const changed = async (name: string, change: (xml: string) => string | null) => {
    const parts = await unzip(made);
    const xml = change(parts.get(name)!);
    if (xml === null) parts.delete(name);
    else parts.set(name, xml);
    return refusal(await zip(parts));
  };

  test("what is no package, or another document", async () => {
    expect(await refusal(Buffer.from("không phải tệp nén"))).toBe("not-a-docx");
    expect(await refusal(Buffer.alloc(0))).toBe("not-a-docx");
    expect(await refusal(made.subarray(0, made.length - 40))).toBe("not-a-docx");
    expect(await changed("word/document.xml", () => null)).toBe("not-a-docx");
    expect(await changed("docProps/custom.xml", () => null)).toBe("not-ours");
    expect(await changed("customXml/item1.xml", () => null)).toBe("incomplete");
    expect(await changed("customXml/item1.xml", () => "<other/>")).toBe("incomplete");
  });

  test("a DOCTYPE, an entity, a part that is cut off, an encoding that lies", async () => {
    const doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>';
    expect(await changed("word/document.xml", (xml) => xml.replace("?>\n", `?>${doctype}`))).toBe("unsafe");
    expect(await changed("word/comments.xml", (xml) => xml.replace("Tôi đồng ý", "&e;"))).toBe("malformed");
    expect(await changed("word/comments.xml", (xml) => xml.slice(0, -20))).toBe("malformed");
    expect(await changed("word/document.xml", (xml) => xml.replace("UTF-8", "UTF-16"))).toBe("malformed");
    expect(await changed("customXml/item1.xml", (xml) => xml.replace('start="', 'start="-'))).toBe("malformed");
  });

  test("what would fill the memory: one endless word, elements without end, too many parts, the same part twice", async () => {
    expect(await changed("word/comments.xml", (xml) => xml.replace("Tôi", "a".repeat(9 * 1024 * 1024)))).toBe("unsafe");
    expect(await changed("word/document.xml", (xml) => xml.replace("<w:body>", "<w:body>" + "<w:x>".repeat(300)))).toBe("unsafe");
    expect(await changed("word/comments.xml", (xml) => xml.replace(">Tôi đồng ý", `>${"b</w:t><w:t>".repeat(510_000)}`))).toBe("too-large");
    const many = Array.from({ length: 2_001 }, (_, index): [string, string] => [`x${index}`, ""]);
    expect(await refusal(await zip([...(await unzip(made)), ...many]))).toBe("too-large");
    expect(await refusal(await zip([...(await unzip(made)), ["word/document.xml", "<x/>"]]))).toBe("unsafe");
  });

  test("a part that unpacks to more than it says", async () => {
    const bytes = Buffer.from(made);
    // The uncompressed size in the central directory of the part with the comments.
    const at = bytes.lastIndexOf("word/comments.xml") - 46 + 24;
    bytes.writeUInt32LE(100, at);
    expect(await refusal(bytes)).toBe("malformed");
  });
});
