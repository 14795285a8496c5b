import fc from "fast-check";
import { expect, test } from "vitest";
import { findPersonalData } from "./find-personal-data";

const found = (text: string, known: string[] = []) => findPersonalData(text, known).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

/** Ten digits of a Vietnamese mobile, in groups. */
const mobile = fc
  .tuple(fc.constantFrom("03", "08", "09"), fc.constantFrom("2", "6", "8"), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 }))
  .map(([prefix, third, rest]) => prefix + third + rest.join(""));
const separator = fc.constantFrom("", " ", ".", "-", "\u00a0", " . ");
const noise = fc.constantFrom("", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", " ");

test("a mobile is found however it is grouped, and whatever invisible stands between its digits", () => {
  fc.assert(
    fc.property(mobile, fc.array(separator, { minLength: 9, maxLength: 9 }), fc.array(noise, { minLength: 9, maxLength: 9 }), (digits, separators, invisible) => {
      const written = [...digits].map((digit, index) => digit + (invisible[index] ?? "").replace(" ", "") + (index < 9 ? (separators[index] ?? "") : "")).join("");
      const text = `Số máy của tôi: ${written} nhé`;
      expect(findPersonalData(text).map(({ kind }) => kind), text).toEqual(["phone"]);
      expect(findPersonalData(text)[0]!.end, text).toBeGreaterThanOrEqual(text.indexOf(" nhé") - 1);
    }),
    { numRuns: 1_000 },
  );
});

test("full-width digits and the letter O are read as what they stand for", () => {
  expect(found("gọi ０９１２３４５６７８")).toEqual([["phone", "０９１２３４５６７８"]]);
  expect(found("gọi O912 345 678")).toEqual([["phone", "O912 345 678"]]);
});

const piece = fc.constantFrom(
  "bản Nà Khiết, xã Tà Hừa", "số nhà 12, đường Trần Phú, phường Tân Phong", "0912 345 678", "012085001234", "CMND 045123456", "a.b@example.vn",
  "nguyễn a còng gmail chấm com", "😀", "👩‍🌾", "Ông Lò Văn Thắng ở", "150.000.000", "\n", " ", "; ", "453.461 ha", "𝟎𝟗𝟏𝟐", "STK 19034567890123", "ﬀ", "각", "\ud83d",
);
const text = fc.array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 6 })), { maxLength: 12 }).map((pieces) => pieces.join(" "));

test("spans stand inside the text in its order, never within a character", () => {
  fc.assert(
    fc.property(text, (given) => {
      let before = 0;
      for (const { start, end } of findPersonalData(given)) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(given.length);
        for (const offset of [start, end]) {
          const splits = /[\ud800-\udbff]/.test(given.charAt(offset - 1)) && /[\udc00-\udfff]/.test(given.charAt(offset));
          expect(splits).toBe(false);
        }
        before = end;
      }
    }),
    { numRuns: 2_000 },
  );
});

test("the form of Unicode makes no difference", () => {
  const wellFormed = text.map((given) => given.toWellFormed().normalize("NFC"));
  fc.assert(
    fc.property(wellFormed, (given) => {
      const nfc = findPersonalData(given).map(({ kind, start, end }) => [kind, given.slice(start, end)]);
      const decomposed = given.normalize("NFD");
      const nfd = findPersonalData(decomposed).map(({ kind, start, end }) => [kind, decomposed.slice(start, end).normalize("NFC")]);
      expect(nfd).toEqual(nfc);
    }),
    { numRuns: 1_000 },
  );
});

test("what the consultation itself publishes is nobody's personal data", () => {
  const known = ["tổ 16, phường Tân Phong, thành phố Lai Châu", "banbientaptulc@gmail.com"];
  expect(found("Tôi sống tại tổ 16, phường Tân Phong; thư BANBIENTAPTULC@gmail.com", known)).toEqual([]);
  expect(found("Tôi sống tại tổ 6, phường Tân Phong; thư khac@gmail.com", known).map(([kind]) => kind)).toEqual(["address", "email"]);
});

test("hostile texts of 20,000 characters are read to their end", () => {
  const unit = fc.constantFrom("0", "0 ", "0.", "9-", "a", "a.", "a@", "@", "a@a.", " a còng ", "số ", "bản A ", "xã A, ", "tổ 1, ", "(+", "o9", "Lò Văn ", "http://", "\u0301", "😀", "12 ", "84 ");
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 4 }), (units) => {
      const whole = units.join("");
      const hostile = whole.repeat(Math.ceil(20_000 / whole.length)).slice(0, 20_000);
      for (const { start, end } of findPersonalData(hostile)) expect(end).toBeGreaterThan(start);
    }),
    { numRuns: 60 },
  );
});
