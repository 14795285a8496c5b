/**
 * A text as its finders read it: without case, marks, invisible characters and other forms of the same sign, đ as d, every
 * white space one blank. One character of it stands for one place of the original, so that what is found can be shown.
 */
export interface Plain {
  text: string;
  /** For each character of `text`, where its character of the original begins and ends (half-open, UTF-16 units). */
  starts: number[];
  ends: number[];
}

/** Letters of other scripts that are drawn like Latin ones, and other signs for the same thing. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  đ: "d", ð: "d", ɖ: "d",
  а: "a", в: "b", е: "e", к: "k", м: "m", н: "h", о: "o", р: "p", с: "c", т: "t", у: "y", х: "x", і: "i", ѕ: "s", ј: "j",
  α: "a", ο: "o", ρ: "p", ν: "v", ι: "i", κ: "k", τ: "t", υ: "u", χ: "x",
  "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "·": ".", "•": ".", "․": ".", "。": ".", "⁄": "/", "∕": "/",
};

export function readPlain(original: string): Plain {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  let at = 0;
  for (const character of original) {
    const end = at + character.length;
    const plain = plainOf(character);
    if (plain === "" && ends.length > 0) {
      // A mark belongs to the letter before it.
      const last = ends.at(-1);
      for (let unit = ends.length - 1; ends[unit] === last; unit -= 1) ends[unit] = end;
    }
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(at);
      ends.push(end);
    }
    text += plain;
    at = end;
  }
  return { text, starts, ends };
}

function plainOf(character: string): string {
  if (character <= "\u007f") return character <= " " ? " " : character.toLowerCase();
  const bare = character.normalize("NFKD").replace(/[\p{M}\p{Cf}\p{Cc}]+/gu, "").toLowerCase();
  if (bare.length > 1) return bare.replace(/\s/gu, " ");
  return LOOK_ALIKES[bare] ?? (/\s/u.test(bare) ? " " : bare);
}
