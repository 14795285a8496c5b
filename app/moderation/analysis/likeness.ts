import { createHash } from "node:crypto";
import { readPlain } from "./read-plain";

/**
 * How alike two texts are, whatever their case, marks and punctuation: the share of common shingles of three syllables.
 *
 * MinHash signatures in bands find the texts to compare (LSH), and what decides is the true likeness of the words. Chosen
 * over trigrams of letters in the database (pg_trgm) by e2e/bench/likeness.ts: on the labelled pairs trigrams take a
 * third of the texts that say the opposite or other figures for copies, at any threshold that finds the copies (precision
 * 0.79 to 0.84, recall 0.98 to 1); and each search reads through all texts with the same common syllables, so that it grows with
 * the register: tens of milliseconds already among a few thousand.
 */

/** Syllables below which a text belongs to no group: "Đồng ý" is not a form letter. */
export const FEWEST_SYLLABLES = 5;
/** Below it, texts are the same only when all their folded words are. */
const EXACT_BELOW = 8;
const SHINGLE = 3;
const BANDS = 24;
const ROWS = 4;
const HASHES = BANDS * ROWS;
/** Common shingles of all (Jaccard), from which on two texts are one. */
const ALIKE = 0.6;
/** Common shingles of the shorter text: a letter under which somebody has written a line of their own. */
const CONTAINED = 0.85;
/** A text that holds another is the same only up to this many times its length. */
const LONGEST_ADDITION = 2.5;

export interface Words {
  syllables: string[];
  shingles: Set<number>;
}

const SAME_WORD: Readonly<Record<string, string>> = { ko: "khong", hok: "khong", k: "khong" };

/** The folded syllables of a text and the hashes of its shingles. */
export function readWords(text: string): Words {
  const syllables = (readPlain(text).text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => SAME_WORD[word] ?? word);
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE <= syllables.length; at += 1) {
    shingles.add(hash(`${syllables[at]} ${syllables[at + 1]} ${syllables[at + 2]}`));
  }
  return { syllables, shingles };
}

/** The same for texts that are the same but for case, marks and punctuation. */
export function wordsHash({ syllables }: Words): Buffer {
  return createHash("sha256").update(syllables.join(" ")).digest();
}

/** FNV-1a over UTF-16 units, mixed at the end. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return mix(value);
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const FACTORS = Array.from({ length: HASHES }, (_, index) => mix(index * 2 + 1) | 1);
const ADDENDS = Array.from({ length: HASHES }, (_, index) => mix(index * 2 + 2));

/** The smallest of each of the hashes over all shingles: two texts share as many as they are alike. */
export function minHash({ shingles }: Pick<Words, "shingles">): Uint32Array {
  const signature = new Uint32Array(HASHES).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let index = 0; index < HASHES; index += 1) {
      const value = mix(Math.imul(shingle, FACTORS[index]!) + ADDENDS[index]!);
      if (value < signature[index]!) signature[index] = value;
    }
  }
  return signature;
}

/** One number for each band of the signature, as Postgres keeps an integer; none for a text too short to be like another. */
export function bandsOf(words: Words): number[] {
  if (words.syllables.length < EXACT_BELOW) return [];
  const signature = minHash(words);
  return Array.from({ length: BANDS }, (_, band) => {
    let value = mix(band + 1);
    for (let row = 0; row < ROWS; row += 1) value = mix(value ^ signature[band * ROWS + row]!);
    return value | 0;
  });
}

/** How alike two texts are, from 0 to 1; 0 where they do not say the same. */
export function likeness(one: Words, other: Words): number {
  if (one.syllables.join(" ") === other.syllables.join(" ")) return 1;
  const [short, long] = one.shingles.size <= other.shingles.size ? [one, other] : [other, one];
  if (short.syllables.length < EXACT_BELOW) return 0;
  let common = 0;
  for (const shingle of short.shingles) if (long.shingles.has(shingle)) common += 1;
  const jaccard = common / (short.shingles.size + long.shingles.size - common);
  const contained = long.shingles.size <= short.shingles.size * LONGEST_ADDITION ? common / short.shingles.size : 0;
  if (jaccard < ALIKE && contained < CONTAINED) return 0;
  return sayTheSame(short, long) ? Math.max(jaccard, contained * ALIKE) : 0;
}

/** Words that turn a sentence into its opposite. */
const TURNING = ["khong", "chua", "chang", "tang", "giam"];

/**
 * Nearly all words are common, so what differs decides: one text says "không" where the other does not, or each has
 * figures the other has not.
 */
function sayTheSame({ syllables: one }: Words, { syllables: other }: Words): boolean {
  const count = (list: string[], word: string) => list.reduce((sum, each) => sum + (each === word ? 1 : 0), 0);
  if (TURNING.some((word) => count(one, word) !== count(other, word))) return false;
  const figures = (list: string[]) => list.filter((word) => /^\d+$/.test(word));
  const [own, others] = [figures(one), figures(other)];
  return own.every((figure) => others.includes(figure)) || others.every((figure) => own.includes(figure));
}
