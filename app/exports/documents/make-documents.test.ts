import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import mammoth from "mammoth";
import { beforeAll, describe, expect, test } from "vitest";
import { decide } from "~/moderation/decide.server";
import { RULES_VERSION } from "~/moderation/rules";
import { addComment, minutesAfter } from "~/moderation/test-register";
import type { Database } from "~/platform/db.server";
import { readFileContent } from "~/platform/files/read-file.server";
import { testDatabase } from "~/platform/test/database";
import { approveResponse } from "~/synthesis/approve-response.server";
import { draftResponse } from "~/synthesis/draft-response.server";
import { expectOk, makeSynthesis } from "~/synthesis/test-synthesis";
import { convert, hasOffice, unzip } from "~/exports/docx/test/edit-docx";
import { readXlsx } from "../test/read-xlsx";
import { DOCUMENT_KINDS, type DocumentKind } from "./kinds";
import { listDocumentSets } from "./list-document-sets.server";
import { giveUpDocuments, makeDocuments } from "./make-documents.server";
import { requestDocuments } from "./request-documents.server";
import { words } from "./words";

let db: Database;
let register: Awaited<ReturnType<typeof makeSynthesis>>;
const now = minutesAfter(1_000);
const COLUMNS = ["NHÓM VẤN ĐỀ, ĐIỀU, KHOẢN", "CHỦ THỂ GÓP Ý", "NỘI DUNG GÓP Ý", "NỘI DUNG TIẾP THU, GIẢI TRÌNH"];

async function request(kinds: readonly DocumentKind[], more: { personalData?: boolean; layout?: "party" | "state" } = {}) {
  const wanted = { consultationId: register.consultationId, kinds, personalData: false, layout: "party" as const, staffId: register.an, ...more };
  return db.prisma.$transaction((tx) => requestDocuments(tx, wanted, now));
}

async function make(...wanted: Parameters<typeof request>) {
  const { setId } = await request(...wanted);
  await makeDocuments(db, { setId }, now);
  return read(setId);
}

const read = (id: string) => db.prisma.documentSet.findUniqueOrThrow({ where: { id }, include: { files: { include: { file: true } } } });
type MadeSet = Awaited<ReturnType<typeof read>>;

const contentOf = ({ fileId }: { fileId: string }) => buffer(readFileContent(db.pool, fileId));
const bytesOf = (set: MadeSet, kind: DocumentKind) => contentOf(set.files.find((file) => file.kind === kind)!);

/** The words of a document as a library of no special knowledge reads them. */
async function textOf(set: MadeSet, kind: DocumentKind): Promise<string> {
  return (await mammoth.extractRawText({ buffer: await bytesOf(set, kind) })).value;
}

/** Rows of a document's last table but the signature's, as texts of cells. */
async function tableOf(set: MadeSet, kind: DocumentKind): Promise<string[][]> {
  const { value } = await mammoth.convertToHtml({ buffer: await bytesOf(set, kind) });
  const tables = [...value.matchAll(/<table>(.*?)<\/table>/gs)].map(([, inside]) => inside!);
  const plain = (html: string) => html.replace(/<\/p><p>/g, "\n").replace(/<br \/>/g, "\n").replace(/<[^>]+>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return [...tables.at(-2)!.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => [...row!.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, text]) => plain(text!)));
}

