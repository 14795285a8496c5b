import fs from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { looksGarbled, recoverLegacyText } from "./legacy-text";
import { TCVN3, VNI } from "./legacy-tables";
import { asTcvn3, asVni } from "./test-legacy";
import { isVietnameseSyllable } from "./vietnamese-syllable";

const LINES = fs.readFileSync("prisma/sample/bao-cao-chinh-tri-lai-chau-2020.txt", "utf8").normalize("NFC").split("\n").map((line) => line.trim());
const SYLLABLES = [...new Set(LINES.join(" ").toLowerCase().match(/\p{L}+/gu))].filter(isVietnameseSyllable);
const LONG = LINES.filter((line) => (line.match(/\p{L}+/gu)?.length ?? 0) >= 8);

/** Whether most marked words can only be a font's bytes: "còng chóng khái" is Vietnamese too, and nobody can tell. */
const isTelling = (words: string[], misread: (word: string) => string) => {
  const changed = words.filter((word) => misread(word) !== word);
  // Signs without any letter might as well be bullets.
  const odd = changed.filter((word) => !isVietnameseSyllable(misread(word)) && /[a-z]/.test(misread(word)));
  return new Set(odd).size >= 2 && odd.length * 2 >= changed.length;
};
/** Sentences nobody wrote, of the report's syllables. */
const sentence = fc
  .array(fc.constantFrom(...SYLLABLES), { minLength: 8, maxLength: 40 })
  .filter((words) => isTelling(words, asTcvn3) && isTelling(words, asVni))
  .map((words) => `${words.join(" ")}.`);

describe("what was typed for the fonts of before Unicode", () => {
  test("has every letter of Vietnamese in both tables", () => {
    const small = [..."aăâeêioôơuưy"].flatMap((vowel) => ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"].map((tone) => (vowel + tone).normalize("NFC")));
    for (const letter of [...small, "đ"].filter((each) => !/[a-z]/.test(each))) {
      expect([...TCVN3.values()], letter).toContain(letter);
      expect([...VNI.values()], letter).toContain(letter);
      expect([...VNI.values()], letter).toContain(letter.toUpperCase());
    }
  });

  test("reads as its writer saw it", () => {
    expect(recoverLegacyText("Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc")).toEqual({
      text: "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc", from: "tcvn3",
    });
    expect(recoverLegacyText("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc")).toEqual({
      text: "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc", from: "vni",
    });
    expect(recoverLegacyText("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM").text).toBe("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    expect(recoverLegacyText("B¸O C¸O CHÝNH TRÞ, §¶NG Bé TØNH").text.toLowerCase()).toBe("báo cáo chính trị, đảng bộ tỉnh");
  });

  test("is recovered whole from every line of the report; of TCVN3's toned capitals only the case can be lost", () => {
    expect(LONG.length).toBeGreaterThan(150);
    for (const line of LONG) {
      expect(recoverLegacyText(asVni(line))).toEqual({ text: line, from: "vni" });
      const { text, from } = recoverLegacyText(asTcvn3(line));
      expect([text.toLowerCase(), from]).toEqual([line.toLowerCase(), "tcvn3"]);
    }
  });

  test("is recovered from sentences of any syllables", () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(recoverLegacyText(asTcvn3(text))).toEqual({ text, from: "tcvn3" });
        expect(recoverLegacyText(asVni(text))).toEqual({ text, from: "vni" });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("everything else", () => {
  test("in Vietnamese stays as it is, however few of its letters are Unicode's own", () => {
    for (const line of LINES) expect(recoverLegacyText(line)).toEqual({ text: line, from: null });
    fc.assert(
      fc.property(sentence, (text) => {
        expect(recoverLegacyText(text)).toEqual({ text, from: null });
      }),
      { numRuns: 1_000 },
    );
    // Letters that Latin-1 has as well.
    const plain = fc.array(fc.constantFrom(...SYLLABLES.filter((word) => /^[a-zà-ÿ]+$/.test(word))), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(plain, (words) => {
        expect(recoverLegacyText(words.join(" ")).from).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    "The committee published its draft report — résumé, naïve, café, £5, 20°C, 10 µm, 5 µm, ½ © ® · item · item · item",
    "À la fête, l'élève français a mangé des crêpes, du pâté et une pêche; où est-il allé après l'été ? Ça coûte 5 €, c'est très cher, là-bas.",
    "El niño comió piña en España: ¿qué más? ¡Así será, señor! Según él, mañana también.",
    "Über die Größe der Städte läßt sich natürlich streiten; schöne Grüße aus München, für Jörg und Bärbel.",
    "Açao, coração, não, informação, é, à, às, três, também, já, você",
    "• ® © · ¸ µ", "", "   ", "10 µm, 20 µm và 30 µm",
  ])("is left alone: %s", (text) => {
    expect(recoverLegacyText(text)).toEqual({ text, from: null });
    expect(looksGarbled(text)).toBe(false);
  });

  test("any string at all is either left or comes with the name of what it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const { text: after, from } = recoverLegacyText(text);
        if (from === null) expect(after).toBe(text);
      }),
    );
  });

  test("a long hostile text is judged at once", () => {
    const from = process.cpuUsage();
    recoverLegacyText("®µ".repeat(2_000_000));
    recoverLegacyText("aø ".repeat(2_000_000));
    looksGarbled("Ã¡".repeat(2_000_000));
    const { user, system } = process.cpuUsage(from);
    expect((user + system) / 1000).toBeLessThan(5_000);
  }, 60_000);
});

describe("a text of another encoding", () => {
  const mojibake = (text: string) => Buffer.from(text, "utf8").toString("latin1");
  test("is said to be unreadable, never guessed at", () => {
    for (const line of LONG.slice(0, 60)) {
      expect(recoverLegacyText(mojibake(line)).from).toBeNull();
      expect(looksGarbled(mojibake(line)), line).toBe(true);
      expect(looksGarbled(line.replace(/[^\x20-\x7e]/g, "\ufffd")), line).toBe(true);
    }
  });

  test("is not what plain Vietnamese is taken for", () => {
    for (const line of LINES) expect(looksGarbled(line)).toBe(false);
    expect(looksGarbled(LINES.join("\n"))).toBe(false);
  });
});
