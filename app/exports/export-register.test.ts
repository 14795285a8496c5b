import { buffer } from "node:stream/consumers";
import { beforeAll, describe, expect, test } from "vitest";
import { messages } from "~/messages";
import { testDatabase } from "~/platform/test/database";
import { restoreNeutralised } from "./csv";
import { exportFilterSchema, type ExportFilter, type ExportFormat } from "./export-filter.schema";
import { exportRegister } from "./export-register.server";
import { addComment, makeRegister, type Register } from "./test/fixtures";
import { readCsv } from "./test/read-csv";
import { readXlsx, type Sheet } from "./test/read-xlsx";

const db = await testDatabase();
const now = new Date("2020-06-20T01:30:00Z");
const LONG = `Đầu ${"ệ😀 ".repeat(4_998)} cuối`;
const HOSTILE = "=cmd|' /C calc'!A0";
const MIXED = 'Dòng "một", có phẩy;\nDòng hai\t<b>&amp;</b> _x000D_ nghie\u0323\u0302p 👨‍👩‍👧 \u0001\u000b\u2028 hết';
const PERSON = { name: "Sùng A Páo", organisation: "Hợp tác xã Tả Lèng", email: "pao.sung@example.vn", showName: true };
const PHONE = "0912345678";
const OWN = "số nhà 12, bản Nậm Loỏng";

let register: Register;
const codes: Record<string, string> = {};

beforeAll(async () => {
  register = await makeRegister(db, "lai-chau");
  const other = await makeRegister(db, "than-uyen");
  const [, , phan2, , nong] = register.paragraphs;
  const add = async (key: string, comment: Parameters<typeof addComment>[2]) => {
    codes[key] = (await addComment(db, register, comment)).receiptCode;
  };
  await add("back", { text: "Về phần cuối", paragraph: register.back, channel: "post" });
  await add("long", {
    text: LONG,
    proposed: LONG,
    section: 4,
    paragraph: nong?.[1],
    state: "published",
    decisions: [{ action: "publish", reason: "0" }],
  });
  await add("hostile", {
    text: HOSTILE,
    proposed: "- gạch đầu dòng",
    section: 4,
    channel: "email",
    contributor: { name: "@SUM(1)" },
  });
  await add("mixed", {
    text: MIXED,
    section: 2,
    paragraph: phan2?.[0],
    kind: "add",
    district: "sin-ho",
    contributor: PERSON,
  });
  await add("withheld", {
    text: "Quảng cáo",
    section: 1,
    state: "withheld",
    kind: "other",
    contributor: PERSON,
    decisions: [{ action: "withhold", reason: "5", note: "Mời xem quy tắc 5." }],
  });
  await add("private", {
    text: `Ông ấy ở ${OWN}`,
    proposed: OWN,
    section: 1,
    state: "withheld",
    decisions: [
      { action: "publish", reason: "0" },
      { action: "reopen", reason: "0" },
      { action: "withhold", reason: "1" },
    ],
  });
  await add("redacted", {
    text: `Gọi ${PHONE} cho đồ ngu nhé`,
    section: 0,
    state: "published",
    decisions: [
      {
        action: "redact",
        reason: "1",
        redactions: [
          { start: 4, end: 14, reason: "1" },
          { start: 19, end: 25, reason: "2" },
        ],
      },
    ],
  });
  await add("withdrawn", {
    text: `Số của tôi ${PHONE}`,
    section: 0,
    state: "withdrawn",
    channel: "meeting",
    decisions: [
      { action: "redact", reason: "1", redactions: [{ start: 11, end: 21, reason: "1" }] },
      { action: "reopen", reason: "0" },
    ],
  });
  await add("whole", { text: "Đồng ý với dự thảo", kind: "agree", receivedAt: new Date("2020-06-18T16:59:59.999Z") });
  await add("front", {
    text: "Về phần mở đầu",
    paragraph: register.front,
    receivedAt: new Date("2020-06-18T17:00:00.000Z"),
  });
  await addComment(db, other, { text: "Của đợt khác" });
});

const ORDER = ["whole", "front", "redacted", "withdrawn", "withheld", "private", "mixed", "hostile", "long", "back"];
const inOrder = () => ORDER.map((key) => codes[key]);