beforeAll(async () => {
  db = await testDatabase();
  register = await makeSynthesis(db, "tai-lieu", 8);
  const { comments, an, binh, consultationId } = register;
  const judge = (commentId: string, more: object) =>
    decide(db, { commentId, version: 0, revision: 0, staffId: binh, action: "publish", reason: "none", note: null, spans: [], rulesVersion: RULES_VERSION, ...more } as never, minutesAfter(100));
  await judge(comments[1]!, { action: "withhold", reason: "2", note: "Xin viết lại." });
  const same = await Promise.all(
    [20, 21, 22].map((minute) => addComment(db, register, { path: "p1-b", text: "=Cùng một lời\u0001 <b>&", proposed: "Lời mới", receivedAt: minutesAfter(minute) })),
  );
  const answered = await register.topic("p1-a", [comments[0]!, comments[1]!, ...same], "Đường vào bản");
  await register.topic("p1-b", [comments[2]!], "Trường học");
  const answer = async (to: { topicId: string } | { commentId: string }, text: string) => {
    const drafted = expectOk(await draftResponse(db, { consultationId, to, number: 0, outcome: "accept", text, staffId: an }, minutesAfter(200)));
    return { responseId: drafted.responseId, number: 1 };
  };
  expectOk(await approveResponse(db, { ...(await answer({ topicId: answered }, "Đã bổ sung vào mục A.")), staffId: binh }, minutesAfter(201)));
  await answer({ commentId: comments[3]! }, "Còn là bản nháp.");
  await db.pool.query("INSERT INTO withdrawal (id, comment_id, consultation_id, at) VALUES (gen_random_uuid(), $1, $2, $3)", [comments[7], consultationId, minutesAfter(300)]);
  await db.pool.query("UPDATE comment SET state = 'withdrawn' WHERE id = $1", [comments[7]]);
});

test("all documents of a set are of one register, and name its hash", async () => {
  const set = await make(DOCUMENT_KINDS);
  expect(set).toMatchObject({ commentCount: 11, done: 88, total: 88, failedAt: null, takenAt: now });
  expect(set.files.map(({ kind }) => kind).toSorted()).toEqual([...DOCUMENT_KINDS].toSorted());
  expect(createHash("sha256").update(await bytesOf(set, "register-jsonl")).digest("hex")).toBe(set.registerSha256);
  for (const { file } of set.files) expect(file.name).toContain(set.registerSha256!.slice(0, 12));
  for (const kind of ["synthesis-docx", "report-docx", "withheld-annex-docx"] as const) expect(await textOf(set, kind), kind).toContain(set.registerSha256);
  const [sheet] = readXlsx(await bytesOf(set, "synthesis-xlsx"));
  expect([...sheet!.cells.values()].some(({ value }) => String(value).includes(set.registerSha256!))).toBe(true);
});

test("the synthesis has its four columns, the order of the draft, every comment and its approved answer", async () => {
  const set = await make(["synthesis-docx", "synthesis-xlsx", "register-jsonl"]);
  const [head, ...rows] = await tableOf(set, "synthesis-docx");
  expect(head).toEqual(COLUMNS);
  const text = await textOf(set, "synthesis-docx");
  expect(text).toMatch(/1\. Tổng số ý kiến góp ý đã nhận: 11 ý kiến.*2\. Kết quả cụ thể như sau:/s);
  const sections = rows.filter((cells) => cells.length === 1).map(([title]) => title);
  expect(sections).toEqual(["Về toàn bộ dự thảo", "A- Tiêu đề p1-a", "I- Tiêu đề p1-a-i", "B- Tiêu đề p1-b"]);
  const lines = rows.filter((cells) => cells.length > 1);
  // Of one text by three people one line, with three codes.
  const same = lines.find((cells) => cells.some((each) => each.includes("=Cùng một lời")))!;
  expect(same.join("|")).toContain("1 văn bản × 3 người gửi:");
  expect(same.join("|")).toContain("=Cùng một lời\ufffd <b>&");
  const all = (await bytesOf(set, "register-jsonl")).toString("utf8").trim().split("\n").map((line) => JSON.parse(line) as { receiptCode: string; state: string; text: string });
  for (const { receiptCode, state } of all) {
    if (state === "withdrawn") expect(text).not.toContain("Ý kiến 7.");
    else expect(text).toContain(receiptCode);
  }
  expect(text).toContain("[Không công bố: ");
  expect(text).toContain("Đã bổ sung vào mục A.");
  expect(text).not.toContain("Còn là bản nháp.");
  expect(text).toContain("Ý kiến người góp ý đã rút: 1");

  const [sheet] = readXlsx(await bytesOf(set, "synthesis-xlsx"));
  const cells = [...sheet!.cells].map(([ref, { value }]) => [ref, value] as const);
  const first = Number(cells.find(([, value]) => value === COLUMNS[0])![0].slice(1));
  expect(["A", "B", "C", "D"].map((column) => sheet!.cells.get(`${column}${first}`)?.value)).toEqual(COLUMNS);
  expect(cells.some(([, value]) => String(value).startsWith("1 văn bản × 3"))).toBe(true);
});

