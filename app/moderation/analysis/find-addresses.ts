import type { PersonalFinding } from "./find-numbers";
import { readPlain, type Plain } from "./read-plain";

type Unit = "house" | "number" | "lane" | "street" | "hamlet" | "commune" | "district" | "province";

/** Words a part of an address begins with; the longer first. */
const UNITS: readonly (readonly [words: readonly string[], unit: Unit])[] = [
  [["to", "dan", "pho"], "hamlet"],
  [["so", "nha"], "house"],
  [["nha", "so"], "house"],
  [["thi", "tran"], "commune"],
  [["thanh", "pho"], "district"],
  [["thi", "xa"], "district"],
  [["sn"], "house"],
  [["so"], "number"],
  ...["ngo", "ngach", "hem", "kiet"].map((word) => [[word], "lane"] as const),
  ...["duong", "pho"].map((word) => [[word], "street"] as const),
  ...["to", "tdp", "thon", "xom", "ban", "ap", "khu"].map((word) => [[word], "hamlet"] as const),
  ...["xa", "phuong", "tt"].map((word) => [[word], "commune"] as const),
  ...["huyen", "quan", "tp"].map((word) => [[word], "district"] as const),
  [["tinh"], "province"],
];
/** Words of one name ("Sin Suối Hồ", "Trần Hưng Đạo", "Huổi Van 2"). */
const NAME_WORDS = 4;
/** How far before an address stands who lives there, and how far after it a name. */
const REACH = 70;
const REACH_AFTER = 24;

const LIVES =
  /(?<![a-z])(?:(?:thuong|tam|cu|hien cu) tru|tru tai|ngu tai|ngu o|dia chi|d\/c|song (?:tai|o)|sinh song|ho khau|que quan|noi o|nha (?:rieng |cua )?(?:toi|em|minh|chau|ong|ba|anh|chi|no)|(?:toi|em|chau|con toi|gia dinh toi|vo chong toi) (?:hien |dang )*o)(?![a-z])/;
/** Of many people it is said where they live without saying where anybody lives. */
const MANY =
  /(?<![a-z])(?:nguoi dan|ba con|cac ho|nhieu ho|cac em|hoc sinh|dong bao|nhan dan|ho dan|cong nhan|can bo|co quan|tru so|van phong|ban tuyen giao|uy ban)(?![a-z])/;
/** A family name and the name after it, in the letters of the comment itself: marks tell "Tẩn" from "Tân". */
const PERSON =
  /(?<!(?:đường|phố|trường|xã|bản|huyện|phường|xã|thôn|cầu|chợ)\s)(?<![\p{L}\p{M}])(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đoàn|Vương|Trịnh|Lương|Lò|Lù|Lường|Quàng|Cà|Tòng|Cầm|Đèo|Điêu|Tao|Đao|Vàng|Giàng|Sùng|Mùa|Thào|Tẩn|Phàn|Chẻo|Chảo|Lầu|Hảng|Hạng|Má|Cứ|Khoàng|Chang|Pờ|Lỳ|Vừ|Ly|Cháng|Cư|Chớ|Hà|Mào|Kháng|Vì|Lèng|Seo|Tráng|Thèn|Pí)(?:\s\p{Lu}[\p{Ll}\p{M}]*){1,4}/u;

interface Token {
  word: string;
  /** Begins with a capital, or is a number. */
  name: boolean;
  number: boolean;
  /** What stands between the word before it and it. */
  before: string;
  from: number;
  to: number;
}

/**
 * Where somebody lives: a house by its number, or a hamlet or lane of a commune where the words before say who lives
 * there. A place alone ("bản Nà Khiết, xã Tà Hừa") is what the report speaks of, and no finding.
 */
export function findAddresses(original: string, plain: Plain): PersonalFinding[] {
  const tokens = readTokens(original, plain);
  const found: PersonalFinding[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const chain = readChain(tokens, at);
    if (!chain) continue;
    const [from, to] = [tokens[at]!.from, tokens[chain.next - 1]!.to];
    const [start, end] = [plain.starts[from]!, plain.ends[to - 1]!];
    const before = original.slice(plain.starts[Math.max(0, from - REACH)], start);
    const after = original.slice(end, plain.ends[to + REACH_AFTER] ?? original.length);
    if (isOnesHome(before.normalize("NFC"), after.normalize("NFC"), chain.units)) found.push({ kind: "address", start, end });
    at = chain.next - 1;
  }
  return found;
}