async function make(
  format: ExportFormat,
  { personalData = true, filter = {} }: { personalData?: boolean; filter?: ExportFilter } = {},
) {
  const started = await exportRegister(
    db,
    { consultationSlug: "lai-chau", format, personalData, filter, staffId: register.staffId },
    now,
  );
  if (!started.ok) throw new Error(started.reason);
  const bytes = await buffer(started.export.body);
  return { ...started.export, bytes };
}

/** A file of cells as objects by header, neutralised cells restored. */
function records([header = [], ...rows]: string[][], restore = restoreNeutralised) {
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, restore(row[index] ?? "")])));
}

async function csv(options?: Parameters<typeof make>[1]) {
  const text = (await make("csv", options)).bytes.toString("utf8");
  return records(readCsv(text.slice(1)));
}

async function jsonl(options?: Parameters<typeof make>[1]) {
  const text = (await make("jsonl", options)).bytes.toString("utf8");
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function sheetRecords(sheet: Sheet | undefined) {
  const grid: string[][] = [];
  for (const [ref, { value }] of sheet?.cells ?? []) {
    const [, letters = "", line = ""] = /^([A-Z]+)(\d+)$/.exec(ref) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    (grid[Number(line) - 1] ??= [])[column] = value;
  }
  return records(grid, (cell) => cell);
}

const h = messages.exports.column;
const mark = (rule: keyof typeof messages.moderation.rule) => `[đã ẩn: ${messages.moderation.rule[rule]}]`;

describe("every comment is in every format, in the order of the draft", () => {
  test("CSV", async () => {
    const rows = await csv();
    expect(rows.map((row) => row[h.receiptCode])).toEqual(inOrder());
    expect(rows.map((row) => row[h.index])).toEqual(ORDER.map((_, index) => String(index + 1)));
  });

  test("JSON Lines", async () => {
    expect((await jsonl()).map((row) => row.receiptCode)).toEqual(inOrder());
  });

  test("XLSX", async () => {
    const [, comments, ...more] = readXlsx((await make("xlsx")).bytes);
    expect(more).toEqual([]);
    expect(sheetRecords(comments).map((row) => row[h.receiptCode])).toEqual(inOrder());
  });
});

describe("what a row says", () => {
  test("place, time, channel, district and kind, in Vietnamese words and Vietnam's time", async () => {
    const rows = await csv();
    expect(rows.find((row) => row[h.receiptCode] === codes.long)).toMatchObject({
      [h.trail]: "Phần thứ hai › C- › 1.",
      [h.heading]: "Nông nghiệp",
      [h.paragraph]: "2 · a)",
      [h.draft]: "1",
      [h.state]: "Đã công bố",
    });
    expect(rows.find((row) => row[h.receiptCode] === codes.long)?.[h.paragraphBeginning]).toMatch(
      /^Đoạn số 2: tăng cường.{179}…$/,
    );
    expect(rows[0]).toMatchObject({
      [h.trail]: "Toàn bộ dự thảo",
      [h.paragraph]: "",
      [h.receivedAt]: "2020-06-18 23:59:59",
      [h.kind]: "Đồng ý",
    });
    expect(rows[1]).toMatchObject({
      [h.trail]: "Phần mở đầu",
      [h.paragraph]: "1",
      [h.receivedAt]: "2020-06-19 00:00:00",
    });
    expect(rows.at(-1)).toMatchObject({ [h.trail]: "Phần cuối", [h.channel]: "Bưu điện" });
    expect(rows.find((row) => row[h.receiptCode] === codes.mixed)).toMatchObject({
      [h.district]: "Huyện Sìn Hồ",
      [h.kind]: "Đề nghị bổ sung",
    });
  });

  test("a withheld comment is delivered whole, marked with the rule, its words and the note; not among what is published", async () => {
    const row = (await csv()).find((each) => each[h.receiptCode] === codes.withheld);
    expect(row).toMatchObject({
      [h.text]: "Quảng cáo",
      [h.state]: "Không công bố",
      [h.rule]: "5",
      [h.reason]: messages.moderation.rule["5"],
      [h.note]: "Mời xem quy tắc 5.",
      [h.publicText]: "",
    });
    expect(row?.[h.decidedAt]).toMatch(/^2020-06-01 10:00:\d\d$/);
  });

  test("the published text has the hidden words replaced, the delivered one has them", async () => {
    const row = (await csv()).find((each) => each[h.receiptCode] === codes.redacted);
    expect(row?.[h.text]).toBe(`Gọi ${PHONE} cho đồ ngu nhé`);
    expect(row?.[h.publicText]).toBe(`Gọi ${mark("1")} cho ${mark("2")} nhé`);
  });

  test("texts come back exactly: quotes, lines, controls, emoji, composed and decomposed letters, 20,000 characters", async () => {
    const expected = { [codes.mixed ?? ""]: MIXED, [codes.long ?? ""]: LONG, [codes.hostile ?? ""]: HOSTILE };
    const fromCsv = await csv();
    const fromJson = await jsonl();
    const fromXlsx = sheetRecords(readXlsx((await make("xlsx")).bytes)[1]);
    for (const [code, text] of Object.entries(expected)) {
      expect(fromCsv.find((row) => row[h.receiptCode] === code)?.[h.text]).toBe(text);
      expect(fromJson.find((row) => row.receiptCode === code)?.text).toBe(text);
      expect(fromXlsx.find((row) => row[h.receiptCode] === code)?.[h.text]).toBe(text);
    }
    expect([...LONG].length).toBeGreaterThan(14_000);
    expect(fromJson.find((row) => row.receiptCode === codes.long)?.proposed).toBe(LONG);
  });

  test("JSON Lines has ids, instants, every decision with its spans, and staff by id", async () => {
    const rows = await jsonl();
    const row = rows.find((each) => each.receiptCode === codes.redacted);
    expect(row).toMatchObject({
      receivedAt: expect.stringMatching(/^2020-06-01T02:00:\d\d\.000Z$/) as string,
      channel: "web",
      state: "published",
      section: {
        id: register.sections[0],
        path: "phan-1",
        trail: ["Phần thứ nhất"],
        heading: "KẾT QUẢ NHIỆM KỲ 2015 - 2020",
      },
      paragraph: null,
      decisions: [
        {
          version: 1,
          action: "redact",
          reason: "1",
          rulesVersion: "1",
          note: null,
          staffId: register.staffId,
          at: expect.stringMatching(/^2020-06-01T03:00:\d\d\.000Z$/) as string,
          redactions: [
            { field: "text", start: 4, end: 14, reason: "1" },
            { field: "text", start: 19, end: 25, reason: "2" },
          ],
        },
      ],
    });
    expect(rows.find((each) => each.receiptCode === codes.private)?.decisions).toMatchObject([
      { version: 1, action: "publish" },
      { version: 2, action: "reopen" },
      { version: 3, action: "withhold", reason: "1" },
    ]);
    expect(JSON.stringify(rows)).not.toContain("Lò Thị Mai");
  });
});

describe("formulas", () => {
  test("no cell of the CSV begins as one, the header and names included", async () => {
    const { bytes } = await make("csv");
    const cells = readCsv(bytes.toString("utf8").slice(1)).flat();
    expect(cells).toContain(`'${HOSTILE}`);
    expect(cells).toContain("'- gạch đầu dòng");
    expect(cells).toContain("'@SUM(1)");
    expect(cells.filter((cell) => /^[\s\ufeff]*[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
  });

  test("in the XLSX they are strings by type, unchanged", async () => {
    const comments = readXlsx((await make("xlsx")).bytes)[1];
    expect([...(comments?.cells.values() ?? [])].find(({ value }) => value === HOSTILE)).toEqual({
      type: "text",
      value: HOSTILE,
      style: 2,
    });
  });
});

describe("the CSV file", () => {
  test("begins with a byte order mark, ends every line in CRLF and quotes every cell", async () => {
    const { bytes, contentType, fileName } = await make("csv");
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString("utf8")).toMatch(/^\ufeff"STT","Mã tiếp nhận",.*"Cho phép nêu tên"\r\n"1","/);
    expect(contentType).toBe("text/csv; charset=utf-8");
    expect(fileName).toBe("gop-y-lai-chau-20200620-0830-co-thong-tin-ca-nhan.csv");
  });
});

describe("the variant without personal data", () => {
  const personal = [PERSON.name, PERSON.organisation, PERSON.email, "@SUM(1)", PHONE, OWN];

  test.each(["csv", "jsonl"] as const)("%s has none of it in any byte, and every comment", async (format) => {
    const { bytes, fileName } = await make(format, { personalData: false });
    for (const words of personal) expect(bytes.includes(words)).toBe(false);
    for (const code of inOrder()) expect(bytes.includes(code ?? "")).toBe(true);
    expect(fileName).toBe(`gop-y-lai-chau-20200620-0830-khong-thong-tin-ca-nhan.${format}`);
    const { bytes: full } = await make(format);
    for (const words of personal) expect(full.includes(words)).toBe(true);
  });

  test("XLSX has none of it in any part, and no column for it", async () => {
    const sheets = readXlsx((await make("xlsx", { personalData: false })).bytes);
    const values = sheets.flatMap(({ cells }) => [...cells.values()].map(({ value }) => value)).join("\n");
    for (const words of personal) expect(values).not.toContain(words);
    const headers = Object.keys(sheetRecords(sheets[1])[0] ?? {});
    expect(headers).toContain(h.text);
    for (const header of [h.name, h.organisation, h.email, h.showName]) expect(headers).not.toContain(header);
    expect(sheetRecords(sheets[1]).map((row) => row[h.receiptCode])).toEqual(inOrder());
    expect(values).toContain(messages.exports.variantNote.anonymous);
  });

  test("what rule 1 hides is marked, also after a reopening; what other rules hide is delivered", async () => {
    const rows = await csv({ personalData: false });
    const text = (key: string) => rows.find((row) => row[h.receiptCode] === codes[key])?.[h.text];
    expect(text("private")).toBe(mark("1"));
    expect(rows.find((row) => row[h.receiptCode] === codes.private)?.[h.proposed]).toBe(mark("1"));
    expect(text("redacted")).toBe(`Gọi ${mark("1")} cho đồ ngu nhé`);
    expect(text("withdrawn")).toBe(`Số của tôi ${mark("1")}`);
    expect(text("withheld")).toBe("Quảng cáo");
  });
});

describe("filters", () => {
  const cases: [Record<string, string>, string[]][] = [
    [{ state: "withheld" }, ["withheld", "private"]],
    [{ kind: "agree" }, ["whole"]],
    [{ channel: "email" }, ["hostile"]],
    [{ section: "phan-2" }, ["mixed", "hostile", "long"]],
    [{ section: "phan-1", state: "published" }, ["redacted"]],
    [{ from: "2020-06-18", to: "2020-06-18" }, ["whole"]],
    [{ from: "2020-06-19" }, ["front"]],
    [{ to: "2020-05-31", state: "" }, []],
  ];
  test.each(cases)("%j", async (filter, keys) => {
    const rows = await csv({ filter: exportFilterSchema.parse(filter) });
    expect(rows.map((row) => row[h.receiptCode])).toEqual(keys.map((key) => codes[key]));
  });

  test.each([
    { state: "secret" },
    { section: "x'; DROP TABLE comment" },
    { from: "2020-02-30" },
    { from: "2020-06-02", to: "2020-06-01" },
    { other: "1" },
  ])("%j is refused by the schema", (filter) => {
    expect(exportFilterSchema.safeParse(filter).success).toBe(false);
  });
});

describe("the workbook", () => {
  test("the comments stand under a frozen header with filters and widths, times as times, numbers as numbers", async () => {
    const [, comments] = readXlsx((await make("xlsx")).bytes);
    expect(comments).toMatchObject({ name: "Ý kiến", frozenRows: 1, filter: "A1:Y11", rows: 11 });
    expect(comments?.widths).toHaveLength(25);
    expect(comments?.cells.get("A2")).toEqual({ type: "number", value: "1", style: 4 });
    expect(comments?.cells.get("C2")).toMatchObject({ type: "number", style: 3 });
    expect(Number(comments?.cells.get("C2")?.value)).toBeCloseTo(44000 + 86399 / 86400, 6);
  });

  test("a text longer than a cell goes on in a further column, and nothing is lost", async () => {
    const long = await makeRegister(db, "dai");
    const text = `A${"😀".repeat(20_000)}Z`;
    await addComment(db, long, { text, state: "published", decisions: [{ action: "publish", reason: "0" }] });
    const started = await exportRegister(
      db,
      { consultationSlug: "dai", format: "xlsx", personalData: false, filter: {}, staffId: null },
      now,
    );
    if (!started.ok) throw new Error(started.reason);
    const [row] = sheetRecords(readXlsx(await buffer(started.export.body))[1]);
    expect(row?.[h.text]?.length).toBeLessThanOrEqual(32_767);
    expect(`${row?.[h.text]}${row?.[`${h.text} (tiếp 2)`]}`).toBe(text);
    expect(`${row?.[h.publicText]}${row?.[`${h.publicText} (tiếp 2)`]}`).toBe(text);
  });
});