test("the annex has the withheld comments alone, each with its rule and note", async () => {
  const rows = await tableOf(await make(["withheld-annex-docx"]), "withheld-annex-docx");
  expect(rows).toHaveLength(2);
  expect(rows[1]![3]).toContain("Ý kiến 1.");
  expect(rows[1]![4]).toMatch(/Quy tắc số 2 .*\n.*\nGhi chú: Xin viết lại\./s);
});

describe("the report", () => {
  test("of the Party has its head, its two parts and nobody's opinion", async () => {
    const text = await textOf(await make(["report-docx"]), "report-docx");
    for (const each of ["TỈNH UỶ LAI CHÂU", "BAN TUYÊN GIÁO", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số …-BC/BTGTU", "BÁO CÁO", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Nơi nhận:"]) expect(text).toContain(each);
    expect(text).toMatch(/I\. TÌNH HÌNH TRIỂN KHAI.*II\. TỔNG HỢP KẾT QUẢ.*Đường vào bản: 5 ý kiến.*Trường học: 1 ý kiến/s);
    // Each heading under those above it; none that nothing stands under.
    expect(text).toMatch(/Phần thứ nhất:? Tiêu đề p1\s+A- Tiêu đề p1-a\s+- Đường vào bản.*B- Tiêu đề p1-b\s+- Trường học/s);
    expect(text).not.toMatch(/^I- Tiêu đề p1-a-i$/m);
    expect(text).not.toContain("CỘNG HÒA");
  });

  test("of the State has the State's", async () => {
    const text = await textOf(await make(["report-docx"], { layout: "state" }), "report-docx");
    for (const each of ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "KT. GIÁM ĐỐC"]) expect(text).toContain(each);
    expect(text).not.toContain("ĐẢNG CỘNG SẢN");
  });
});

test("what is made twice is made once, what is given up is not made, and nothing is left half made", async () => {
  const { setId } = await request(["register-jsonl"]);
  await Promise.all([makeDocuments(db, { setId }, now), makeDocuments(db, { setId }, now)]);
  expect((await read(setId)).files).toHaveLength(1);
  const given = await request(["register-jsonl"]);
  await giveUpDocuments(db, given, now);
  await makeDocuments(db, given, now);
  expect(await read(given.setId)).toMatchObject({ failedAt: now, finishedAt: null, files: [] });
});

describe("a draft with more comments than one file takes", () => {
  let many: MadeSet;
  beforeAll(async () => {
    const full = register;
    register = await makeSynthesis(db, "nhieu-quyen", 8);
    await db.pool.query(
      `INSERT INTO comment (id, consultation_id, draft_id, section_id, channel, kind, text, submission_key, receipt_code, received_at, state)
       SELECT gen_random_uuid(), $1, $2, $3, 'web', 'amend', repeat('Đề nghị nêu rõ nguồn lực thực hiện nội dung này. ', 5) || n, gen_random_uuid(), 'quyen-' || n, $4, 'published'
       FROM generate_series(1, 997) n`,
      [register.consultationId, register.draftId, register.section("p1-b"), minutesAfter(10)],
    );
    many = await make(["commented-draft-docx", "register-jsonl"]);
    register = full;
  });
  const volumes = () => many.files.filter(({ kind }) => kind === "commented-draft-docx").toSorted((a, b) => a.volume - b.volume);

  test("comes in volumes, in the order of the draft, and each says which it is", async () => {
    expect(volumes().map(({ volume, file }) => [volume, /quyen-\d\d/.exec(file.name)?.[0]])).toEqual([[1, "quyen-01"], [2, "quyen-02"]]);
    const texts = await Promise.all(volumes().map(async (file) => (await mammoth.extractRawText({ buffer: await contentOf(file) })).value));
    expect(texts[0]).toContain("Quyển 1 trên 2");
    expect(texts.map((text) => ["Tiêu đề p1-a", "Tiêu đề p1-b"].map((heading) => text.includes(heading)))).toEqual([[true, false], [false, true]]);
    expect(many.files.filter(({ kind }) => kind === "register-jsonl")).toHaveLength(1);
    const { sets } = await listDocumentSets(db.prisma, { consultationId: many.consultationId });
    expect(sets[0]!.files.map(({ kind, volume, volumes: of }) => [kind, volume, of])).toEqual([["commented-draft-docx", 1, 2], ["commented-draft-docx", 2, 2], ["register-jsonl", 1, 1]]);
  });

  test.skipIf(!hasOffice)("of which the fullest opens in LibreOffice with every comment", async () => {
    const content = (await unzip(readFileSync(convert(await contentOf(volumes()[1]!), "odt")))).get("content.xml")!;
    expect(content.split("<office:annotation ").length - 1).toBe(999);
  }, 180_000);
});

