import type { Line } from "./split-lines";
import { readNumberWord, readRoman } from "./read-ordinal";
import { isUpperCase } from "./text-shape";

export type LineType = "plain" | "row" | "rule" | "page" | "contents";

export type FixedKind = "part" | "chapter" | "division" | "subdivision" | "article";

/** One way to read the beginning of a line as a label. Offsets are in `Line.text`. */
export interface Reading {
  kind: FixedKind | "roman" | "letter" | "arabic" | "point" | "dash";
  /** Value of the last number; 0 where there is none. */
  value: number;
  /** "1.2.3" gives [1, 2, 3], "I.2" gives [2]; empty for other kinds. */
  numbers: number[];
  /** The letter of a section or point, or the letter after a number: "5a". */
  letter: string;
  /** The label as printed ends here. */
  labelEnd: number;
  /** The title or text begins here; equal to the line's length when there is none. */
  textStart: number;
  /** No separator, or no capital after it: a reference in a sentence looks the same. */
  loose: boolean;
  /** Separator style: "1." and "1-" are one, "1)" another, "(1)" a third. */
  style: "open" | "paren" | "enclosed";
}

const pageNumber =
  /^(?:[-–]\s?)?\d{1,4}(?:\s?[-–])?$|^(?:Trang|trang)\s+\d{1,4}(?:\s?\/\s?\d{1,4})?$|^\d{1,4}\/\d{1,4}$/;
const ruleLine = /^[-*_=~#+\s]+$/;
const contentsEntry = /(?:\.{4,}|…{2,}|(?:\.\s){4,})\s?\d{1,4}$|\S(?:\t|\s{4,12})\d{1,4}$/;
const columnGap = /\S\s{3,}(?=\S)/g;

function lineType(text: string): LineType {
  if (text.length <= 200 && ruleLine.test(text)) return "rule";
  if (text.length <= 24 && pageNumber.test(text)) return "page";
  const isContents = contentsEntry.test(text.slice(-60)) && !/\t.*\t/.test(text.slice(0, 2000));
  if (isContents) return "contents";
  return isRow(text) ? "row" : "plain";
}

function isRow(text: string): boolean {
  if (text.includes(" | ") || text.startsWith("|") || /^(?:TT|STT|Stt)(?:\s|$)/.test(text)) return true;
  const cells = text.split("\t").filter((cell) => cell.trim() !== "");
  if (cells.length > 2) return true;
  if (cells.length === 2 && !/^[^\p{L}\d]*$|[.)\-:/]\s*$/u.test(cells[0] ?? "")) {
    return !/^(?:Phần|Chương|Mục|Điều)\s/iu.test(cells[0] ?? "");
  }
  if (/^\d+(?:\s\d+)+$/.test(text)) return true;
  return text.length < 400 && (text.match(columnGap)?.length ?? 0) >= 2;
}

const keywords: [FixedKind, RegExp][] = [
  ["part", /^(?:Phần|PHẦN)\s{1,3}(?:(?:thứ|Thứ|THỨ)\s{1,3})?/],
  ["chapter", /^(?:Chương|CHƯƠNG)\s{1,3}(?:(?:thứ|Thứ|THỨ)\s{1,3})?/],
  ["subdivision", /^(?:Tiểu mục|Tiểu Mục|TIỂU MỤC)\s{1,3}/],
  ["division", /^(?:Mục|MỤC)\s{1,3}/],
  ["article", /^(?:Điều|ĐIỀU)\s{1,3}/],
];

const number = /^(\d{1,4})([a-zđA-ZĐ]{0,2})(?![\p{L}\d])/u;
const roman = /^([IVXLC]{1,8})([a-z]?)(?![\p{L}\d])/u;
const singleLetter = /^[A-ZĐ](?![\p{L}\d])/u;
const word = /^\p{L}{2,5}(?:\s{1,2}\p{L}{2,5}){0,2}/u;
const innerReference = /^(?:Chương|Điều|Phần|Mục|Khoản|khoản|điểm)\s+(?:thứ\s|[\dIVX])/;
const lawReference = /^(?:Bộ luật|Luật|Nghị định|Thông tư|Hiến pháp|Quyết định|Pháp lệnh|Quy chế|Quy định)\s/;

