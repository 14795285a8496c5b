import fc from "fast-check";
import { expect, test } from "vitest";
import { splitText } from "./xlsx.server";
import { readXml } from "./test/read-xlsx";
import { columnName, serialDay, xmlText } from "./xlsx-xml";

const hostile = fc.string({
  unit: fc.constantFrom(
    "<",
    ">",
    "&",
    '"',
    "\u0000",
    "\u0001",
    "\u000b",
    "\r",
    "\n",
    "\t",
    "\ufffe",
    "_",
    "x",
    "0",
    "D",
    "_x000D_",
    "ệ",
    "😀",
    "]]>",
  ),
  maxLength: 20,
});

test("any text is well-formed XML and reads back exactly", () => {
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: "binary" })), (text) => {
      const read = readXml(`<t>${xmlText(text)}</t>`).children.join("");
      const undone = read.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      );
      expect(undone).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

test("half a surrogate pair becomes U+FFFD", () => {
  expect(xmlText("a\ud83d")).toBe("a\ufffd");
  expect(xmlText("\ude00b😀")).toBe("\ufffdb😀");
});

test("pieces of a long text are short enough, whole characters, and together the text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "😀", "ệ"), maxLength: 60 }),
      fc.integer({ min: 2, max: 9 }),
      (text, max) => {
        const pieces = splitText(text, max);
        expect(pieces.join("")).toBe(text);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(max);
          expect(/\p{Surrogate}/u.test(piece)).toBe(false);
        }
      },
    ),
  );
});

test("columns and days are counted as spreadsheets count them", () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
  expect(serialDay("2020-06-18")).toBe(44000);
  expect(serialDay("2020-06-18 12:00:00")).toBe(44000.5);
});
