import { readCitationCode } from "./citation-code";
import { splitSentences, type Span } from "./split-sentences";

/** Numbers a summary can hold as {{name}}: live until it is signed off. */
export const PLACEHOLDERS = [
  "received", "texts", "agree", "amend", "add", "remove", "other", "published", "withheld", "withdrawn", "merged",
  "pending", "web", "email", "post", "meeting", "import", "topics",
] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];
export type Figures = Record<Placeholder, number>;

export interface Citation extends Span {
  code: string;
  /** Last 12 hexadecimal digits of the comment's id. */
  idEnd: string;
}

export interface SummaryError extends Span {
  reason: "bad-citation" | "unknown-citation" | "ambiguous-citation" | "unknown-placeholder";
  /** What stands there. */
  words: string;
}

export interface ParsedSummary {
  sentences: (Span & { cites: boolean })[];
  citations: Citation[];
  placeholders: (Span & { name: Placeholder })[];
  errors: SummaryError[];
}

const BRACKETS = /\[\s*(GY\b[^[\]\n]*)\]/giu;
const BRACES = /\{\{([^{}\n]*)\}\}/gu;

/** Reads a summary: "[GY-7KM4T-9HX2A]" or "[GY-…; GY-…]" cites comments, "{{received}}" is a number. */
export function parseSummary(text: string): ParsedSummary {
  const citations: Citation[] = [];
  const placeholders: ParsedSummary["placeholders"] = [];
  const errors: SummaryError[] = [];
  for (const match of text.matchAll(BRACKETS)) {
    let at = match.index + match[0].indexOf(match[1]!);
    for (const piece of match[1]!.split(/[;,]/u)) {
      const code = piece.trim();
      const start = at + piece.length - piece.trimStart().length;
      const span = { start, end: start + code.length };
      const idEnd = readCitationCode(code);
      if (idEnd === null) errors.push({ ...span, reason: "bad-citation", words: code });
      else citations.push({ ...span, code, idEnd });
      at += piece.length + 1;
    }
  }
  for (const match of text.matchAll(BRACES)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const name = PLACEHOLDERS.find((each) => each === match[1]!.trim());
    if (name) placeholders.push({ ...span, name });
    else errors.push({ ...span, reason: "unknown-placeholder", words: match[0] });
  }
  const sentences = splitSentences(text).map((span) => ({
    ...span,
    cites: citations.some(({ start }) => start >= span.start && start < span.end),
  }));
  return { sentences, citations, placeholders, errors: errors.sort((a, b) => a.start - b.start) };
}

const number = new Intl.NumberFormat("vi-VN");

/** The summary with its numbers written out, "1.234". */
export function fillFigures(text: string, { placeholders }: ParsedSummary, figures: Figures): string {
  let filled = "";
  let at = 0;
  for (const { start, end, name } of placeholders) {
    filled += text.slice(at, start) + number.format(figures[name]);
    at = end;
  }
  return filled + text.slice(at);
}
