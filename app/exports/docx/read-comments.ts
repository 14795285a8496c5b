import { readMark } from "./comment-mark";
import { PackageRefused, type DocxPackage } from "./open-package.server";
import { changeKey } from "./plan-changes";
import type { Manifest } from "./read-manifest";

export interface Reply {
  /** Null for words added to the comment itself. */
  author: string | null;
  /** "2020-07-01 08:00:00" as the program wrote it; null without one. */
  at: string | null;
  text: string;
}

export interface ReturnedComment {
  id: string;
  replies: Reply[];
  done: boolean;
}

/** A comment the drafters made themselves. */
export interface OwnComment extends Reply {
  /** Number in the returned file. */
  number: string;
}

export interface ReturnedComments {
  comments: ReturnedComment[];
  own: OwnComment[];
  /** Numbers in the returned file, by id. */
  numbers: Map<string, string>;
  /** Ids that stand on several comments, so that one may be a copy. */
  copied: string[];
}

/** Characters of one comment, and of all that is kept. */
const COMMENT_MAX = 500_000;
const KEPT_MAX = 32_000_000;

interface Read extends Reply {
  number: string;
  paraId: string | null;
  /** The id in its mark; null without one. */
  marked: string | null;
  /** What was written after the line with the mark. */
  after: string;
  done: boolean;
  parent: string | null;
}

/**
 * The comments of a returned copy. A reply is known by the parent that Word records; LibreOffice records none, but its
 * replies begin with the whole text they answer, its mark included, and say theirs after it. So what bears a mark is the
 * comment itself where author and minute are as they were written, and else an answer to it.
 */
export async function readComments(docx: DocxPackage, manifest: Manifest, register: string): Promise<ReturnedComments> {
  const all = await readAll(docx, manifest, register);
  const originals = new Map<string, Read>();
  const copied = new Set<string>();
  for (const read of all) {
    if (read.marked === null || read.parent !== null) continue;
    const first = originals.get(read.marked);
    if (!first) originals.set(read.marked, read);
    else if (isOriginal(read, manifest) === isOriginal(first, manifest)) copied.add(read.marked);
    else if (isOriginal(read, manifest)) originals.set(read.marked, read);
  }
  const byPara = new Map(all.flatMap((read) => (read.paraId === null ? [] : [[read.paraId, read] as const])));
  const result: ReturnedComments = { comments: [], own: [], numbers: new Map(), copied: [...copied] };
  const found = new Map<string, ReturnedComment>();
  for (const [id, { number, done, after }] of originals) {
    const comment = { id, replies: after === "" ? [] : [{ author: null, at: null, text: after }], done };
    found.set(id, comment);
    result.comments.push(comment);
    result.numbers.set(id, number);
  }
  for (const read of all) {
    if (read.marked !== null && originals.get(read.marked) === read) continue;
    const { author, at, text, after, number } = read;
    const above = rootOf(read, byPara);
    const parent = above.marked !== null && (above !== read || read.parent === null) ? found.get(above.marked) : undefined;
    if (parent) parent.replies.push({ author, at, text: read.marked === null || above !== read ? text : after });
    else result.own.push({ author, at, text, number });
  }
  return result;
}

function isOriginal({ author, at, marked }: Read, manifest: Manifest): boolean {
  return manifest.comments.get(marked ?? "")?.key === changeKey({ author: author ?? "", at: at ?? "" });
}

/** The comment a chain of answers begins with. */
function rootOf(read: Read, byPara: Map<string, Read>): Read {
  const seen = new Set<Read>();
  let root = read;
  while (root.parent !== null && !seen.has(root)) {
    seen.add(root);
    const above = byPara.get(root.parent);
    if (!above) break;
    root = above;
  }
  return root;
}

async function readAll(docx: DocxPackage, manifest: Manifest, register: string): Promise<Read[]> {
  const extended = await readExtended(docx);
  const all: Read[] = [];
  if (!docx.has("word/comments.xml")) return all;
  let read: Read | null = null;
  let inRun = false;
  let inWords = false;
  let text = "";
  let paragraphs = 0;
  let kept = 0;
  await docx.read("word/comments.xml", {
    open: (tag) => {
      if (tag.name === "comment") {
        read = {
          number: tag.get("id") ?? "",
          author: tag.get("author"),
          at: localInstant(tag.get("date")),
          text: "",
          paraId: null,
          marked: null,
          after: "",
          done: false,
          parent: null,
        };
        text = "";
        paragraphs = 0;
      } else if (tag.name === "p") {
        if (paragraphs++ > 0) text += "\n";
        if (read) read.paraId = tag.get("paraId");
      } else if (tag.name === "r") inRun = true;
      else if (tag.name === "t") inWords = true;
      else if (inRun && tag.name === "tab") text += "\t";
      else if (inRun && (tag.name === "br" || tag.name === "cr")) text += "\n";
    },
    text: (words) => {
      if (inWords) text += words;
    },
    close: (name) => {
      if (name === "t") inWords = false;
      else if (name === "r") inRun = false;
      if (text.length > COMMENT_MAX) throw new PackageRefused("too-large");
      if (name !== "comment" || !read) return;
      const facts = extended.get(read.paraId ?? "");
      read.done = facts?.done ?? false;
      read.parent = facts?.parent ?? null;
      read.marked = readMark(text, register);
      if (read.marked !== null && !manifest.comments.has(read.marked)) read.marked = null;
      if (read.marked !== null) read.after = afterMark(text);
      // What we wrote ourselves is not kept.
      if (read.marked === null || read.parent !== null || !isOriginal(read, manifest)) read.text = text.trim();
      kept += read.text.length + read.after.length;
      if (kept > KEPT_MAX) throw new PackageRefused("too-large");
      all.push(read);
      read = null;
    },
  });
  return all;
}

async function readExtended(docx: DocxPackage): Promise<Map<string, { parent: string | null; done: boolean }>> {
  const facts = new Map<string, { parent: string | null; done: boolean }>();
  if (!docx.has("word/commentsExtended.xml")) return facts;
  await docx.read("word/commentsExtended.xml", {
    open: (tag) => {
      const id = tag.name === "commentEx" ? tag.get("paraId") : null;
      if (id !== null) facts.set(id, { parent: tag.get("paraIdParent"), done: /^(1|true|on)$/.test(tag.get("done") ?? "") });
    },
  });
  return facts;
}

/** What follows the line of the last mark; the quotation mark that ends what LibreOffice repeats is not part of it. */
function afterMark(text: string): string {
  const mark = text.lastIndexOf("gy:");
  const line = text.indexOf("\n", mark);
  const beside = text.slice(mark, line < 0 ? undefined : line).replace(/^gy:[0-9a-f]{32}\.[0-9a-f]{8}["”]?/, "");
  return `${beside}${line < 0 ? "" : text.slice(line)}`.trim();
}

/** "2020-07-01 08:00:00" of "2020-07-01T08:00:00Z": the figures stand for local time. */
export function localInstant(date: string | null): string | null {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)/.exec(date ?? "") ?? [];
  return day && time ? `${day} ${time}` : null;
}
