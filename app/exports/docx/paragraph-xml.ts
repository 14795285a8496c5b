import { authorAttributes } from "./comment-xml";
import { bookmarkOf } from "./comment-mark";
import type { Edit, InlineChange } from "./plan-changes";
import { runXml, textXml } from "./wml-xml";

/** A comment on words of a paragraph. */
export interface QuoteRange {
  /** Number of the comment in this file. */
  number: number;
  start: number;
  end: number;
}

export interface ParagraphParts {
  /** Id of the section or paragraph; null for the title. */
  placeId: string | null;
  style: string;
  /** What is printed before the text: a marker and a space. */
  lead: string;
  text: string;
  /** Numbers of the comments on all of it. */
  whole: readonly number[];
  /** Offsets in `text`, of whole characters. */
  quotes: readonly QuoteRange[];
  changes: readonly InlineChange[];
}

/** Ids of bookmarks and tracked changes, one after the other through the whole document. */
export interface Ids {
  next: number;
}

/** A paragraph of the document with its comments and tracked changes, in pieces that may be small. */
export function* paragraphXml(parts: ParagraphParts, ids: Ids): Generator<string, void, undefined> {
  const { placeId, style, lead, text, whole, quotes, changes } = parts;
  const bookmark = ids.next++;
  yield `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  if (placeId !== null) yield `<w:bookmarkStart w:id="${bookmark}" w:name="${bookmarkOf(placeId)}"/>`;
  for (const number of whole) yield rangeStart(number);
  yield runXml(lead);

  const edits = changes.flatMap((change) => change.edits.map((edit) => ({ ...edit, change }))).sort((a, b) => a.start - b.start);
  const opens = quotes.toSorted((a, b) => a.start - b.start || a.number - b.number);
  const closes = quotes.toSorted((a, b) => a.end - b.end || a.number - b.number);
  const bounds = new Set([0, text.length]);
  for (const { start, end } of quotes) bounds.add(start).add(end);
  for (const { start, end } of edits) bounds.add(start).add(end);
  const stops = [...bounds].sort((a, b) => a - b);
  let opened = 0;
  let closed = 0;
  let edit = 0;
  for (const [index, at] of stops.entries()) {
    // New words stand before the end of a quote that ends here, so that its comment is about them too.
    for (; edits[edit] && edits[edit]!.end <= at; edit++) yield inserted(edits[edit]!, ids);
    for (; closes[closed] && closes[closed]!.end <= at; closed++) yield rangeEnd(closes[closed]!.number);
    for (; opens[opened] && opens[opened]!.start <= at; opened++) yield rangeStart(opens[opened]!.number);
    const next = stops[index + 1];
    if (next === undefined) break;
    const words = text.slice(at, next);
    const inside = edits[edit] && edits[edit]!.start <= at ? edits[edit]! : null;
    yield inside ? deleted(inside.change, words, ids) : runXml(words);
  }
  for (const number of whole) yield rangeEnd(number);
  if (placeId !== null) yield `<w:bookmarkEnd w:id="${bookmark}"/>`;
  yield "</w:p>";
}

function inserted({ added, change }: Edit & { change: InlineChange }, ids: Ids): string {
  return added === "" ? "" : `<w:ins w:id="${ids.next++}" ${authorAttributes(change)}><w:r>${textXml(added)}</w:r></w:ins>`;
}

function deleted(change: InlineChange, words: string, ids: Ids): string {
  return `<w:del w:id="${ids.next++}" ${authorAttributes(change)}><w:r>${textXml(words, "w:delText")}</w:r></w:del>`;
}

function rangeStart(number: number): string {
  return `<w:commentRangeStart w:id="${number}"/>`;
}

function rangeEnd(number: number): string {
  return (
    `<w:commentRangeEnd w:id="${number}"/>` +
    `<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${number}"/></w:r>`
  );
}
