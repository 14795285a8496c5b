/** Letters of TCVN3 (ABC) by the character that stands for them where the bytes were read as Latin-1. */
const TCVN3_BYTES =
  "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦";
const TCVN3_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ";

export const TCVN3: ReadonlyMap<string, string> = new Map([...TCVN3_BYTES].map((byte, index) => [byte, [...TCVN3_LETTERS][index]!]));

/** What VNI writes after a vowel: a tone, or the vowel's own mark with or without one. */
const VNI_MARKS: Record<string, string> = {
  ø: "\u0300", ù: "\u0301", û: "\u0309", õ: "\u0303", ï: "\u0323",
  â: "\u0302", à: "\u0302\u0300", á: "\u0302\u0301", å: "\u0302\u0309", ã: "\u0302\u0303", ä: "\u0302\u0323",
  ê: "\u0306", è: "\u0306\u0300", é: "\u0306\u0301", ú: "\u0306\u0309", ü: "\u0306\u0303", ë: "\u0306\u0323",
};
/** Vowels that take each kind of mark. */
const TONED = "aeouyôö";
const ROOFED = "aeo";
const BREVED = "a";
/** Letters that are one character: ơ and ư take tones as other vowels do. */
const VNI_ALONE: Record<string, string> = { ô: "ơ", ö: "ư", ì: "ì", í: "í", æ: "ỉ", ó: "ĩ", ò: "ị", î: "ỵ", ñ: "đ" };

/** Letters of VNI-Windows by the one or two Latin-1 characters that stand for them. */
export const VNI: ReadonlyMap<string, string> = new Map(
  vniPairs().flatMap(([written, letter]): [string, string][] => {
    const [vowel = "", mark = ""] = [...written];
    const capital = letter.toUpperCase();
    return [
      [written, letter],
      [written.toUpperCase(), capital],
      // "Aùnh" beside "AÙnh": keyboards differ in the case of the mark.
      ...(mark ? ([[vowel.toUpperCase() + mark, capital], [vowel + mark.toUpperCase(), letter]] as [string, string][]) : []),
    ];
  }),
);

function vniPairs(): [string, string][] {
  const marked = Object.entries(VNI_MARKS).flatMap(([mark, combining]) => {
    const vowels = combining.startsWith("\u0302") ? ROOFED : combining.startsWith("\u0306") ? BREVED : TONED;
    return [...vowels].map((vowel): [string, string] => [vowel + mark, ((VNI_ALONE[vowel] ?? vowel) + combining).normalize("NFC")]);
  });
  return [...marked, ...Object.entries(VNI_ALONE)];
}
