const units = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const variants: Record<string, string> = { nhất: "một", nhì: "hai", tư: "bốn", lăm: "năm", bẩy: "bảy" };

/** Orders in which sections are lettered: everyday Vietnamese, the full Vietnamese alphabet, Latin. */
const alphabets = ["ABCDĐEGHIKLMNOPQRSTUVXY", "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

const addressOfLetter: Record<string, string> = {
  đ: "dd",
  ă: "aw",
  â: "aa",
  ê: "ee",
  ô: "oo",
  ơ: "ow",
  ư: "uw",
};

const romanPattern = /^(?=[IVXLC])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/;

/** Value of a Roman numeral from I to XCIX, or null. */
export function readRoman(text: string): number | null {
  if (text.length > 8 || !romanPattern.test(text)) return null;
  const values: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
  let total = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = values[text[index] ?? ""] ?? 0;
    total += value < (values[text[index + 1] ?? ""] ?? 0) ? -value : value;
  }
  return total;
}

/** Value of a Vietnamese ordinal or cardinal in words, from "nhất" to "chín mươi chín", or null. */
export function readNumberWord(text: string): number | null {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => variants[word] ?? word);
  const [first = "", second, third] = words;
  if (words.length === 1) return first === "mười" ? 10 : positive(units.indexOf(first)) ?? null;
  const tail = positive(units.indexOf((second === "mươi" ? third : second) ?? ""));
  if (first === "mười" && words.length === 2) return tail === null ? null : 10 + tail;
  const tens = positive(units.indexOf(first));
  if (second !== "mươi" || tens === null || words.length > 3) return null;
  return third === undefined ? tens * 10 : tail === null ? null : tens * 10 + tail;
}

function positive(value: number): number | null {
  return value > 0 ? value : null;
}

/** Steps from one section letter to a later one in the order that brings them nearest; null when none does. */
export function lettersApart(from: string, to: string): number | null {
  const steps = alphabets
    .filter((alphabet) => alphabet.includes(from) && alphabet.includes(to))
    .map((alphabet) => alphabet.indexOf(to) - alphabet.indexOf(from))
    .filter((step) => step > 0);
  return steps.length === 0 ? null : Math.min(...steps);
}

/** A section letter as it stands in an address: "B" gives "b", "Đ" gives "dd". */
export function letterAddress(letter: string): string {
  const lower = letter.toLowerCase();
  return addressOfLetter[lower] ?? lower;
}
