import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "~/platform/ids.server";
import { citationCode, readCitationCode } from "./citation-code";
import { fillFigures, parseSummary, PLACEHOLDERS, type Figures } from "./parse-summary";
import { splitSentences } from "./split-sentences";

const sentences = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ["Đạt 3.000 tỷ đồng, tăng 1,5 lần. Đến ngày 18.6.2020 thì hết.", ["Đạt 3.000 tỷ đồng, tăng 1,5 lần.", "Đến ngày 18.6.2020 thì hết."]],
  ["Tại TP. Lai Châu có GS.TS. Nguyễn V. A góp ý. Hết", ["Tại TP. Lai Châu có GS.TS. Nguyễn V. A góp ý.", "Hết"]],
  ["Đường, điện, v.v. đều thiếu. Đề nghị bổ sung… Có không? Có!", ["Đường, điện, v.v. đều thiếu.", "Đề nghị bổ sung…", "Có không?", "Có!"]],
  ["1. Về kinh tế.\nVề xã hội", ["1. Về kinh tế.", "Về xã hội"]],
  ["Có người nói: “Thiếu nước.” Người khác không.", ["Có người nói: “Thiếu nước.”", "Người khác không."]],
  ["Một ý. [GY-00000-00000] Ý khác.", ["Một ý. [GY-00000-00000]", "Ý khác."]],
  ["Rất... chậm. Xong", ["Rất... chậm.", "Xong"]],
  ["", []],
])("sentences of %j", (text, expected) => {
  expect(sentences(text)).toEqual(expected);
});

test("sentences hold all of a text but blanks, in order, whatever it is", () => {
  const piece = fc.constantFrom("A", "a", ".", "…", " ", "\n", "1", "TP", "[GY-00000-00000]", "”", "ệ", "😀", "?");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      expect(sentences(text).join("").replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
      const spans = splitSentences(text);
      for (const [index, { start }] of spans.entries()) expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
    }),
  );
});

test("a citation code leads back to the end of the id, however it is typed, and is no receipt code", () => {
  fc.assert(
    fc.property(fc.constantFrom(...Array.from({ length: 50 }, newId)), fc.boolean(), (id, lower) => {
      const code = citationCode(id);
      expect(code).toMatch(/^GY-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
      const typed = lower ? code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l") : code;
      expect(readCitationCode(typed)).toBe(id.slice(-12));
    }),
  );
  for (const wrong of ["", "GY-", "GY-00000-0000", "GY-ZZZZZ-ZZZZZ", "GY-0000U-00000", "7KM4T-92XAH-6RC8Y"]) {
    expect(readCitationCode(wrong)).toBeNull();
  }
});

test("citations, numbers and errors stand where they are written; a sentence without a citation is marked", () => {
  const [one, two] = [citationCode(newId()), citationCode(newId())];
  const text = `Đa số đồng ý [${one}; ${two}]. Câu này không dẫn. {{ texts }} văn bản [${one}, GY-xyz]; {{oops}}. [Không phải mã]`;
  const { sentences: marked, citations, placeholders, errors } = parseSummary(text);
  expect(marked.map(({ cites }) => cites)).toEqual([true, false, true, false]);
  expect(citations.map(({ start, end, code }) => [text.slice(start, end), code])).toEqual([one, two, one].map((code) => [code, code]));
  expect(placeholders.map(({ name, start, end }) => [name, text.slice(start, end)])).toEqual([["texts", "{{ texts }}"]]);
  expect(errors.map(({ reason, words, start, end }) => [reason, words, text.slice(start, end)])).toEqual([
    ["bad-citation", "GY-xyz", "GY-xyz"],
    ["unknown-placeholder", "{{oops}}", "{{oops}}"],
  ]);
});

test("numbers are written out in Vietnamese and nothing else changes", () => {
  const figures = Object.fromEntries(PLACEHOLDERS.map((name) => [name, 1234])) as Figures;
  const text = "Nhận {{received}}, khác nhau {{texts}} {{x}} $&.";
  expect(fillFigures(text, parseSummary(text), figures)).toBe("Nhận 1.234, khác nhau 1.234 {{x}} $&.");
});
