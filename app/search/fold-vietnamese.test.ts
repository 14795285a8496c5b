import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "~/platform/test/database";
import { foldVietnamese, wordsOf } from "./fold-vietnamese";
import { excerptOf, findHits } from "./highlight";

const folded = (text: string) => wordsOf(text).map((word) => word.folded);

test("case, tone marks, other marks, đ, the place of a tone and the form of Unicode make no difference", () => {
  expect(folded("Phát triển NÔNG nghiệp")).toEqual(["phat", "trien", "nong", "nghiep"]);
  expect(folded("hoà")).toEqual(folded("hòa"));
  expect(folded("thuỷ")).toEqual(folded("thủy"));
  expect(folded("Đường Ðiện đá")).toEqual(["duong", "dien", "da"]);
  expect(folded("nghiệp".normalize("NFD"))).toEqual(["nghiep"]);
  expect(folded("giai đoạn 2020-2025, GRDP/người: 47,5 triệu")).toEqual(
    ["giai", "doan", "2020", "2025", "grdp", "nguoi", "47", "5", "trieu"],
  );
  expect(folded("… — “”?!")).toEqual([]);
});

const unit = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(..."aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯáàảãạấềểữựốồ0123 ,.-“”\n") },
  fc.constantFrom("\u0301", "\u0323", "\u0302", "ệ".normalize("NFD"), "😀", "👩‍🌾", "ﬀ", "각", "я", "ß", "İ", "\u00ad"),
);
const words = fc.string({ unit, maxLength: 60 });

/** Whether `offset` stands between two characters, the marks of one included. */
function isBoundary(text: string, offset: number): boolean {
  if (offset === 0 || offset === text.length) return true;
  return !/^[\udc00-\udfff\u0300-\u036f]/.test(text.slice(offset));
}

test("the way back always ends between two characters, marks included", () => {
  fc.assert(
    fc.property(words, (text) => {
      const { text: plain, starts, ends } = foldVietnamese(text);
      expect(starts).toHaveLength(plain.length);
      for (const [index, start] of starts.entries()) {
        expect(start).toBeLessThan(ends[index]!);
        expect(/[\udc00-\udfff]/.test(text.charAt(start)) && start > 0 && /[\ud800-\udbff]/.test(text.charAt(start - 1))).toBe(false);
        expect(isBoundary(text, ends[index]!)).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});

test("what is marked folds to a word that was searched for, and an excerpt is a part of the text to the letter", () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), words, (parts, query) => {
      const text = parts.join(" ");
      const wanted = folded(query);
      for (const { start, end } of findHits(text, wanted)) expect(wanted).toContain(foldVietnamese(text.slice(start, end)).text);
      const { pieces, before, after } = excerptOf(text, wanted);
      const shown = pieces.map((piece) => piece.text).join("");
      expect(before || after ? text.includes(shown) : shown === text).toBe(true);
      for (const piece of pieces) if (piece.hit) expect(wanted).toContain(foldVietnamese(piece.text).text);
      if (wanted.length > 0 && findHits(text, wanted).length > 0) expect(pieces.some(({ hit }) => hit)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("the database folds and splits as the pages do", async () => {
  const { pool } = await testDatabase();
  const samples = fc.sample(fc.oneof(words, fc.string({ unit: "binary", maxLength: 40 })), 1_000).map((text) => text.replaceAll("\0", ""));
  const { rows } = await pool.query<{ fold: string; words: string[] }>(
    `SELECT fold_vi(t) AS fold, ARRAY(SELECT lexeme FROM unnest(words_vi(t)) ORDER BY lexeme COLLATE "C") AS words
     FROM unnest($1::text[]) WITH ORDINALITY AS i (t, n) ORDER BY n`,
    [samples],
  );
  for (const [index, sample] of samples.entries()) {
    expect(rows[index]!.words, JSON.stringify(sample)).toEqual(
      [...new Set(folded(sample))].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
    expect(rows[index]!.fold, JSON.stringify(sample)).toBe(foldVietnamese(sample).text);
  }
});

test("a text that is one endless word, or very long, can be indexed", async () => {
  const { pool } = await testDatabase();
  const { rows } = await pool.query<{ endless: string; long: number }>(
    "SELECT words_vi($1)::text AS endless, length(words_vi($2)) AS long",
    ["ế".repeat(20_000), Array.from({ length: 40_000 }, (_, index) => `chữ${index}`).join(" ")],
  );
  expect(rows[0]!.endless).toBe(`'${"e".repeat(200)}':1`);
  expect(rows[0]!.long).toBeGreaterThan(10_000);
});
