/** What stands between words. The database splits alike: words_vi in the migration "search". */
const BETWEEN =
  /[\u0000-\u002f\u003a-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u2e00-\u2e7f\u3000-\u303f\ufe10-\ufe6f\ufeff\uff00-\uff0f\uff1a-\uff20]/u;

/** Characters of a word that count; the database cuts it there. */
const LONGEST_WORD = 200;

export interface Folded {
  /** Without case (of Latin letters), tone marks and other marks above or below; đ is d. */
  text: string;
  /** For each UTF-16 unit of `text`, where in the original its character begins and ends, with the marks that follow. */
  starts: number[];
  ends: number[];
}

/** Folds as fold_vi does in the database, and keeps the way back to the original. */
export function foldVietnamese(original: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = "";
  let at = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    const end = at + character.length;
    if (folded === "" && ends.length > 0) {
      const last = ends.at(-1);
      for (let unit = ends.length - 1; ends[unit] === last; unit -= 1) ends[unit] = end;
    }
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(at);
      ends.push(end);
    }
    text += folded;
    at = end;
  }
  return { text, starts, ends };
}

function foldCharacter(character: string): string {
  if (character <= "\u007f") return character.toLowerCase();
  return character
    .normalize("NFD")
    .replace(/[\u0300-\u036f]+/gu, "")
    .replace(/[ĐđÐðƉɖ]/gu, "d")
    .replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
}

/** A word as it is compared, and where it stands in the original. */
export interface Word {
  folded: string;
  /** Half-open, in UTF-16 units. */
  start: number;
  end: number;
}

export function wordsOf(original: string): Word[] {
  const { text, starts, ends } = foldVietnamese(original);
  const words: Word[] = [];
  let from = 0;
  for (const piece of text.split(new RegExp(BETWEEN, "gu"))) {
    const to = from + piece.length;
    if (piece !== "") {
      words.push({ folded: [...piece].slice(0, LONGEST_WORD).join(""), start: starts[from]!, end: ends[to - 1]! });
    }
    from = to + 1;
  }
  return words;
}
