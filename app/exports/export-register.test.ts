import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { messages } from "~/messages";
import { testDatabase } from "~/platform/test/database";
import { exportRegister } from "./export-register.server";
import { addComment, makeRegister } from "./test/fixtures";
import { readCsv } from "./test/read-csv";
import { readXlsx } from "./test/read-xlsx";
import { csv, fillSample, FIRST, h, HOSTILE, jsonl, LONG, make, mark, MIXED, now, PERSON, PHONE, SECOND, sheetRecords } from "./test/sample";

const db = await testDatabase();
const { register, codes, inOrder } = await fillSample(db);

describe("every comment is in every format, in the order of the draft", () => {
  test("CSV", async () => {
    const rows = await csv(db);
    expect(rows.map((row) => row[h.receiptCode])).toEqual(inOrder);
    expect(rows.map((row) => row[h.index])).toEqual(inOrder.map((_, index) => String(index + 1)));
  });

  test("JSON Lines", async () => {
    expect((await jsonl(db)).map((row) => row.receiptCode)).toEqual(inOrder);
  });

  test("XLSX", async () => {
    const [, comments, ...more] = readXlsx((await make(db, "xlsx")).bytes);
    expect(more).toEqual([]);
    expect(sheetRecords(comments).map((row) => row[h.receiptCode])).toEqual(inOrder);
  });
});

describe("what a row says", () => {
  test("place, time, channel, district and kind, in Vietnamese words and Vietnam's time", async () => {
    const rows = await csv(db);
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
    const row = (await csv(db)).find((each) => each[h.receiptCode] === codes.withheld);
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

  test("an edited comment is delivered as it stands now, with how often it was edited, what it quotes and rewrites", async () => {
    const row = (await csv(db)).find((each) => each[h.receiptCode] === codes.edited);
    expect(row).toMatchObject({
      [h.kind]: "Đề nghị bỏ",
      [h.text]: "Bản cuối cùng",
      [h.publicText]: `Bản ${mark("2")} cùng`,
      [h.proposed]: "Đoạn mới",
      [h.proposedBase]: "Đoạn số 1: cũ",
      [h.quote]: "Đoạn số 1",
      [h.revisions]: "2",
      [h.part]: "1",
      [h.supportCount]: "3",
      [h.email]: PERSON.email,
      [h.emailConfirmed]: messages.exports.yes,
    });
    expect((await csv(db)).find((each) => each[h.receiptCode] === codes.mixed)?.[h.emailConfirmed]).toBe(messages.exports.no);
    expect((await csv(db)).find((each) => each[h.receiptCode] === codes.whole)?.[h.emailConfirmed]).toBe("");
    const byKind = await csv(db, { filter: { kind: "remove" } });
    expect(byKind.map((each) => each[h.receiptCode])).toEqual([codes.edited]);
  });

  test("JSON Lines has what it said before, with the times", async () => {
    const row = (await jsonl(db)).find((each) => each.receiptCode === codes.edited);
    const at = (seconds: number) => new Date(new Date(row?.receivedAt as string).getTime() + seconds * 1000).toISOString();
    expect(row).toMatchObject({
      text: "Bản cuối cùng",
      revision: 2,
      supportCount: 3,
      earlier: [
        { number: 0, at: at(0), kind: "agree", text: FIRST, proposed: null, proposedBase: null },
        { number: 1, at: at(60), kind: "add", text: SECOND, proposed: null, proposedBase: null },
      ],
      contributor: { email: PERSON.email, emailConfirmedAt: "2020-06-02T00:00:00.000Z" },
    });
  });

  test("the published text has the hidden words replaced, the delivered one has them", async () => {
    const row = (await csv(db)).find((each) => each[h.receiptCode] === codes.redacted);
    expect(row?.[h.text]).toBe(`Gọi ${PHONE} cho đồ ngu nhé`);
    expect(row?.[h.publicText]).toBe(`Gọi ${mark("1")} cho ${mark("2")} nhé`);
  });

  test("texts come back exactly: quotes, lines, controls, emoji, composed and decomposed letters, 20,000 characters", async () => {
    const expected = { [codes.mixed ?? ""]: MIXED, [codes.long ?? ""]: LONG, [codes.hostile ?? ""]: HOSTILE };
    const fromCsv = await csv(db);
    const fromJson = await jsonl(db);
    const fromXlsx = sheetRecords(readXlsx((await make(db, "xlsx")).bytes)[1]);
    for (const [code, text] of Object.entries(expected)) {
      expect(fromCsv.find((row) => row[h.receiptCode] === code)?.[h.text]).toBe(text);
      expect(fromJson.find((row) => row.receiptCode === code)?.text).toBe(text);
      expect(fromXlsx.find((row) => row[h.receiptCode] === code)?.[h.text]).toBe(text);
    }
    expect([...LONG].length).toBeGreaterThan(14_000);
    expect(fromJson.find((row) => row.receiptCode === codes.long)?.proposed).toBe(LONG);
  });

  test("JSON Lines has ids, instants, every decision with its spans, and staff by id", async () => {
    const rows = await jsonl(db);
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
    const { bytes } = await make(db, "csv");
    const cells = readCsv(bytes.toString("utf8").slice(1)).flat();
    expect(cells).toContain(`'${HOSTILE}`);
    expect(cells).toContain("'- gạch đầu dòng");
    expect(cells).toContain("'@SUM(1)");
    expect(cells.filter((cell) => /^[\s\ufeff]*[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
  });

  test("in the XLSX they are strings by type, unchanged", async () => {
    const comments = readXlsx((await make(db, "xlsx")).bytes)[1];
    expect([...(comments?.cells.values() ?? [])].find(({ value }) => value === HOSTILE)).toEqual({
      type: "text",
      value: HOSTILE,
      style: 2,
    });
  });
});

describe("the CSV file", () => {
  test("begins with a byte order mark, ends every line in CRLF and quotes every cell", async () => {
    const { bytes, contentType, fileName } = await make(db, "csv");
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString("utf8")).toMatch(/^\ufeff"STT","Mã tiếp nhận",.*"Cho phép nêu tên",.*"Thư điện tử đã xác nhận","Nhóm văn bản giống nhau",.*"Người duyệt trả lời"\r\n"1","/);
    expect(contentType).toBe("text/csv; charset=utf-8");
    expect(fileName).toBe("gop-y-lai-chau-20200620-0830-co-thong-tin-ca-nhan.csv");
  });
});

describe("the workbook", () => {
  test("the comments stand under a frozen header with filters and widths, times as times, numbers as numbers", async () => {
    const [, comments] = readXlsx((await make(db, "xlsx")).bytes);
    expect(comments).toMatchObject({ name: "Ý kiến", frozenRows: 1, filter: "A1:AL12", rows: 12 });
    expect(comments?.widths).toHaveLength(38);
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
