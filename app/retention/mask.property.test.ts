import fc from "fast-check";
import { expect, test } from "vitest";
import { applyRedactions } from "~/comments/apply-redactions";
import { maskSpans, maskWordsIn, wordsOf } from "./mask";
import { monthsAfter } from "./term";

const text = fc.string({ unit: "grapheme", maxLength: 60 }).map((each) => each.replace(/[█🔲]/gu, ""));
const spans = fc.array(fc.record({ start: fc.nat(70), end: fc.nat(70), reason: fc.constant("1") }), { maxLength: 4 });

test("masking keeps every offset and what the public reads, leaves nothing of what it covers, and is done once", () => {
  fc.assert(
    fc.property(text, spans, (words, hidden) => {
      const masked = maskSpans(words, hidden);
      expect(masked).toHaveLength(words.length);
      expect(masked.isWellFormed()).toBe(true);
      expect(applyRedactions(masked, hidden, () => "[…]")).toBe(applyRedactions(words, hidden, () => "[…]"));
      expect(maskSpans(masked, hidden)).toBe(masked);
      expect(wordsOf(masked, hidden)).toEqual([]);
      for (let unit = 0; unit < words.length; unit++) {
        if (hidden.some(({ start, end }) => unit >= start && unit < end)) expect(["█", "🔲"[0], "🔲"[1]]).toContain(masked[unit]);
      }
    }),
  );
});

test("the same words in another version are masked wherever they stand, short ones are not looked for", () => {
  const hidden = [{ start: 4, end: 14, reason: "1" }, { start: 15, end: 17, reason: "1" }];
  const words = wordsOf("Gọi 0912345678 An nhé", hidden);
  expect(words).toEqual(["0912345678"]);
  expect(maskWordsIn("An: 0912345678, hoặc 0912345678", words)).toBe("An: ██████████, hoặc ██████████");
});

test("a term ends on the same day of a later month in Lai Châu, or on that month's last", () => {
  const local = (at: string, months: number) => monthsAfter(new Date(`${at}+07:00`), months).toISOString();
  expect(local("2020-06-18T23:59:59.999", 24)).toBe("2022-06-18T16:59:59.999Z");
  expect(local("2020-01-31T00:30:00", 1)).toBe("2020-02-28T17:30:00.000Z");
  expect(local("2020-12-31T23:00:00", 2)).toBe("2021-02-28T16:00:00.000Z");
});
