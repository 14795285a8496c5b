import fc from "fast-check";
import { expect, test } from "vitest";
import { applyRedactions, type RedactionSpan } from "./apply-redactions";

const mark = (reason: string) => `[${reason}]`;

test("spans in any order are replaced, the rest stays as it was", () => {
  const text = "Gọi tôi số 0912 345 678, tên tôi là An.";
  const phone = { start: 11, end: 23, reason: "1" };
  const name = { start: 36, end: 38, reason: "2" };
  expect(applyRedactions(text, [name, phone], mark)).toBe("Gọi tôi số [1], tên tôi là [2].");
});

test("overlapping spans are hidden once; touching spans keep their own reasons", () => {
  expect(applyRedactions("abcdef", [{ start: 1, end: 4, reason: "1" }, { start: 3, end: 5, reason: "2" }], mark)).toBe("a[1]f");
  expect(applyRedactions("abcdef", [{ start: 1, end: 3, reason: "1" }, { start: 3, end: 5, reason: "2" }], mark)).toBe("a[1][2]f");
  expect(applyRedactions("abcdef", [{ start: 1, end: 3, reason: "1" }, { start: 3, end: 5, reason: "1" }], mark)).toBe("a[1]f");
});

test("a character of two units is hidden whole or not at all", () => {
  expect(applyRedactions("a😀b", [{ start: 2, end: 3, reason: "1" }], mark)).toBe("a[1]b");
  expect(applyRedactions("a😀b", [{ start: 0, end: 2, reason: "1" }], mark)).toBe("[1]b");
});

test("spans beyond the text or without length do no harm", () => {
  expect(applyRedactions("abc", [{ start: 2, end: 99, reason: "1" }, { start: 50, end: 60, reason: "1" }], mark)).toBe("ab[1]");
  expect(applyRedactions("a😀b", [{ start: 2, end: 2, reason: "1" }], mark)).toBe("a😀b");
});

const spanOf = (length: number) =>
  fc
    .record({ a: fc.nat(length + 3), b: fc.nat(length + 3), reason: fc.constantFrom("1", "2") })
    .map(({ a, b, reason }): RedactionSpan => ({ start: Math.min(a, b), end: Math.max(a, b), reason }));

const cases = fc
  .string({ unit: fc.constantFrom("a", "ệ", "😀", "é", "\n", "x"), maxLength: 30 })
  .chain((text) => fc.tuple(fc.constant(text), fc.array(spanOf(text.length), { maxLength: 8 })));

test("for any text and spans: no covered unit is shown, every other whole character is, in order", () => {
  fc.assert(
    fc.property(cases, ([text, spans]) => {
      const covered = (unit: number) => spans.some((span) => unit >= span.start && unit < span.end);
      let expected = "";
      let unit = 0;
      for (const character of text) {
        const units = Array.from({ length: character.length }, (_, index) => unit + index);
        if (!units.some(covered)) expected += character;
        unit += character.length;
      }
      const shown = applyRedactions(text, spans, () => "\u0001");
      expect(shown.replaceAll("\u0001", "")).toBe(expected);
      expect(/\p{Surrogate}/u.test(shown)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test("the number of marks is the number of separate stretches, and their order does not matter", () => {
  fc.assert(
    fc.property(cases, ([text, spans]) => {
      const oneReason = spans.map((span) => ({ ...span, reason: "1" }));
      const result = applyRedactions(text, oneReason, () => "\u0001");
      expect(applyRedactions(text, oneReason.toReversed(), () => "\u0001")).toBe(result);
      expect(result).not.toContain("\u0001\u0001");
    }),
    { numRuns: 500 },
  );
});
