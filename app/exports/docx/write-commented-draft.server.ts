import { once } from "node:events";
import { PassThrough, pipeline, Readable } from "node:stream";
import { ZipFile } from "yazl";
import { anchorQuote } from "~/comments/anchor-quote";
import { sectionTitle } from "~/documents/SectionTitle";
import { fill } from "~/messages/fill";
import { instantText } from "~/messages/instants";
import { commentExtendedXml, commentXml } from "./comment-xml";
import { authorOf, placeOf, type DraftComment } from "./draft-comment";
import { manifestComment, manifestHead, manifestParagraph, manifestTail } from "./manifest-xml";
import { paragraphXml, type Ids, type QuoteRange } from "./paragraph-xml";
import { PlanChanges, type Placed } from "./plan-changes";
import { withSpools, type Spool } from "./spool.server";
import { fixedParts, HEADING_LEVELS, SECTION_PROPERTIES } from "./wml-parts";
import { NAMESPACES, printedText, XML } from "./wml-xml";
import { words } from "./words";

/** What a file says about itself, and a returned copy is known by. */
export interface DraftHead {
  title: string;
  slug: string;
  draftId: string;
  draftNumber: number;
  /** Instant of the snapshot. */
  madeAt: Date;
  /** SHA-256 of the register as it was delivered with this file, in hexadecimal. */
  register: string;
  /** Which of the volumes of this draft it is, from 1. */
  volume: { number: number; of: number };
}

export interface DraftParagraph {
  id: string;
  marker: string | null;
  text: string;
}

/** The draft in the order of reading. */
export interface DraftText {
  front: DraftParagraph[];
  sections: { id: string; depth: number; label: string; heading: string; paragraphs: DraftParagraph[] }[];
  back: DraftParagraph[];
}

export interface CommentedDraft {
  head: DraftHead;
  draft: DraftText;
  /**
   * In the order of the draft: about all of it, front, then each section and its paragraphs, back; in each place as the
   * register has them. Read once.
   */
  comments: AsyncIterable<DraftComment>;
}

/** About so many characters of XML go into one piece. */
const PIECE = 65_536;

/**
 * The draft as DOCX, every comment a native one on its paragraph, its quoted words, its heading or the title, and the
 * proposals that can stand side by side as tracked changes (see `PlanChanges`). Comments are read once, as fast as the
 * file is taken; memory does not grow with their number. What cannot be written into the first part of the file waits
 * in a temporary directory, which is gone when the stream ends or is destroyed.
 *
 * The stream fails when a comment's place is not in the draft, or comes before one already written: none is left out.
 */
export function writeCommentedDraft(input: CommentedDraft): Readable {
  const abandoned = new AbortController();
  const bytes = withSpools(["comments", "extended", "manifest"], (spools) => packageBytes(input, spools, abandoned.signal));
  // A reader who leaves is heard at once, however many comments one place still has.
  const file = new PassThrough().once("close", () => abandoned.abort());
  return pipeline(bytes, file, () => {});
}

type Spools = Record<"comments" | "extended" | "manifest", Spool>;

async function* packageBytes(
  input: CommentedDraft,
  spools: Spools,
  abandoned: AbortSignal,
): AsyncGenerator<Buffer, void, undefined> {
  const zip = new ZipFile();
  const output = new PassThrough();
  const fail = (error: unknown) => output.destroy(error as Error);
  zip.on("error", fail);
  zip.outputStream.pipe(output);
  const options = { mtime: input.head.madeAt };
  for (const [name, text] of fixedParts(input.head)) zip.addBuffer(Buffer.from(text), name, options);
  const body = Readable.from(inPieces(documentXml(input, spools, abandoned)));
  body.on("error", fail);
  zip.addReadStream(body, "word/document.xml", options);
  const parts = [
    ["word/comments.xml", spools.comments],
    ["word/commentsExtended.xml", spools.extended],
    ["customXml/item1.xml", spools.manifest],
  ] as const;
  for (const [name, spool] of parts) {
    // Asked for only when the parts before it are written, and so the spool is whole.
    zip.addReadStreamLazy(name, options, (give) => give(null, spool.read().on("error", fail)));
  }
  zip.end();
  try {
    for await (const chunk of output as AsyncIterable<Buffer>) yield chunk;
  } finally {
    // The source of the comments is closed before the spools are.
    if (!body.closed) await once(body.destroy(), "close");
  }
}