test("an empty register makes documents that say so", async () => {
  const full = register;
  try {
    register = await makeSynthesis(db, "trong", 0);
    const set = await make(DOCUMENT_KINDS);
    expect(await textOf(set, "synthesis-docx")).toContain(words.synthesis.empty);
    expect(await textOf(set, "withheld-annex-docx")).toContain(words.annex.none);
    expect(await textOf(set, "report-docx")).toContain(words.report.noTopics);
  } finally {
    register = full;
  }
});

describe.skipIf(!hasOffice)("as LibreOffice sets it (skipped where there is none)", () => {
  const read = (pdf: string, tool: string, ...more: string[]) => execFileSync(tool, [...more.slice(0, -1), pdf, ...more.slice(-1)].filter(Boolean), { encoding: "utf8" });

  async function pages(kind: DocumentKind) {
    const pdf = convert(await bytesOf(await make([kind]), kind), "pdf");
    const text = read(pdf, "pdftotext", "-layout", "-").split("\f").filter((page) => page.trim() !== "");
    return { text, info: read(pdf, "pdfinfo", ""), fonts: read(pdf, "pdffonts", "") };
  }

  test("the synthesis lies across A4, its columns stand on every page, its number from page two on", async () => {
    const full = register;
    try {
      register = await makeSynthesis(db, "nhieu-trang", 60);
      await register.topic("p1-a", register.comments.slice(0, 50), "Nhóm dài");
      const { text, info, fonts } = await pages("synthesis-docx");
      expect(info).toMatch(/Page size: +841\.8\d+ x 595\.\d+ pts \(A4\)/);
      expect(text.length).toBeGreaterThan(2);
      for (const page of text.slice(0, -1)) for (const word of ["NHÓM VẤN ĐỀ", "CHỦ THỂ GÓP Ý", "NỘI DUNG GÓP Ý", "NỘI DUNG TIẾP THU"]) expect(page).toContain(word);
      expect(text.map((page) => /^\s*(\d+)\s*$/m.exec(page.trimStart().split("\n")[0]!)?.[1])).toEqual([undefined, ...text.slice(1).map((_, index) => String(index + 2))]);
      // Times New Roman, or what stands for it with the same widths.
      expect(fonts).toMatch(/Times ?New ?Roman|LiberationSerif|Tinos/);
      expect(text.join("").indexOf("Nhóm dài")).toBeLessThan(text.join("").indexOf("I- Tiêu đề"));
    } finally {
      register = full;
    }
  });

  test("the report stands on A4, its head before its parts", async () => {
    const { text, info } = await pages("report-docx");
    expect(info).toMatch(/Page size: +595\.\d+ x 841\.8\d+ pts \(A4\)/);
    expect(text.join("\n")).toMatch(/TỈNH UỶ LAI CHÂU +ĐẢNG CỘNG SẢN VIỆT NAM\s+BAN TUYÊN GIÁO.*BÁO CÁO.*I\. TÌNH HÌNH.*II\. TỔNG HỢP.*Nơi nhận: +K\/T TRƯỞNG BAN/s);
  });

  test("the draft with its comments opens", async () => {
    const { text } = await pages("commented-draft-docx");
    expect(text.join("\n")).toContain("Tiêu đề p1-a");
  });
});
