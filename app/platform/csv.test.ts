import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvRecord, neutralise, restoreNeutralised } from "./csv";
import { readCsv } from "~/exports/test/read-csv";

const units = [
  '"',
  ",",
  ";",
  "\r",
  "\n",
  "\t",
  "=",
  "+",
  "-",
  "@",
  "＝",
  "＋",
  "－",
  "＠",
  "'",
  " ",
  "\u00a0",
  "\u3000",
  "\ufeff",
  "ệ",
  "e\u0323\u0302",
  "😀",
  "a",
  "1",
];
const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom(...units), maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 20 }),
);

test("any records read back as the same cells, by a reader that knows only RFC 4180", () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 6 }), (records) => {
      const read = readCsv(records.map(csvRecord).join(""));
      expect(read.map((record) => record.map(restoreNeutralised))).toEqual(records);
    }),
    { numRuns: 2_000 },
  );
});

test("no cell begins as a formula, whatever it was", () => {
  fc.assert(
    fc.property(cell, (text) => {
      expect(neutralise(text)).not.toMatch(/^[\s\ufeff]*[=+\-@＝＋－＠]/);
      expect(neutralise(text)).not.toMatch(/^ *[\t\r]/);
    }),
    { numRuns: 2_000 },
  );
});

describe("formulas", () => {
  test.each([
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\u00a0=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A",
    "'=1",
    "\ufeff=1",
    "- Đề nghị bổ sung",
  ])("%j gets an apostrophe, which can be taken away again", (text) => {
    expect(neutralise(text)).toBe(`'${text}`);
    expect(restoreNeutralised(neutralise(text))).toBe(text);
  });

  test.each(["Đề nghị - bổ sung = rõ", "“Trích”", "'nháy'", "1. Một", "a=b", "", " ", "😀 = vui", "(=1)"])(
    "%j stays as it is",
    (text) => {
      expect(neutralise(text)).toBe(text);
      expect(restoreNeutralised(text)).toBe(text);
    },
  );
});