function isOnesHome(before: string, after: string, units: readonly Unit[]): boolean {
  const has = (...wanted: Unit[]) => units.some((unit) => wanted.includes(unit));
  if (has("house") && has("street", "lane", "hamlet", "commune")) return true;
  if (units[0] === "number" && has("street", "lane")) return true;
  if (!has("lane", "hamlet") || !has("commune", "street", "district")) return false;
  const clause = before.split(/[.!?\n](?=\s|$)/u).at(-1) ?? "";
  const said = readPlain(clause).text;
  if (MANY.test(said)) return false;
  return LIVES.test(said) || PERSON.test(clause) || /^[,;]? tên (?:là )?\p{Lu}/u.test(after);
}

/** The parts that follow one another from `at` on, by commas, dashes or blanks. */
function readChain(tokens: Token[], at: number): { units: Unit[]; next: number } | null {
  const units: Unit[] = [];
  let next = at;
  for (;;) {
    if (next > at && !/^(?:[ ]*[,-]?[ ]*|\. )$/.test(tokens[next]?.before ?? "x")) break;
    const part = readUnit(tokens, next);
    if (!part) break;
    units.push(part.unit);
    next = part.next;
  }
  if (units.length === 0) return null;
  // The district is often named without the word: "xã Mường So, Phong Thổ".
  if (units.includes("commune") || units.includes("street")) {
    const begin = next;
    while (next < tokens.length && next < begin + 3 && tokens[next]!.name && !tokens[next]!.number && (next === begin ? /^ ?[,-] ?$/ : /^ $/).test(tokens[next]!.before)) next += 1;
    if (next - begin === 1 || (next > begin && readUnit(tokens, begin))) next = begin;
  }
  return { units, next };
}

function readUnit(tokens: Token[], at: number): { unit: Unit; next: number } | null {
  for (const [words, unit] of UNITS) {
    if (!words.every((word, index) => tokens[at + index]?.word === word && (index === 0 || tokens[at + index]!.before === " "))) continue;
    let next = at + words.length;
    const begin = next;
    while (next < tokens.length && next < begin + NAME_WORDS) {
      const { name, number, before } = tokens[next]!;
      if (!name || !(next === begin ? /^[ .:]{1,2}$/ : /^ $/).test(before)) break;
      if (next > begin && isUnitWord(tokens, next)) break;
      if ((unit === "house" || unit === "number" || unit === "lane") && !number) break;
      next += 1;
      if (unit === "house" || unit === "number" || unit === "lane") break;
    }
    if (next > begin) return { unit, next };
  }
  return null;
}

const isUnitWord = (tokens: Token[], at: number) =>
  UNITS.some(([words, unit]) => unit !== "number" && words.every((word, index) => tokens[at + index]?.word === word)) &&
  tokens[at + 1]?.name === true && !tokens[at + 1]?.number && tokens[at]!.word !== "ban";

/** The words; where nothing is written in capitals, every word may begin a name. */
function readTokens(original: string, { text, starts }: Plain): Token[] {
  const anyCapital = /\p{Lu}/u.test(original);
  const tokens: Token[] = [];
  let end = 0;
  for (const { index, 0: word } of text.matchAll(/d\/c|[\p{L}\d]+(?:\/[\p{L}\d]+)*/gu)) {
    const number = /^\d{1,4}[a-z]?(?:\/\d{1,4}[a-z]?){0,3}$/.test(word);
    const name = number || !anyCapital || /\p{Lu}/u.test(original.slice(starts[index], starts[index]! + 2).normalize("NFD").charAt(0));
    tokens.push({ word, name, number, before: text.slice(end, index), from: index, to: index + word.length });
    end = index + word.length;
  }
  return tokens;
}
