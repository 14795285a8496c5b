import type { Found } from "./findings";

/** A syllable as it is compared, and where it stands. */
interface Syllable extends Found {
  /** Small letters with their marks, NFC; a letter written more than twice in a row stands once. */
  word: string;
  /** What stands between it and the one before. */
  before: string;
}

const WORD = /[\p{L}\p{M}\p{N}\p{Cf}]+/gu;
/** Signs put between the letters of a word to hide it: "đ.m", "n-g-u". */
const HIDING = /^[.\-_*+|/]$/;
const MARKS = /[\u0300-\u036f]/gu;

/** The syllables of a word or phrase, as the list and the comments are compared. */
export function insultSyllables(text: string): string[] {
  return readSyllables(text).map(({ word }) => word);
}

/**
 * The words of the list in a text, by whole syllables. The list is written with its marks and compared with them, since
 * many harmless words differ by nothing else ("các", "đủ", "buổi"). A comment that has no mark at all is compared without
 * them, but only with phrases, and with words that have no mark but đ.
 */
export function findInsults(text: string, list: readonly string[]): Found[] {
  const syllables = readSyllables(text);
  const bare = !text.normalize("NFD").match(MARKS);
  const wanted = bare ? preparedOf(list).bare : preparedOf(list).marked;
  const found: Found[] = [];
  for (let at = 0; at < syllables.length; at += 1) {
    const word = (index: number) => (bare ? withoutMarks(syllables[index]?.word ?? "") : syllables[index]?.word);
    const hit = (wanted.get(word(at) ?? "") ?? [])
      .filter((phrase) => phrase.every((each, index) => word(at + index) === each))
      .sort((a, b) => b.length - a.length)[0];
    if (!hit) continue;
    found.push({ start: syllables[at]!.start, end: syllables[at + hit.length - 1]!.end });
    at += hit.length - 1;
  }
  return found;
}

interface Prepared {
  list: readonly string[];
  /** The phrases by their first syllable, for comments with marks and for those without. */
  marked: Map<string, string[][]>;
  bare: Map<string, string[][]>;
}

let prepared: Prepared | null = null;

/** The list as texts are compared with it; that of the last call is kept, since many comments are compared with one. */
function preparedOf(list: readonly string[]): Prepared {
  if (prepared?.list === list) return prepared;
  const phrases = list.map(insultSyllables).filter((phrase) => phrase.length > 0);
  const byFirst = (some: string[][]) => {
    const map = new Map<string, string[][]>();
    for (const phrase of some) map.set(phrase[0]!, [...(map.get(phrase[0]!) ?? []), phrase]);
    return map;
  };
  const isPlain = (phrase: string[]) => phrase.length > 1 || withoutMarks(phrase[0]!) === phrase[0]!.replace(/đ/g, "d");
  prepared = { list, marked: byFirst(phrases), bare: byFirst(phrases.filter(isPlain).map((phrase) => phrase.map(withoutMarks))) };
  return prepared;
}

const withoutMarks = (word: string) => word.normalize("NFD").replace(MARKS, "").replace(/đ/g, "d");

function readSyllables(text: string): Syllable[] {
  const pieces: Syllable[] = [];
  let end = 0;
  for (const { index, 0: piece } of text.matchAll(WORD)) {
    const word = piece.normalize("NFC").toLowerCase().replace(/\p{Cf}/gu, "").replace(/(\p{L})\1{2,}/gu, "$1");
    if (word === "") continue;
    pieces.push({ word, start: index, end: index + piece.length, before: text.slice(end, index) });
    end = index + piece.length;
  }
  return joinSpelled(pieces);
}

/** Letters spelled one by one become the word they make. */
function joinSpelled(pieces: Syllable[]): Syllable[] {
  const joined: Syllable[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const single = [...piece.word].length === 1 && /\p{L}/u.test(piece.word);
    if (last && single && HIDING.test(piece.before) && (last.before === "spelled" || [...last.word].length === 1)) {
      joined[joined.length - 1] = { word: last.word + piece.word, start: last.start, end: piece.end, before: "spelled" };
    } else joined.push({ ...piece });
  }
  return joined;
}
