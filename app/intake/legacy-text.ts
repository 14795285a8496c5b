import { TCVN3, VNI } from "./legacy-tables";
import { isVietnameseSyllable } from "./vietnamese-syllable";

export type LegacyEncoding = "tcvn3" | "vni";

export interface RecoveredText {
  text: string;
  /** What it was recovered from; null where it was left as it is. */
  from: LegacyEncoding | null;
}

/** Shares of words, counted on what the conversion changes and on the whole text. */
const GOOD_AFTER = 0.85;
const GOOD_BEFORE = 0.5;
const GOOD_OVERALL = 0.75;
/** Different words that can only be what the conversion makes of them. */
const EVIDENCE = 2;
/** Words looked at: a long text shows what it is in its beginning. */
const LOOKED_AT = 2_000;

/** What counts as part of a word: letters, and every Latin-1 character an old font draws as a letter. */
const WORD = /[\p{L}\p{M}\u00a1-\u00ff]+/gu;
/** Letters that only Unicode has: such a text needs no recovery. */
const UNICODE_ONLY = /[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]/;
/** Begun at the beginning of a word only, so that a long one is not read again from each of its letters. */
const ADDRESS = /(?<!\S)\S*@\S*|https?:\/\/\S*|www\.\S*/gi;

/**
 * Vietnamese typed for the fonts of before Unicode (TCVN3 "ABC", VNI-Windows), which reads as "céng hßa" or "coäng
 * hoøa" wherever those fonts are not: recognised by its syllables and turned into Unicode. Everything else, plain
 * Vietnamese and other languages too, is left exactly as it is. Better known by a whole row or mail than by one word.
 */
export function recoverLegacyText(text: string): RecoveredText {
  if (!/[\u00a1-\u00ff]/.test(text)) return { text, from: null };
  const words = wordsOf(text);
  if (words.filter((word) => UNICODE_ONLY.test(word)).length * 10 > words.length) return { text, from: null };
  const candidates = ([["tcvn3", fromTcvn3], ["vni", fromVni]] as const)
    .map(([from, convert]) => ({ from, convert, likeness: likenessOf(words, convert) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness);
  const [best] = candidates;
  return best ? { text: convertText(text, best.convert), from: best.from } : { text, from: null };
}

/** Share of odd words from which a text is said to be unreadable. */
const GARBLED = 0.3;
/** A symbol within a word, a character nobody could decode, or UTF-8 that was read as something else ("Ä‘", "áº"). */
const ODD = /\ufffd|[\p{L}][\u00a1-\u00a9\u00ac-\u00b4\u00b6-\u00b8\u00bc-\u00bf×÷]|[\u00a1-\u00a9\u00ac-\u00b4\u00b6-\u00b8\u00bc-\u00bf×÷]\p{L}|á[º»]|[ÃÄÆ][\u0080-\u00bf‘’“”†‡°¡©¢]|[àâ-ôö-ÿ]{2,}/u;

/** Whether a text is plainly not what its writer saw: its bytes belong to an encoding nobody here knows. */
export function looksGarbled(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\ufffd\u00a1-\u00ff]/u.test(word)).slice(0, LOOKED_AT);
  const odd = words.filter((word) => ODD.test(word)).length;
  return odd >= 3 && odd >= words.length * GARBLED;
}

function wordsOf(text: string): string[] {
  return (text.slice(0, 40_000).replace(ADDRESS, " ").match(WORD) ?? []).slice(0, LOOKED_AT);
}

/** How far the text reads as Vietnamese after a conversion, and only then; 0 where it is not to be converted. */
function likenessOf(words: string[], convert: (word: string) => string): number {
  const evidence = new Set<string>();
  let [changed, goodBefore, goodAfter, counted, goodOverall] = [0, 0, 0, 0, 0];
  for (const word of words) {
    const after = convert(word);
    // Abbreviations and names such as "UBND" say nothing; a symbol that stands alone may be a bullet.
    if (after === word && (/^\P{Ll}+$/u.test(word) || !/\p{L}/u.test(word))) continue;
    if (after !== word && !/[A-Za-z]/.test(word)) continue;
    const good = isVietnameseSyllable(after);
    counted++;
    if (good) goodOverall++;
    if (after === word) continue;
    const before = isVietnameseSyllable(word);
    changed++;
    if (before) goodBefore++;
    if (good) goodAfter++;
    if (good && !before) evidence.add(word);
  }
  if (evidence.size < EVIDENCE || goodBefore > changed * GOOD_BEFORE) return 0;
  if (goodAfter < changed * GOOD_AFTER || goodOverall < counted * GOOD_OVERALL) return 0;
  return goodAfter / changed;
}

function fromTcvn3(word: string): string {
  return word.replace(/[\u00a1-\u00fe]/g, (character) => TCVN3.get(character) ?? character);
}

/** The longer ones first: "ö" before a tone is no letter of its own. */
const VNI_WRITTEN = new RegExp([...VNI.keys()].sort((a, b) => b.length - a.length).join("|"), "g");

function fromVni(word: string): string {
  return word.replace(VNI_WRITTEN, (written) => VNI.get(written)!);
}

function convertText(text: string, convert: (word: string) => string): string {
  const converted = text.normalize("NFC").replace(WORD, convert);
  return convert === fromTcvn3 ? raiseCapitals(text.normalize("NFC"), converted) : converted;
}

/** TCVN3 has no toned capitals, they are small letters of a capital font: a word of capitals was one throughout. */
function raiseCapitals(written: string, text: string): string {
  const words = [...written.matchAll(WORD)];
  const capital = words.map(([word]) => isShouted(word));
  let index = 0;
  return text.replace(WORD, (word) => {
    const here = index++;
    const own = words[here]![0];
    if (capital[here]) return word.toUpperCase();
    // One capital, or none that shows: as the words beside it are.
    const undecided = !/[a-z]/.test(own) && own !== word;
    const beside = [capital[here - 1], capital[here + 1]];
    return undecided && beside.some(Boolean) && !startsLine(written, words[here]!.index, own) ? word.toUpperCase() : word;
  });
}

function isShouted(word: string): boolean {
  return !/[a-z]/.test(word) && (word.match(/[A-Z¡-§]/g)?.length ?? 0) >= 2;
}

/** A capital that begins a line may as well be a sentence's. */
function startsLine(text: string, at: number, word: string): boolean {
  return /^[A-Z]/.test(word) && word.length > 2 && (at === 0 || text[at - 1] === "\n");
}
