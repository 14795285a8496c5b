import { describe, expect, test } from "vitest";
import { messages } from "~/messages";
import { testDatabase } from "~/platform/test/database";
import { readXlsx } from "./test/read-xlsx";
import { csv, fillSample, FIRST, h, jsonl, LEFT, make, mark, OWN, PERSON, PHONE, SECOND, sheetRecords, TAKEN_BACK } from "./test/sample";

const db = await testDatabase();
const { codes, inOrder } = await fillSample(db);
/** What is left of a receipt code: nothing that opens the receipt. */
const cut = (code: string | undefined) => code?.slice(0, 5) ?? "";

describe("the variant without personal data", () => {
  const personal = [PERSON.name, PERSON.organisation, PERSON.email, "@SUM(1)", PHONE, OWN];

  test.each(["csv", "jsonl"] as const)("%s has none of it in any byte, and every comment", async (format) => {
    const { bytes, fileName } = await make(db, format, { personalData: false });
    for (const words of personal) expect(bytes.includes(words)).toBe(false);
    for (const code of inOrder) {
      expect(bytes.includes(cut(code))).toBe(true);
      expect(bytes.includes(code?.slice(0, 7) ?? "")).toBe(false);
    }
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
    for (const header of [h.name, h.organisation, h.email, h.showName, h.emailConfirmed]) expect(headers).not.toContain(header);
    expect(sheetRecords(sheets[1]).map((row) => row[h.receiptCode])).toEqual(inOrder.map(cut));
    expect(values).toContain(messages.exports.variantNote.anonymous);
  });

  test("what rule 1 hides is marked, also after a reopening; what other rules hide is delivered", async () => {
    const rows = await csv(db, { personalData: false });
    const text = (key: string) => rows.find((row) => row[h.receiptCode] === cut(codes[key]))?.[h.text];
    expect(text("private")).toBe(mark("1"));
    expect(rows.find((row) => row[h.receiptCode] === cut(codes.private))?.[h.proposed]).toBe(mark("1"));
    expect(text("redacted")).toBe(`Gọi ${mark("1")} cho đồ ngu nhé`);
    expect(text("withdrawn")).toBe("");
    expect(text("withheld")).toBe("Quảng cáo");
  });

  test("of an edited comment it has what stands now; of what stood before the times alone", async () => {
    const { bytes } = await make(db, "jsonl", { personalData: false });
    for (const words of [FIRST, SECOND]) expect(bytes.includes(words)).toBe(false);
    const row = (await jsonl(db, { personalData: false })).find(({ receiptCode }) => receiptCode === cut(codes.edited));
    expect(row).toMatchObject({
      text: "Bản cuối cùng",
      revision: 2,
      earlier: [
        { number: 0, kind: "agree", text: null, at: row?.receivedAt },
        { number: 1, kind: "add", text: null },
      ],
    });
  });
});

describe("a withdrawn comment", () => {
  const gone = [TAKEN_BACK, ...Object.values(LEFT).filter((value) => typeof value === "string")];

  test.each([
    ["csv", true],
    ["csv", false],
    ["jsonl", true],
    ["jsonl", false],
  ] as const)("%s, with personal data %s: a row with its time, and nothing that was said or by whom", async (format, personalData) => {
    const { bytes } = await make(db, format, { personalData });
    for (const words of gone) expect(bytes.includes(words)).toBe(false);
    const code = personalData ? codes.withdrawn : cut(codes.withdrawn);
    const row = (await jsonl(db, { personalData })).find(({ receiptCode }) => receiptCode === code);
    expect(row).toMatchObject({
      state: "withdrawn", withdrawnAt: "2020-06-19T01:00:00.000Z", channel: "meeting", revision: 1,
      text: null, proposed: null, proposedBase: null, quote: null, publicText: null, earlier: [],
    });
    expect(row?.contributor ?? null).toBeNull();
  });

  test("XLSX: the same in both variants", async () => {
    for (const personalData of [true, false]) {
      const sheets = readXlsx((await make(db, "xlsx", { personalData })).bytes);
      const values = sheets.flatMap(({ cells }) => [...cells.values()].map(({ value }) => value)).join("\n");
      for (const words of gone) expect(values).not.toContain(words);
      const states = sheetRecords(sheets[1]).map((row) => row[h.state]);
      expect(states.filter((state) => state === messages.comment.state.withdrawn)).toHaveLength(1);
    }
  });

  test("CSV says when", async () => {
    const row = (await csv(db)).find((each) => each[h.receiptCode] === codes.withdrawn);
    expect(row).toMatchObject({ [h.withdrawnAt]: "2020-06-19 08:00:00", [h.text]: "", [h.quote]: "", [h.email]: "" });
  });
});
