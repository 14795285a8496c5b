const ONSETS = ["ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x", ""];

/** Every vowel or cluster of a syllable, without its tone. */
const NUCLEI = [
  "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y",
  "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iê", "iêu", "iu", "oa", "oai", "oao", "oay", "oă", "oe", "oeo", "oi", "oo", "ôi", "ơi",
  "ua", "uâ", "uây", "uê", "ui", "uô", "uôi", "uơ", "uy", "uya", "uyê", "uyu", "ưa", "ưi", "ươ", "ươi", "ươu", "ưu", "yê", "yêu", "ya", "uo", "ôô", "ue",
];
const CODAS = ["ch", "ng", "nh", "c", "m", "n", "p", "t", ""];

const SYLLABLE = new RegExp(`^(?:${ONSETS.join("|")})(?:${[...NUCLEI].sort((a, b) => b.length - a.length).join("|")})(?:${CODAS.join("|")})$`);
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** After these ends, only the acute tone and the one written below can be heard. */
const STOPPED = /(?:ch|[cpt])$/;
const HIGH_OR_LOW = /^[\u0301\u0323]?$/;

/** Characters of the longest ("nghiêng" with every mark by itself), and some. */
const LONGEST = 12;

/** Whether a word could be one written Vietnamese syllable, real or not; case does not count. */
export function isVietnameseSyllable(word: string): boolean {
  if (word.length > LONGEST) return false;
  const open = word.toLowerCase().normalize("NFD");
  const tones = open.match(TONES) ?? [];
  if (tones.length > 1) return false;
  const base = open.replace(TONES, "").normalize("NFC");
  if (!SYLLABLE.test(base)) return false;
  return !STOPPED.test(base) || HIGH_OR_LOW.test(tones[0] ?? "");
}
