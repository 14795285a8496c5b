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

/**
 * Finds the quotations that begin a line, or follow a colon, and are not closed on that line. One pass; a quotation
 * without a closing mark ends, for want of better, on the line before the next one, or with the document.
 */
export function findQuotes(lines: ClassifiedLine[]): QuotedLines[] {
  const quotes: QuotedLines[] = [];
  let block: { first: number; depth: number } | null = null;
  let inline: { line: number; depth: number } | null = null;
  for (const { line } of lines) {
    if (inline && line.index - inline.line > longestInlineQuote) inline = null;
    const open = block !== null || inline !== null;
    const balance = quoteBalance(line.text, open);
    if (balance > 0) {
      const isBlock = opensBlock.test(line.text) || /:\s*[“"„«][^”"»]*$/.test(line.text.slice(-2000));
      if (!isBlock) {
        inline = { line: line.index, depth: balance };
        continue;
      }
      if (block) quotes.push({ first: block.first, last: line.index - 1, closed: false });
      block = { first: line.index, depth: balance };
      inline = null;
    } else if (balance < 0 && inline) {
      inline = null;
    } else if (balance < 0 && block) {
      block.depth += balance;
      if (block.depth > 0) continue;
      quotes.push({ first: block.first, last: line.index, closed: true });
      block = null;
    }
  }
  if (block) quotes.push({ first: block.first, last: lines.length - 1, closed: false });
  return quotes;
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
    else if (mark === "\"") balance += straightMark(text, index, balance > 0 || (openBefore && balance >= 0));
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
