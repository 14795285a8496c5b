import fc from "fast-check";
import { expect, test } from "vitest";
import { bandsOf, likeness, minHash, readWords, wordsHash } from "./likeness";

const LETTER = "Đề nghị sớm làm đường vào bản Nà Củng vì mùa mưa xe không đi được và hàng nông sản không bán được";

test("case, marks and punctuation make no difference", () => {
  const bare = LETTER.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d");
  for (const other of [LETTER.toUpperCase(), LETTER.normalize("NFD"), bare, `“${LETTER}”!!!`, LETTER.replaceAll(" ", " \n")]) {
    expect(wordsHash(readWords(other)).equals(wordsHash(readWords(LETTER)))).toBe(true);
  }
});

test("a signature, a typing error and another word are still the same letter; the opposite and other figures are not", () => {
  const like = (other: string) => likeness(readWords(LETTER), readWords(other));
  expect(like(`${LETTER}. Người viết: Lò Văn Páo, bản Nà Củng`)).toBeGreaterThan(0);
  expect(like(LETTER.replace("đường", "đuờng").replace("hàng", "hàn"))).toBeGreaterThan(0);
  expect(like(LETTER.replace("sớm làm", "không làm"))).toBe(0);
  expect(likeness(readWords(`${LETTER} trước năm 2022`), readWords(`${LETTER} trước năm 2030`))).toBe(0);
});

test("the share of equal hashes is near the share of common shingles", () => {
  const word = fc.integer({ min: 0, max: 5_000 }).map((number) => `w${number}`);
  let error = 0;
  let runs = 0;
  fc.assert(
    fc.property(fc.array(word, { minLength: 40, maxLength: 120 }), fc.array(word, { maxLength: 80 }), fc.nat(100), (common, own, cut) => {
      const one = readWords(common.join(" "));
      const other = readWords([...common.slice(0, Math.max(10, common.length - cut)), ...own].join(" "));
      const shared = [...one.shingles].filter((shingle) => other.shingles.has(shingle)).length;
      const jaccard = shared / (one.shingles.size + other.shingles.size - shared);
      const [a, b] = [minHash(one), minHash(other)];
      const estimate = a.filter((value, index) => value === b[index]).length / a.length;
      // Sixty hashes: a standard deviation of at most 0.065.
      expect(Math.abs(estimate - jaccard)).toBeLessThan(0.33);
      error += estimate - jaccard;
      runs += 1;
    }),
    { numRuns: 500 },
  );
  expect(Math.abs(error / runs)).toBeLessThan(0.02);
});

test("likeness is the same both ways, and of a text with itself it is whole", () => {
  const text = fc.array(fc.constantFrom("đề", "nghị", "không", "chưa", "2020", "2025", "làm", "đường", "bản", "xa", "nước"), { maxLength: 40 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [a, b] = [readWords(one), readWords(other)];
      expect(likeness(a, b)).toBe(likeness(b, a));
      expect(likeness(a, a)).toBe(1);
    }),
  );
});

test("a text too short for shingles has no bands, and a long one fits the database's integers", () => {
  expect(bandsOf(readWords("Đồng ý với dự thảo"))).toEqual([]);
  for (const band of bandsOf(readWords(LETTER))) expect(band).toBe(band | 0);
});
