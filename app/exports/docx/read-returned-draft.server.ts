import { judgeParagraph, type JudgedChange } from "./judge-changes";
import { openPackage, PackageRefused, type DocxPackage, type PackageRefusal } from "./open-package.server";
import { readBody, type Token } from "./read-body";
import { readComments, type OwnComment, type ReturnedComment } from "./read-comments";
import { readFacts, readManifest, type Facts } from "./read-manifest";

export interface OwnChange {
  author: string;
  /** "2020-07-01 08:00:00"; empty without one. */
  at: string;
  kind: "inserted" | "deleted";
  text: string;
  /** Of the section or paragraph it stands in or after; null before the first. */
  placeId: string | null;
}

export interface ReturnProblem {
  /**
   * "anchor-gone": the comment is there, but no longer in the text. "paragraph-gone": a paragraph with tracked changes
   * is. "copied": several comments bear the mark of this one.
   */
  reason: "anchor-gone" | "paragraph-gone" | "copied";
  /** Of the comment, or of the paragraph. */
  id: string;
}

export interface ReturnedDraft {
  facts: Facts;
  comments: ReturnedComment[];
  /** Ids of comments that the file had and has no more. */
  gone: string[];
  /** Every proposal that stood in the text, and every other of the same wording. */
  changes: JudgedChange[];
  /** What the drafters wrote themselves, to be read by a person. */
  own: { comments: (OwnComment & { placeId: string | null })[]; changes: OwnChange[] };
  problems: ReturnProblem[];
}

/**
 * "not-ours": the file says nothing of the draft it was made from. "incomplete": it does, but what it kept about its
 * comments is gone, so that nothing in it can be told apart.
 */
export type ReturnRefusal = PackageRefusal | "not-ours" | "incomplete";
export type ReturnResult = { ok: true; returned: ReturnedDraft } | { ok: false; reason: ReturnRefusal };

/**
 * Reads a copy of a commented draft that came back from the drafters, whichever program saved it. Comments are matched
 * by the mark in their text, tracked changes by paragraph, author and minute, and what became of them by the words that
 * stand there: never by position or number, which programs give anew. Whether the facts and ids are of this register
 * is for the caller to check: anybody can write a file.
 * @param file path of a file of unknown origin; it is read as a stream and refused when it is too large or unsafe.
 */
export async function readReturnedDraft(file: string): Promise<ReturnResult> {
  let docx: DocxPackage | null = null;
  try {
    docx = await openPackage(file);
    return await readPackage(docx);
  } catch (error) {
    if (error instanceof PackageRefused) return { ok: false, reason: error.reason };
    throw error;
  } finally {
    docx?.close();
  }
}

async function readPackage(docx: DocxPackage): Promise<ReturnResult> {
  const facts = await readFacts(docx);
  if (!facts) return { ok: false, reason: "not-ours" };
  const manifest = await readManifest(docx);
  if (!manifest) return { ok: false, reason: "incomplete" };
  const { comments, own, numbers, copied } = await readComments(docx, manifest, facts.register);
  const body = await readBody(docx);

  const problems: ReturnProblem[] = copied.map((id) => ({ reason: "copied", id }));
  for (const [id, number] of numbers) if (!body.anchors.has(number)) problems.push({ reason: "anchor-gone", id });

  const changes: JudgedChange[] = [];
  const ours = new Set<Token>();
  for (const paragraph of manifest.paragraphs) {
    const tokens = body.places.get(paragraph.id);
    if (!tokens) {
      problems.push({ reason: "paragraph-gone", id: paragraph.id });
      for (const { commentId } of paragraph.changes) changes.push({ commentId, outcome: "edited", finalText: null });
      continue;
    }
    const judged = judgeParagraph(paragraph, tokens);
    changes.push(...judged.changes);
    for (const token of judged.ours) ours.add(token);
  }
  const byId = new Map(changes.map((change) => [change.commentId, change]));
  for (const [commentId, { same }] of manifest.comments) {
    const first = same === null ? undefined : byId.get(same);
    if (first) changes.push({ ...first, commentId });
  }

  const inside = [...body.places].flatMap(([placeId, tokens]) => tokens.map((token) => ({ placeId, token })));
  const ownChanges = [...inside, ...body.outside].flatMap(({ placeId, token }) => ownChange(placeId, token, ours.has(token)));
  return {
    ok: true,
    returned: {
      facts,
      comments,
      gone: [...manifest.comments.keys()].filter((id) => !numbers.has(id)),
      changes,
      own: {
        comments: own.map((comment) => ({ ...comment, placeId: body.anchors.get(comment.number) ?? null })),
        changes: joinRuns(ownChanges),
      },
      problems,
    },
  };
}

/** What somebody else tracked in a token; of words of ours that were inserted, only that they were deleted. */
function ownChange(placeId: string | null, { text, inserted, deleted }: Token, ours: boolean): OwnChange[] {
  if (ours && inserted && deleted) return [{ ...deleted, kind: "deleted", text, placeId }];
  if (ours) return [];
  if (deleted && !inserted) return [{ ...deleted, kind: "deleted", text, placeId }];
  return inserted && !deleted ? [{ ...inserted, kind: "inserted", text, placeId }] : [];
}

/** One change may be cut into many runs by the formatting of its words. */
function joinRuns(changes: OwnChange[]): OwnChange[] {
  const joined: OwnChange[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    const same = last?.author === change.author && last.at === change.at && last.kind === change.kind && last.placeId === change.placeId;
    if (same) last.text += change.text;
    else joined.push(change);
  }
  return joined;
}
