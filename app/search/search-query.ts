import { wordsOf } from "./fold-vietnamese";

/** Characters of a query that are used. */
export const QUERY_MAX = 200;

/** Counting comments stops here: past it a number helps nobody, and takes as long as there are comments. */
export const COUNTED = 1_000;

export interface SearchQuery {
  /** As typed, cut to QUERY_MAX. */
  typed: string;
  cut: boolean;
  /** Folded; none where nothing but signs was typed. */
  words: string[];
}

export function readSearchQuery(given: string): SearchQuery {
  const characters = [...given.normalize("NFC").trim()];
  const typed = characters.slice(0, QUERY_MAX).join("");
  return { typed, cut: characters.length > QUERY_MAX, words: wordsOf(typed).map(({ folded }) => folded) };
}

/** All of the words, as a tsquery: they hold no quotation mark and no backslash. */
export function allWords(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(" & ");
}

/** The words one after another; null for a single one, which is a phrase wherever it stands. */
export function asPhrase(words: readonly string[]): string | null {
  return words.length < 2 ? null : words.map((word) => `'${word}'`).join(" <-> ");
}