async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<Buffer, void, undefined> {
  let piece = "";
  for await (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  yield Buffer.from(piece);
}

async function* documentXml(
  { head, draft, comments }: CommentedDraft,
  spools: Spools,
  abandoned: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  const source = new PlaceReader(comments);
  const ids: Ids = { next: 1 };
  let number = 0;

  /** One paragraph of the document, and its comments into their parts. */
  async function* write(key: string, style: string, marker: string, original: string, placeId: string | null, changeable: boolean) {
    const lead = printedText(marker);
    const text = printedText(original);
    const whole: number[] = [];
    const quotes: QuoteRange[] = [];
    const plan = new PlanChanges(text);
    for (let comment = await source.take(key); comment; comment = await source.take(key)) {
      abandoned.throwIfAborted();
      const range = changeable ? rangeOf(comment, text, number) : null;
      if (range) quotes.push(range);
      else whole.push(number);
      const placed = changeable ? place(comment, plan, original) : aside(comment);
      await spools.comments.write(commentXml({ comment, number, anchored: range !== null, placed, register: head.register }));
      await spools.extended.write(commentExtendedXml(number));
      const same = placed?.how === "same" ? placed.change.commentId : null;
      await spools.manifest.write(manifestComment({ id: comment.id, author: authorOf(comment), at: comment.at }, same));
      number += 1;
    }
    const { changes } = plan;
    if (placeId !== null && changes.length > 0) await spools.manifest.write(manifestParagraph(placeId, lead, text, changes));
    yield* paragraphXml({ placeId, style, lead, text, whole, quotes, changes }, ids);
  }

  async function* paragraphs(list: DraftParagraph[]) {
    for (const { id, marker, text } of list) yield* write(id, "BodyText", marker === null ? "" : `${marker} `, text, id, true);
  }

  await spools.comments.write(`${XML}<w:comments ${NAMESPACES}>`);
  await spools.extended.write(`${XML}<w15:commentsEx ${NAMESPACES}>`);
  await spools.manifest.write(manifestHead);
  try {
    yield `${XML}<w:document ${NAMESPACES}><w:body>`;
    yield* write("", "Title", "", head.title, null, false);
    const subtitle = [
      fill(words.draft, { number: head.draftNumber }),
      ...(head.volume.of > 1 ? [fill(words.volume, head.volume)] : []),
      fill(words.about, { at: instantText(head.madeAt) }),
    ];
    yield* paragraphXml(
      { placeId: null, style: "Subtitle", lead: "", text: subtitle.join(". "), whole: [], quotes: [], changes: [] },
      ids,
    );
    yield* paragraphs(draft.front);
    for (const section of draft.sections) {
      const level = Math.min(section.depth + 1, HEADING_LEVELS);
      yield* write(section.id, `Heading${level}`, "", sectionTitle(section), section.id, false);
      yield* paragraphs(section.paragraphs);
    }
    yield* paragraphs(draft.back);
    await source.expectEnd();
    yield `${SECTION_PROPERTIES}</w:body></w:document>`;
    await spools.comments.write("</w:comments>");
    await spools.extended.write("</w15:commentsEx>");
    await spools.manifest.write(manifestTail);
    for (const spool of Object.values(spools)) await spool.close();
  } finally {
    await source.close();
  }
}

/** Where the quoted words stand; null where they do not, or without a quote. */
function rangeOf({ quote }: DraftComment, text: string, number: number): QuoteRange | null {
  const found = quote && anchorQuote(text, quote);
  if (!found) return null;
  const end = found.start + found.exact.length;
  return [found.start, end].some((at) => dividesCharacter(text, at)) ? null : { number, start: found.start, end };
}

function dividesCharacter(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

function place(comment: DraftComment, plan: PlanChanges, original: string): Placed | null {
  const { proposal } = comment;
  if (!proposal?.inText || proposal.base !== original) return aside(comment);
  return plan.add({ commentId: comment.id, author: authorOf(comment), at: comment.at }, printedText(proposal.text));
}

function aside({ proposal }: DraftComment): Placed | null {
  return proposal && { how: "aside" };
}

/** Takes comments one by one, as long as they are about the place that is being written. */
class PlaceReader {
  readonly #source: AsyncIterator<DraftComment>;
  #ahead: DraftComment | null = null;
  #ended = false;

  constructor(comments: AsyncIterable<DraftComment>) {
    this.#source = comments[Symbol.asyncIterator]();
  }

  async take(key: string): Promise<DraftComment | null> {
    const next = await this.#peek();
    if (!next || placeOf(next) !== key) return null;
    this.#ahead = null;
    return next;
  }

  async expectEnd(): Promise<void> {
    const left = await this.#peek();
    if (left) throw new Error(`Comment ${left.id} is about no place of this draft, or comes too late.`);
  }

  async close(): Promise<void> {
    if (!this.#ended) await this.#source.return?.();
  }

  async #peek(): Promise<DraftComment | null> {
    if (this.#ahead || this.#ended) return this.#ahead;
    const next = await this.#source.next();
    if (next.done) this.#ended = true;
    else this.#ahead = next.value;
    return this.#ahead;
  }
}
