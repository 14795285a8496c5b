import type { ClassifiedLine } from "./classify-line";

/** A quotation that runs over several lines, as in an amending law. Both ends are line indexes, inclusive. */
export interface QuotedLines {
  first: number;
  last: number;
  /** False when no closing mark was found before the next such quotation: then the end is a guess. */
  closed: boolean;
}

/** Longest run of lines, in lines, over which a quotation begun in the middle of a sentence is followed. */
const longestInlineQuote = 15;

const opensBlock = /^(?:(?:\(?\d{1,3}[a-zđ]?|[a-zđ])[.)]\s*|[-+]\s*)?[“"„«]/;

/** Longest quotation, in lines, that is taken for a part of the one it stands in. */
const longestNestedQuote = 4;

interface OpenQuote {
  first: number;
  depth: number;
}

/**
 * Finds the quotations that begin a line, or follow a colon, and are not closed on that line. One pass; a quotation
 * without a closing mark ends, for want of better, on the line before the next one, or with the document.
 */
export function findQuotes(lines: ClassifiedLine[]): QuotedLines[] {
  const quotes: QuotedLines[] = [];
  const open: OpenQuote[] = [];
  let inline: OpenQuote | null = null;
  for (const { line } of lines) {
    if (inline && line.index - inline.first > longestInlineQuote) inline = null;
    const balance = quoteBalance(line.text, open.length > 0 || inline !== null);
    if (balance > 0) {
      const quote = { first: line.index, depth: balance };
      if (beginsBlock(line.text)) open.push(quote);
      inline = beginsBlock(line.text) ? null : quote;
    } else if (balance < 0 && inline) {
      inline = null;
    } else if (balance < 0) {
      closeQuote(open, balance, line.index, quotes);
    }
  }
  leaveUnclosed(open, lines.length, quotes);
  return quotes.sort((a, b) => a.first - b.first);
}

function closeQuote(open: OpenQuote[], balance: number, last: number, quotes: QuotedLines[]) {
  const quote = open.at(-1);
  if (!quote) return;
  quote.depth += balance;
  if (quote.depth > 0) return;
  open.pop();
  if (open.length > 0 && last - quote.first < longestNestedQuote) return;
  leaveUnclosed(open, quote.first, quotes);
  quotes.push({ first: quote.first, last, closed: true });
}

function leaveUnclosed(open: OpenQuote[], end: number, quotes: QuotedLines[]) {
  open.forEach((quote, index) => {
    quotes.push({ first: quote.first, last: (open[index + 1]?.first ?? end) - 1, closed: false });
  });
  open.length = 0;
}

function beginsBlock(text: string): boolean {
  if (opensBlock.test(text)) return true;
  const mark = Math.max(...["“", '"', "„", "«"].map((opening) => text.lastIndexOf(opening)));
  return /:\s{0,3}$/.test(text.slice(Math.max(0, mark - 4), Math.max(0, mark)));
}

/**
 * Quotations opened less those closed on one line. A straight mark opens before a letter at the beginning of a word
 * and closes otherwise; one after a digit while nothing is open is an inch mark.
 */
function quoteBalance(text: string, openBefore: boolean): number {
  let balance = 0;
  for (let index = 0; index < text.length; index += 1) {
    const mark = text[index];
    if (mark === "“" || mark === "„" || mark === "«") balance += 1;
    else if (mark === "”" || mark === "»") balance -= 1;
    else if (mark === '"') balance += straightMark(text, index, balance > 0 || (openBefore && balance >= 0));
  }
  return balance;
}

function straightMark(text: string, index: number, open: boolean): number {
  const before = text[index - 1] ?? " ";
  const after = text[index + 1] ?? " ";
  const opens = /[\s([:“]/.test(before) && !/[\s.;,)]/.test(after);
  if (opens) return 1;
  if (!open && /\d/.test(before)) return 0;
  return open ? -1 : 0;
}
