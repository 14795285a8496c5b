import { describe, expect, test } from "vitest";
import { languages } from ".";
import { findMissing } from "./find-missing";

const find = (vi: string, en: string) => findMissing({ vi: { text: vi }, en: { text: en } });

test("the screens' own languages lack nothing", () => {
  expect(findMissing(languages)).toEqual([]);
});

describe("keys", () => {
  test("one that is missing, and one too many", () => {
    const vi = { form: { error: { textMissing: "Viết ý kiến." }, send: "Gửi" } };
    const en = { form: { error: {}, send: "Send", sent: "Sent" } };
    expect(findMissing({ vi, en })).toEqual(["en: form.error.textMissing is missing", "en: form.sent is not in vi"]);
  });

  test("a text where there is a group", () => {
    expect(findMissing({ vi: { title: { draft: "Dự thảo" } }, en: { title: "Draft" } })).toEqual([
      "en: title.draft is missing",
      "en: title is not in vi",
    ]);
  });

  test("every language is compared with the first", () => {
    expect(findMissing({ vi: { send: "Gửi" }, en: { send: "Send" }, hmn: {} })).toEqual(["hmn: send is missing"]);
  });
});

describe("texts", () => {
  test("an empty one, in any language", () => {
    expect(find("Gửi {code}", " ")).toEqual(["en: text is empty"]);
    expect(find("", "Send")).toEqual(["vi: text is empty"]);
  });

  test.each(["{code", "{}", "{count, plural, one {# day}}", "{code, nothing}", "<b>bold"])(
    "no ICU message, in any language: %s",
    (text) => {
      expect(find("Gửi", text)).toEqual([expect.stringMatching(/^en: text is no ICU message: [A-Z_]+$/)]);
      expect(find(text, "Send")).toEqual([expect.stringMatching(/^vi: text is no ICU message: [A-Z_]+$/)]);
    },
  );
});

describe("arguments", () => {
  test("one that is missing, too many, or misspelt", () => {
    expect(find("mã {code}", "code")).toEqual(["en: text takes no argument, vi takes {code}"]);
    expect(find("mã", "code {code}")).toEqual(["en: text takes {code}, vi takes none"]);
    expect(find("mã {code} lúc {at}", "code {codes} at {at}")).toEqual([
      "en: text takes {at} {codes}, vi takes {at} {code}",
    ]);
  });

  test("one inside a plural, a select or a tag", () => {
    expect(find("còn {count} ngày", "{count, plural, one {# day} other {# days of {all}}}")).toEqual([
      "en: text takes {all} {count}, vi takes {count}",
    ]);
    expect(find("{who, select, you {bạn} other {{name}}}", "{who, select, you {you} other {they}}")).toEqual([
      "en: text takes {who: other, you}, vi takes {name} {who: other, you}",
    ]);
    expect(find("đọc <link>{title}</link>", "read {title}")).toEqual(["en: text takes {title}, vi takes <link> {title}"]);
  });

  test("other options of a select", () => {
    expect(find("{phase, select, open {mở} other {đóng}}", "{phase, select, opened {open} other {closed}}")).toEqual([
      "en: text takes {phase: opened, other}, vi takes {phase: open, other}",
    ]);
    expect(find("{phase, select, open {mở} other {đóng}}", "{phase}")).toEqual([
      "en: text takes {phase}, vi takes {phase: open, other}",
    ]);
  });

  test("another order, another count and another plural are no difference", () => {
    expect(find("{at}: còn {count, number} ngày", "{count, plural, one {# day} other {# days}} left at {at}")).toEqual([]);
    expect(find("{a, select, x {1} other {2}} {b}", "{b} {b} {a, select, other {2} x {1}}")).toEqual([]);
  });
});
