import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newReceiptCode, readReceiptCode } from "./receipt-code";

const code = fc.infiniteStream(fc.uint8Array({ minLength: 14, maxLength: 14 })).map((stream) => newReceiptCode(() => stream.next().value as Uint8Array));

test("a code is read back however a person types it", () => {
  fc.assert(
    fc.property(code, fc.array(fc.constantFrom(" ", "-", " – ", ""), { minLength: 15, maxLength: 15 }), fc.boolean(), (printed, gaps, lower) => {
      const typed = [...printed.replaceAll("-", "")].map((symbol, index) => symbol + gaps[index]).join("");
      expect(readReceiptCode(lower ? typed.toLowerCase() : typed)).toBe(printed);
    }),
  );
});

test("one wrong symbol is always found", () => {
  fc.assert(
    fc.property(code, fc.nat(14), fc.constantFrom(..."23456789ACEHKMRTXY"), (printed, place, symbol) => {
      const symbols = [...printed.replaceAll("-", "")];
      fc.pre(symbols[place] !== symbol);
      symbols[place] = symbol;
      expect(readReceiptCode(symbols.join(""))).toBeNull();
    }),
  );
});

test.each(["", "7KM4T", "00000-00000-00000", "'; DROP TABLE comment; --", "7KM4T-92XAH-6RC8Y-7KM4T", "🙂".repeat(15)])("%j is no code", (typed) => {
  expect(readReceiptCode(typed)).toBeNull();
});

test("codes have no look-alikes and do not repeat", () => {
  const codes = Array.from({ length: 2000 }, () => newReceiptCode(randomBytes));
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.join("")).not.toMatch(/[01OILSZBUVQDPN]/);
});
