import type { Reading } from "./classify-line";
import { letterAddress } from "./read-ordinal";

const prefixes: Partial<Record<Reading["kind"], string>> = {
  part: "p",
  chapter: "c",
  division: "m",
  subdivision: "t",
  article: "d",
};

/** Gives every section an address of its own. The same sections in the same order get the same addresses. */
export class SectionPaths {
  private readonly used = new Set<string>();
  private readonly repeats = new Map<string, number>();

  /**
   * Articles are numbered through the whole document and cited without their chapter: `articleScope` is the path of
   * the annex they stand in, or null; everything else is addressed below `parent`.
   */
  add(
    reading: Reading,
    place: { parent: string | null; articleScope: string | null; parentNumbers: number[] }
  ): string {
    const scope = reading.kind === "article" ? place.articleScope : place.parent;
    const path = this.unique(scope, segment(reading, place.parentNumbers), reading.kind in prefixes ? "-" : "-l");
    this.used.add(path);
    return path;
  }

  /** The address of an attached document: "pl1", "pl2" in the order they stand. */
  addAnnex(): string {
    const path = this.unique(null, "pl", "-");
    this.used.add(path);
    return path;
  }

  /** A repeated lettered or numbered address gets "-l2" (lần 2), as "-2" would be its second numbered child. */
  private unique(scope: string | null, own: string, separator: string): string {
    const path = scope === null ? own : `${scope}-${own}`;
    if (!this.used.has(path)) return path;
    let count = (this.repeats.get(path) ?? 1) + 1;
    while (this.used.has(`${path}${separator}${count}`)) count += 1;
    this.repeats.set(path, count);
    return `${path}${separator}${count}`;
  }
}

function segment(reading: Reading, parentNumbers: number[]): string {
  const prefix = prefixes[reading.kind];
  if (prefix !== undefined) {
    const letter = [...reading.letter].map(letterAddress).join("");
    return `${prefix}${reading.value === 0 && letter !== "" ? "" : reading.value}${letter}`;
  }
  if (reading.kind === "roman") return romanAddress(reading.value);
  if (reading.kind === "letter") return letterAddress(reading.letter);
  const shared = parentNumbers.every((number, index) => number === reading.numbers[index]) ? parentNumbers.length : 0;
  const own = reading.numbers.slice(shared < reading.numbers.length ? shared : 0);
  return own.join("-") + [...reading.letter].map(letterAddress).join("");
}

const numerals: [number, string][] = [
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function romanAddress(value: number): string {
  let rest = value;
  let text = "";
  for (const [worth, numeral] of numerals) {
    for (; rest >= worth; rest -= worth) text += numeral;
  }
  return text;
}