/** "Phần thứ nhất", "Chương I", "Mục 1.", "Điều 5a." and the like, or null. */
export function readFixed(text: string): Reading | null {
  for (const [kind, keyword] of keywords) {
    const match = keyword.exec(text);
    if (match) return readFixedOrdinal(kind, text, match[0].length);
  }
  return /^(?:PHẦN|Phần) (?:MỞ ĐẦU|mở đầu|KẾT LUẬN|kết luận)$/.test(text)
    ? reading("part", { labelEnd: text.length, textStart: text.length })
    : null;
}

function readFixedOrdinal(kind: FixedKind, text: string, from: number): Reading | null {
  const rest = text.slice(from, from + 60);
  const ordinal = kind === "article" ? readNumber(rest) : readNumber(rest) ?? readWord(rest);
  if (!ordinal)
    return kind === "part" && /^(?:MỞ ĐẦU|mở đầu|KẾT LUẬN|kết luận)$/.test(text.slice(from))
      ? reading("part", { labelEnd: text.length, textStart: text.length })
      : null;
  const numberEnd = from + ordinal.length;
  const gap = /^\s{0,3}(?:[.:/]-?|-)(?=\s|$|\p{Lu})|^(?=\s|$)/u.exec(text.slice(numberEnd, numberEnd + 12));
  if (!gap) return null;
  const separatorEnd = numberEnd + gap[0].length;
  const textStart = skipSpace(text, separatorEnd);
  const title = text.slice(textStart, textStart + 600);
  const capital = /^[“"(\d]?[\p{Lu}\d]/u.test(title);
  if (title !== "" && !capital && gap[0] === "") return null;
  if (innerReference.test(title) && (gap[0] === "" || kind !== "article")) return null;
  if (lawReference.test(title) && gap[0] === "" && !isUpperCase(title)) return null;
  return reading(kind, {
    value: ordinal.value,
    letter: ordinal.letter,
    labelEnd: kind === "article" ? separatorEnd : numberEnd,
    textStart,
    loose: title !== "" && (gap[0] === "" ? kind === "article" || !isUpperCase(title) : !capital),
  });
}

function readNumber(rest: string): { value: number; letter: string; length: number } | null {
  const digits = number.exec(rest);
  if (digits) return { value: Number(digits[1]), letter: (digits[2] ?? "").toLowerCase(), length: digits[0].length };
  const numeral = roman.exec(rest);
  const value = readRoman(numeral?.[1] ?? "");
  if (numeral && value !== null) return { value, letter: numeral[2] ?? "", length: numeral[0].length };
  const letter = singleLetter.exec(rest);
  return letter ? { value: 0, letter: letter[0], length: 1 } : null;
}

function readWord(rest: string): { value: number; letter: string; length: number } | null {
  const words = word.exec(rest)?.[0].split(/(\s+)/) ?? [];
  for (let count = words.length; count > 0; count -= 2) {
    const text = words.slice(0, count).join("");
    const value = readNumberWord(text);
    if (value !== null) return { value, letter: "", length: text.length };
  }
  return null;
}

const lettered = /^([IVXLC]{1,8}|[A-ZĐĂÂÊÔƠƯ])(\s?[./):]-?|\s{0,2}-)(?:\s+|$|(?=\p{Lu}\p{L}))/u;
const mistypedRoman = /^(?=[IVX]*l)([IVXl]{2,6})(\s?[./)]-?|\s{0,2}-)(?:\s+|$)/u;
const arabic = /^(\d{1,3}(?:\.\d{1,2}){0,4})([a-zđ]?)(\s?[./:)]-?|\s{0,2}-|(?=\s))(?:\s+|$|(?=[“"]?\p{Lu}\p{L}))/u;
const compound = /^(?:[IVXLC]{1,5}|[A-ZĐ])\.(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=\p{Lu})/u;
const enclosed = /^\((\d{1,3})\)\s*/;
const point = /^(\(?)([a-zđ]\d?|[ivx]{2,5})(\)|\s?\.(?=\s)|\s?\/(?=\s)|\s?-(?=\s))\s*/u;
const bullet = /^[-+*•·●○▪■◦►✓](?:\s+|(?=\p{Lu}))/u;

/** Every way to read the line's beginning as "A-", "I.", "1.", "a)", "-", most usual first. */
function readLabels(text: string): Reading[] {
  const fixed = readFixed(text);
  if (fixed) return [fixed];
  return [...readLettered(text), ...readArabic(text), ...readPoint(text), ...readBullet(text)];
}

function readLettered(text: string): Reading[] {
  const match = lettered.exec(text) ?? mistypedRoman.exec(text);
  if (!match) return [];
  const label = match[1] ?? "";
  const ends = { labelEnd: label.length + (match[2] ?? "").length, textStart: match[0].length };
  // "V. I. Lênin" is a name, not a label
  if (/^\p{Lu}\.\s?\p{Lu}/u.test(text.slice(ends.textStart, ends.textStart + 4))) return [];
  const style = match[2]?.includes(")") ? ("paren" as const) : ("open" as const);
  const value = readRoman(label.replaceAll("l", "I"));
  const readings: Reading[] = [];
  if (value !== null && value < 100)
    readings.push(reading("roman", { ...ends, style, value, loose: label.includes("l") }));
  if (label.length === 1) readings.push(reading("letter", { ...ends, style, letter: label }));
  return readings;
}

function readArabic(text: string): Reading[] {
  const inBrackets = enclosed.exec(text);
  if (inBrackets) {
    const value = Number(inBrackets[1]);
    const labelEnd = (inBrackets[1] ?? "").length + 2;
    return [
      reading("arabic", { value, numbers: [value], labelEnd, textStart: inBrackets[0].length, style: "enclosed" }),
    ];
  }
  const withSection = compound.exec(text);
  if (withSection) {
    const numbers = (withSection[1] ?? "").split(".").map(Number);
    const textStart = withSection[0].length;
    return [
      reading("arabic", { numbers, value: numbers.at(-1) ?? 0, labelEnd: withSection[0].trimEnd().length, textStart }),
    ];
  }
  const match = arabic.exec(text);
  if (!match) return [];
  const numbers = (match[1] ?? "").split(".").map(Number);
  const separator = (match[3] ?? "").trim();
  const next = text.slice(match[0].length, match[0].length + 4);
  if (separator === "" && (numbers.length === 1 || !/^[“"]?\p{Lu}/u.test(next))) return [];
  if (numbers.length > 1 && !/^(?:$|[“"(]?[\p{Lu}\d])/u.test(next)) return [];
  // "15. 000 tấn", "5 - 7%"
  if (/^\d{3}(?!\d)/.test(next) && separator === "." && /^0/.test(next)) return [];
  if (!/^[.):]/.test(separator) && separator !== "" && !/^[“"(]?\p{L}/u.test(next)) return [];
  const labelEnd = (match[1] ?? "").length + (match[2] ?? "").length + (match[3] ?? "").length;
  return [
    reading("arabic", {
      value: numbers.at(-1) ?? 0,
      numbers,
      letter: match[2] ?? "",
      labelEnd,
      textStart: match[0].length,
      style: separator.includes(")") ? "paren" : "open",
    }),
  ];
}

function readPoint(text: string): Reading[] {
  const match = point.exec(text);
  if (!match || (match[1] === "(" && match[3] !== ")")) return [];
  const labelEnd = match[0].trimEnd().length;
  return [reading("point", { letter: match[2] ?? "", labelEnd, textStart: match[0].length })];
}

function readBullet(text: string): Reading[] {
  const match = bullet.exec(text);
  return match ? [reading("dash", { labelEnd: 1, textStart: match[0].length })] : [];
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? "")) at += 1;
  return at;
}

function reading(kind: Reading["kind"], known: Partial<Reading>): Reading {
  return { kind, value: 0, numbers: [], letter: "", labelEnd: 0, textStart: 0, loose: false, style: "open", ...known };
}

export interface ClassifiedLine {
  line: Line;
  type: LineType;
  readings: Reading[];
}

/** Reads each line by itself; whether a reading holds is decided by its neighbours. */
export function classifyLines(lines: Line[]): ClassifiedLine[] {
  let inTable = false;
  return lines.map((line) => {
    let type = lineType(line.text);
    // below a table's head, two cells are a row too, "1.\tLúa" as well
    if (type === "plain" && inTable && (line.beforeTab || line.text.includes("\t"))) type = "row";
    inTable = type === "row" && (inTable || /^(?:TT|STT|Stt)(?:\s|$)|\t.*\t/.test(line.text.slice(0, 2000)));
    return { line, type, readings: type === "plain" ? readLabels(line.text) : [] };
  });
}
