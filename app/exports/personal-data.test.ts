import { describe, expect, test } from "vitest";
import { messages } from "~/messages";
import { testDatabase } from "~/platform/test/database";
import { readXlsx } from "./test/read-xlsx";
import { csv, fillSample, h, make, mark, OWN, PERSON, PHONE, sheetRecords } from "./test/sample";

const db = await testDatabase();
const { codes, inOrder } = await fillSample(db);

describe("the variant without personal data", () => {
  const personal = [PERSON.name, PERSON.organisation, PERSON.email, "@SUM(1)", PHONE, OWN];

  test.each(["csv", "jsonl"] as const)("%s has none of it in any byte, and every comment", async (format) => {
    const { bytes, fileName } = await make(db, format, { personalData: false });
    for (const words of personal) expect(bytes.includes(words)).toBe(false);
    for (const code of inOrder) expect(bytes.includes(code ?? "")).toBe(true);
    expect(fileName).toBe(`gop-y-lai-chau-20200620-0830-khong-thong-tin-ca-nhan.${format}`);
    const { bytes: full } = await make(db, format);
    for (const words of personal) expect(full.includes(words)).toBe(true);
  });

  test("XLSX has none of it in any part, and no column for it", async () => {
    const sheets = readXlsx((await make(db, "xlsx", { personalData: false })).bytes);
    const values = sheets.flatMap(({ cells }) => [...cells.values()].map(({ value }) => value)).join("\n");
    for (const words of personal) expect(values).not.toContain(words);
    const headers = Object.keys(sheetRecords(sheets[1])[0] ?? {});
    expect(headers).toContain(h.text);
    for (const header of [h.name, h.organisation, h.email, h.showName]) expect(headers).not.toContain(header);
    expect(sheetRecords(sheets[1]).map((row) => row[h.receiptCode])).toEqual(inOrder);
    expect(values).toContain(messages.exports.variantNote.anonymous);
  });

  test("what rule 1 hides is marked, also after a reopening; what other rules hide is delivered", async () => {
    const rows = await csv(db, { personalData: false });
    const text = (key: string) => rows.find((row) => row[h.receiptCode] === codes[key])?.[h.text];
    expect(text("private")).toBe(mark("1"));
    expect(rows.find((row) => row[h.receiptCode] === codes.private)?.[h.proposed]).toBe(mark("1"));
    expect(text("redacted")).toBe(`Gọi ${mark("1")} cho đồ ngu nhé`);
    expect(text("withdrawn")).toBe(`Số của tôi ${mark("1")}`);
    expect(text("withheld")).toBe("Quảng cáo");
  });
});
