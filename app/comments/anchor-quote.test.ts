import fc from "fast-check";
import { expect, test } from "vitest";
import { anchorQuote, markQuotes, quoteAt } from "./anchor-quote";

const text = fc
  .array(fc.constantFrom("phát ", "triển ", "nông ", "nghiệp ", "bền ", "vững", ", ", "năm 2025 ", "😀"), { minLength: 1, maxLength: 30 })
  .map((words) => words.join(""));

/** A text and a part of it that is not empty. */
const withPart = text.chain((whole) =>
  fc
    .tuple(fc.nat(whole.length - 1), fc.nat(whole.length - 1))
    .map(([a, b]) => ({ whole, quote: quoteAt(whole, Math.min(a, b), Math.max(a, b) + 1) })),
);

test("a quote of a text is found where it was made", () => {
  fc.assert(
    fc.property(withPart, ({ whole, quote }) => {
      expect(anchorQuote(whole, quote)).toEqual(quote);
    }),
  );
});

test("after any edit a quote is found only on its own words between its own neighbours, or not at all", () => {
  const edit = fc.record({ at: fc.nat(200), remove: fc.nat(20), insert: fc.oneof(text, fc.constant("")) });
  fc.assert(
    fc.property(withPart, fc.array(edit, { maxLength: 4 }), ({ whole, quote }, edits) => {
      const edited = edits.reduce((now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove), whole);
      const found = anchorQuote(edited, quote);
      if (!found) return;
      expect(edited.slice(found.start, found.start + found.exact.length)).toBe(quote.exact);
      expect(quoteAt(edited, found.start, found.start + found.exact.length)).toEqual({ ...quote, start: found.start });
    }),
  );
});

test("a lookalike elsewhere, a wrong neighbour and a made-up place are refused", () => {
  const whole = "Giảm nghèo nhanh. Giảm nghèo bền vững.";
  expect(anchorQuote(whole, { ...quoteAt(whole, 0, 10), prefix: "x" })).toBeNull();
  expect(anchorQuote("Mục tiêu: giảm nghèo.", quoteAt("giảm nghèo.", 0, 10))).toBeNull();
  const alike = `${"a".repeat(40)} b ${"a".repeat(80)} b ${"a".repeat(40)}`;
  const first = alike.indexOf("b");
  expect(anchorQuote(alike, quoteAt(alike, first, first + 1))).toMatchObject({ start: first });
  expect(anchorQuote(alike, { ...quoteAt(alike, first, first + 1), start: 3 })).toBeNull();
  expect(anchorQuote(whole, { exact: "", prefix: "", suffix: "", start: 0 })).toBeNull();
});

test("marked pieces are the text, and each is covered by as many quotes as stand over it", () => {
  const parts = text.chain((whole) =>
    fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(whole.length - 1)), { maxLength: 8 }).map((pairs) => ({
      whole,
      quotes: pairs.map(([a, b]) => quoteAt(whole, Math.min(a, b), Math.max(a, b) + 1)),
    })),
  );
  fc.assert(
    fc.property(parts, ({ whole, quotes }) => {
      const pieces = markQuotes(whole, quotes);
      expect(pieces.map((piece) => piece.text).join("")).toBe(whole);
      let at = 0;
      for (const piece of pieces) {
        expect(piece.text).not.toBe("");
        const covering = quotes.filter(({ start, exact }) => start <= at && start + exact.length > at).length;
        expect(piece.quotes).toBe(covering);
        at += piece.text.length;
      }
    }),
  );
});
