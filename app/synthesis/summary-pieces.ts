import type { Figures, ParsedSummary } from "./parse-summary";

export type Piece = { at: number; words: string } & ({ is: "text" | "number" | "wrong" } | { is: "citation"; idEnd: string });

export interface ShownSentence {
  start: number;
  cites: boolean;
  pieces: Piece[];
}

const number = new Intl.NumberFormat("vi-VN");

/** A summary as it reads, sentence by sentence: its citations and its numbers apart. */
export function summaryPieces(text: string, { sentences, citations, placeholders, errors }: ParsedSummary, figures: Figures): ShownSentence[] {
  const marks: (Piece & { end: number })[] = [
    ...placeholders.map(({ start, end, name }) => ({ at: start, end, is: "number" as const, words: number.format(figures[name]) })),
    ...errors.map(({ start, end, words }) => ({ at: start, end, is: "wrong" as const, words })),
    ...citations
      .filter(({ start }) => !errors.some((error) => error.start === start))
      .map(({ start, end, code, idEnd }) => ({ at: start, end, is: "citation" as const, words: code, idEnd })),
  ].sort((a, b) => a.at - b.at);
  return sentences.map(({ start, end, cites }) => {
    const pieces: Piece[] = [];
    let at = start;
    for (const mark of marks.filter((each) => each.at >= start && each.at < end)) {
      if (mark.at > at) pieces.push({ at, is: "text", words: text.slice(at, mark.at) });
      pieces.push(mark);
      at = mark.end;
    }
    if (at < end) pieces.push({ at, is: "text", words: text.slice(at, end) });
    return { start, cites, pieces };
  });
}
