/**
 * A reading aid for one line: look-alikes replaced by the plain character, invisible characters left out.
 * `text` is for recognising labels only, never for showing.
 */
export interface FoldedText {
  text: string;
  /** Offset in the unfolded string of each character of `text`; null when the two are the same. */
  offsets: Uint32Array | null;
}

const lookAlikes = new Map(
  Object.entries({
    Ð: "Đ",
    Ɖ: "Đ",
    А: "A",
    В: "B",
    С: "C",
    Е: "E",
    Н: "H",
    І: "I",
    К: "K",
    М: "M",
    О: "O",
    Р: "P",
    Т: "T",
    Х: "X",
    Α: "A",
    Β: "B",
    Ε: "E",
    Η: "H",
    Ι: "I",
    Κ: "K",
    Μ: "M",
    Ν: "N",
    Ο: "O",
    Ρ: "P",
    Τ: "T",
    Χ: "X",
  })
);

const foldable =
  /[\x00-\x08\x0E-\x1F\x7F\xA0\xAD\xD0\u0189\u0391-\u03A7\u0406\u0410-\u0425\u1680\u2000-\u2015\u202A-\u202F\u205F-\u2064\u2160-\u217F\u2212\u3000\uFE58\uFE63\uFEFF\uFF01-\uFF5E]/;

const space = /[\xA0\u1680\u2000-\u200A\u202F\u205F\u3000]/;
const dash = /[\u2010-\u2015\u2212\uFE58\uFE63]/;
const compatible = /[\u2160-\u217F\uFF01-\uFF5E]/;

/** True for white space of any kind and for characters that leave no ink. */
export function isInkless(code: number): boolean {
  if (code <= 0x20 || (code >= 0x7f && code <= 0xa0) || code === 0xad || code === 0xfeff) return true;
  if (code < 0x1680) return false;
  return (
    code === 0x1680 ||
    code === 0x180e ||
    code === 0x3000 ||
    code === 0x202f ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x205f && code <= 0x2064)
  );
}

export function foldText(text: string): FoldedText {
  if (!foldable.test(text)) return { text, offsets: null };
  const folded: string[] = [];
  const offsets: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? "";
    for (const plain of foldCharacter(character)) {
      folded.push(plain);
      offsets.push(index);
    }
  }
  return { text: folded.join(""), offsets: Uint32Array.from(offsets) };
}

function foldCharacter(character: string): string {
  if (!foldable.test(character)) return character;
  if (space.test(character)) return " ";
  if (dash.test(character)) return "-";
  if (compatible.test(character)) return character.normalize("NFKC");
  return lookAlikes.get(character) ?? (isInkless(character.charCodeAt(0)) ? "" : character);
}
