import { markQuotes, type Quote } from "./anchor-quote";

/** Depths that look different: more quotes over each other would only darken the page. */
const DEPTHS = 3;

/** A paragraph's words, with those marked that published comments quote; where quotes overlap the mark is stronger. */
export function QuotedWords({ text, comments }: { text: string; comments: { quote: Quote | null }[] }) {
  const quotes = comments.flatMap(({ quote }) => quote ?? []);
  if (quotes.length === 0) return text;
  return markQuotes(text, quotes).map(({ text: piece, quotes: depth }, index) =>
    depth === 0 ? (
      piece
    ) : (
      <mark key={index} className={`quote-${Math.min(depth, DEPTHS)}`}>
        {piece}
      </mark>
    ),
  );
}
