/** Words of a paragraph, as a text quote: the words, what stands around them, and where they begin (UTF-16 units). */
export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
}

/** UTF-16 units of a prefix and of a suffix; shorter only where the paragraph begins or ends. */
export const QUOTE_CONTEXT = 32;

/** The quote of `text` from `start` to `end`. */
export function quoteAt(text: string, start: number, end: number): Quote {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - QUOTE_CONTEXT), start),
    suffix: text.slice(end, end + QUOTE_CONTEXT),
    start,
  };
}

/**
 * Where the quote stands in `text`: the words with all that surrounds them. Null where they do not stand, where only a
 * lookalike does (the same words elsewhere), and where they stand several times, alike, and none of them at `start`.
 */
export function anchorQuote(text: string, quote: Quote): Quote | null {
  const { exact, prefix, suffix } = quote;
  if (exact === "") return null;
  const places: Quote[] = [];
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    const place = quoteAt(text, start, start + exact.length);
    if (place.prefix === prefix && place.suffix === suffix) places.push(place);
  }
  return places.find(({ start }) => start === quote.start) ?? (places.length === 1 ? places[0]! : null);
}

export interface Marked {
  text: string;
  /** How many quotes cover this piece; 0 for none. */
  quotes: number;
}

/** The text cut where quotes begin and end; neighbours differ in how many quotes cover them. */
export function markQuotes(text: string, quotes: readonly { start: number; exact: string }[]): Marked[] {
  const steps = new Map<number, number>();
  for (const { start, exact } of quotes) {
    if (text.slice(start, start + exact.length) !== exact) continue;
    steps.set(start, (steps.get(start) ?? 0) + 1);
    steps.set(start + exact.length, (steps.get(start + exact.length) ?? 0) - 1);
  }
  const pieces: Marked[] = [];
  let from = 0;
  let depth = 0;
  for (const at of [...steps.keys()].sort((a, b) => a - b).concat(text.length)) {
    const step = steps.get(at) ?? 0;
    if (step === 0 && at !== text.length) continue;
    if (at > from) pieces.push({ text: text.slice(from, at), quotes: depth });
    from = at;
    depth += step;
  }
  return pieces;
}
