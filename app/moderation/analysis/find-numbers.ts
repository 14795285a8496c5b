import type { Found, PersonalKind } from "./findings";
import type { Plain } from "./read-plain";

export interface PersonalFinding extends Found {
  kind: PersonalKind;
}

/** Digits with at most three separators between two of them; both are disjoint, so this reads on in one pass. */
const RUN = /[+(]{0,2}\d(?:[ .\-()/_]{0,3}\d)*/g;
const GROUP = /\d+/g;
/** How many groups of digits one number is written in at most, and how many digits it has. */
const MOST_GROUPS = 14;
const MOST_DIGITS = 19;
/** How far before a number stands the word that says what it is. */
const REACH = 32;

const MOBILE = /^(?:0|(?:00)?84)(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/;
/** Area codes since 2017, with seven digits after those of three and eight after 24 and 28. */
const LANDLINE =
  /^(?:0|(?:00)?84)2(?:(?:0[3-9]|1[0-689]|2[0-25-9]|3[2-9]|5[124-9]|6[0-39]|7[0-7]|9[0-46-79])\d{7}|[48]\d{8})$/;
/** Provinces' numbers in the identity number (Circular 07/2016/TT-BCA). */
const PROVINCES = new Set(
  "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096".split(
    " ",
  ),
);

/** What a word before a number says it is. "other" are numbers of the state's own books. */
const NAMES: readonly (readonly [what: PersonalKind | "other", words: string])[] = [
  ["phone", "s\\.?d\\.?t|so dt|dt|d/t|dien thoai|di dong|goi|so may|may|zalo|hotline|phone|tel|lien he|lien lac|duong day nong"],
  ["citizen-id", "cccd|can cuoc|dinh danh"],
  ["identity-card", "cmnd|cmtnd|cmt|chung minh(?: nhan dan| thu)?|so cm"],
  ["passport", "ho chieu|passport"],
  ["bank-account", "stk|so tk|tk|tai khoan|account"],
  ["other", "ma so thue|mst|ma so|ma ho so|cong van|van ban|isbn|quyet dinh|nghi quyet|nghi dinh|thong tu|ke hoach so|toa do|kinh do|vi do|so hieu|https?|www"],
];
const NAME = new RegExp(`(?<![a-z])(?:${NAMES.map(([, words]) => `(${words})`).join("|")})(?![a-z])`, "g");
/** What follows a quantity: money, land, people, weights. */
const UNIT = /^[ )]{0,2}(?:%|(?:dong|vnd|d|trieu|ty|ti|nghin|ngan|usd|ha|kg|tan|km|m2|m3|m|mw|kwh|nguoi|con|ho|cay|luot|khau)(?![a-z]))/;
const THOUSANDS = /^[1-9]\d{0,2}(?:\.\d{3})+$|^[1-9]\d{0,2}(?: \d{3})+$/;

/** Telephones, identity numbers, identity cards, passports and bank accounts. */
export function findNumbers({ text, starts, ends }: Plain): PersonalFinding[] {
  const found: PersonalFinding[] = [];
  // The letter O in front of digits is meant for a nought.
  const read = text.replace(/(?<![a-z])o(?=[ .-]?[35789]\d)/g, "0");
  const add = (kind: PersonalKind, from: number, to: number) => found.push({ kind, start: starts[from]!, end: ends[to - 1]! });
  for (const { index, 0: passport } of read.matchAll(/(?<![a-z0-9])[a-z]\d{7,8}(?!\d)/g)) {
    if (nameBefore(read, index) === "passport") add("passport", index, index + passport.length);
  }
  for (const { index, 0: run } of read.matchAll(RUN)) {
    const groups = [...run.matchAll(GROUP)].map((group) => ({ from: group.index, to: group.index + group[0].length, digits: group[0] }));
    for (let first = 0; first < groups.length; first += 1) {
      if (!mayBegin(read, index, run, groups, first)) continue;
      const last = longestNumber(read, index, run, groups, first);
      if (!last) continue;
      const opening = first === 0 ? 0 : groups[first]!.from;
      add(last.kind, index + opening, index + groups[last.group]!.to);
      first = last.group;
    }
  }
  return found;
}

interface Group {
  from: number;
  to: number;
  digits: string;
}

/** A number begins with the run or after a blank, and never behind a decimal comma, in a name or an address of the net. */
function mayBegin(read: string, index: number, run: string, groups: Group[], first: number): boolean {
  if (first > 0) return run[groups[first]!.from - 1] === " " || run[groups[first]!.from - 1] === "(";
  return !/[\d][,:]$|[/@=_]$|[a-z]\.?-?$/.test(read.slice(Math.max(0, index - 3), index)) || /(?:so|dt|goi|la)$/.test(read.slice(Math.max(0, index - 3), index));
}

function longestNumber(read: string, index: number, run: string, groups: Group[], first: number) {
  let digits = "";
  let best: { kind: PersonalKind; group: number } | null = null;
  const said = nameBefore(read, index + groups[first]!.from);
  for (let group = first; group < Math.min(groups.length, first + MOST_GROUPS); group += 1) {
    digits += groups[group]!.digits;
    if (digits.length > MOST_DIGITS) break;
    const following = run.slice(groups[group]!.to);
    if (group + 1 < groups.length && !/^\)? /.test(following)) continue;
    const after = read.slice(index + groups[group]!.to, index + groups[group]!.to + 12);
    if (UNIT.test(after) || /^(?:,\d|[/-][a-z])/.test(after)) continue;
    const written = run.slice(groups[first]!.from, groups[group]!.to);
    const kind = kindOf(digits, written, first === 0 && run.includes("+"), said);
    if (kind) best = { kind, group };
  }
  return best;
}

function kindOf(digits: string, written: string, plus: boolean, said: PersonalKind | "other" | null): PersonalKind | null {
  if (said === "other") return null;
  if (said === "bank-account") return digits.length >= 8 && !THOUSANDS.test(written) ? "bank-account" : null;
  if (said === "identity-card" && digits.length === 9) return "identity-card";
  if (isPhone(digits) && (plus || said === "phone" || !THOUSANDS.test(written))) return "phone";
  if (isCitizenId(digits) || (said === "citizen-id" && digits.length === 12 && digits.startsWith("0"))) return "citizen-id";
  // Cards of this province, written without a break.
  return /^04[05]\d{6}$/.test(written) ? "identity-card" : null;
}

const isPhone = (digits: string) => MOBILE.test(digits) || LANDLINE.test(digits);

/** Province, then century and sex in one digit, then the year of birth. */
function isCitizenId(digits: string): boolean {
  if (!/^0\d{2}[0-3]\d{8}$/.test(digits) || !PROVINCES.has(digits.slice(0, 3))) return false;
  const year = Number(digits.slice(4, 6));
  return digits[3] === "0" || digits[3] === "1" ? year >= 10 : year <= 40;
}

/** What the nearest word before `at` says the number is; a number in between has taken it already. */
function nameBefore(read: string, at: number): PersonalKind | "other" | null {
  const before = read.slice(Math.max(0, at - REACH), at);
  const own = before.slice(before.search(/\d[^\d]*$/) + 1);
  const last = [...own.matchAll(NAME)].at(-1);
  if (!last) return null;
  const which = last.slice(1).findIndex((word) => word !== undefined);
  return NAMES[which]![0];
}
