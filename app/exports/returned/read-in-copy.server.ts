import type { UploadedFile } from "~/platform/files/uploaded-file";
import type { Database, Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { recordAct } from "~/auth/record-act.server";
import { readReturnedDraft, type ReturnedDraft, type ReturnRefusal } from "~/exports/docx/read-returned-draft.server";
import type { Doubt, NoteKind } from "./acts";
import { loadStanding, type Standing } from "./load-standing.server";
import { proposeResponse } from "./propose-response";

export type ReadInResult =
  | { ok: true; id: string }
  | { ok: false; reason: ReturnRefusal | "unknown-consultation" }
  | { ok: false; reason: "other-consultation"; slug: string; title: string }
  /** The same file, to the byte. */
  | { ok: false; reason: "known"; id: string; at: Date; by: string };

interface Copy {
  consultationId: string;
  file: Pick<UploadedFile, "name" | "path" | "sha256" | "tooLarge">;
  staffId: string;
}

/** Rows written at once, and characters of what stands in a note. */
const BATCH = 1_000;
const NOTE_MAX = 20_000;
const TRANSACTION = { timeout: 120_000, maxWait: 10_000 };

/**
 * Reads a copy that came back and keeps what the drafters did, comment by comment, in the order of the draft, with the
 * response that each is to become. Nothing is drafted yet, and the file is not kept.
 */
export async function readInCopy(db: Database, { consultationId, file, staffId }: Copy, now: Date): Promise<ReadInResult> {
  const before = await findKnown(db.prisma, consultationId, file.sha256);
  if (before) return before;
  if (file.tooLarge) return { ok: false, reason: "too-large" };
  const read = await readReturnedDraft(file.path);
  if (!read.ok) return read;
  const { returned } = read;
  const { facts } = returned;
  const made = new Date(facts.madeAt);
  if (Number.isNaN(made.getTime())) return { ok: false, reason: "malformed" };
  const named = await db.prisma.consultation.findUnique({ where: { slug: facts.slug }, select: { id: true, slug: true, title: true } });
  if (!named) return { ok: false, reason: "unknown-consultation" };
  if (named.id !== consultationId) return { ok: false, reason: "other-consultation", slug: named.slug, title: named.title };

  const id = newId();
  const set = await db.prisma.documentSet.findFirst({ where: { consultationId, registerSha256: facts.register }, select: { takenAt: true } });
  const madeAt = set?.takenAt ?? made;
  const kept = await db.prisma.$transaction(async (tx) => {
    const head = { id, consultationId, fileName: file.name, fileSha256: file.sha256, staffId, createdAt: now, madeAt, registerSha256: facts.register, known: set !== null };
    // Of two who bring one file at once, the second waits here.
    const { count } = await tx.returnedDraft.createMany({ data: [head], skipDuplicates: true });
    if (count === 0) return false;
    const standing = await loadStanding(tx, { consultationId, madeAt, commentIds: idsIn(returned) });
    await inBatches(itemsOf(returned, standing), (batch) => insertItems(tx, id, batch));
    const elsewhere = await findElsewhere(tx, idsIn(returned).filter((each) => !standing.has(each)));
    await inBatches(notesOf(returned, standing, elsewhere), (data) => tx.returnedNote.createMany({ data: data.map((note) => ({ returnedId: id, ...note })) }));
    await recordAct(tx, { type: "returned.read", staffId, data: { returnedId: id, consultationId, sha256: file.sha256, comments: standing.size } }, now);
    return true;
  }, TRANSACTION);
  return kept ? { ok: true, id } : (await findKnown(db.prisma, consultationId, file.sha256))!;
}

async function findKnown(tx: Tx, consultationId: string, fileSha256: string): Promise<Extract<ReadInResult, { reason: "known" }> | null> {
  const known = await tx.returnedDraft.findUnique({
    where: { consultationId_fileSha256: { consultationId, fileSha256 } },
    select: { id: true, createdAt: true, staff: { select: { name: true } } },
  });
  return known && { ok: false, reason: "known", id: known.id, at: known.createdAt, by: known.staff.name };
}

/** Of every comment the copy speaks of, each once; anything may stand in a file, so only what can be an id. */
function idsIn({ comments, gone, changes }: ReturnedDraft): string[] {
  const all = [...comments.map(({ id }) => id), ...gone, ...changes.map(({ commentId }) => commentId)];
  return [...new Set(all)].filter(isUuid);
}

const isUuid = (id: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

function itemsOf(returned: ReturnedDraft, standing: Map<string, Standing>) {
  const comments = new Map(returned.comments.map((comment) => [comment.id, comment]));
  const changes = new Map(returned.changes.map((change) => [change.commentId, change]));
  const gone = new Set(returned.gone);
  const problems = new Map<string, Doubt[]>();
  for (const { reason, id } of returned.problems) {
    if (reason !== "paragraph-gone") problems.set(id, [...(problems.get(id) ?? []), reason]);
  }
  return [...standing.values()].map((now, index) => {
    const comment = comments.get(now.commentId);
    const change = changes.get(now.commentId) ?? null;
    const replies = comment?.replies ?? [];
    const closed = comment?.done ?? false;
    const { act, acted, outcome, text, doubts } = proposeResponse({ change, replies, closed, gone: gone.has(now.commentId) });
    const same = now.text !== null && now.outcome === outcome && now.text === text;
    const all: Doubt[] = [...doubts, ...(problems.get(now.commentId) ?? []), ...now.doubts];
    if (now.number > 0) all.push(same ? "same" : now.approved ? "approved" : "drafted");
    return {
      commentId: now.commentId,
      position: index + 1,
      act,
      acted,
      closed,
      replies: replies.map(({ author, at, text: words }) => ({ author, at, text: words })),
      finalText: act === "edited" ? change!.finalText : null,
      outcome,
      text,
      doubts: acted ? all : [],
      chosen: acted && all.length === 0,
      baseNumber: now.number,
      baseApproved: now.approved,
    };
  });
}

function notesOf({ own, problems, gone, comments, changes }: ReturnedDraft, standing: Map<string, Standing>, elsewhere: Set<string>) {
  const place = (id: string | null) => (id !== null && isUuid(id) ? id : null);
  const note = (kind: NoteKind, placeId: string | null, text: string, author: string | null = null, at: string | null = null) => ({
    kind,
    placeId: place(placeId),
    author,
    at,
    text: text.slice(0, NOTE_MAX),
  });
  const unmatched = [...new Set([...comments.map(({ id }) => id), ...gone, ...changes.map(({ commentId }) => commentId)])].filter((id) => !standing.has(id));
  const replies = new Map(comments.map(({ id, replies: all }) => [id, all.map(({ text }) => text).join("\n")]));
  return [
    ...unmatched.map((id) => note(elsewhere.has(id) ? "elsewhere" : "unknown", null, replies.get(id) || id)),
    ...problems.filter(({ reason }) => reason === "paragraph-gone").map(({ id }) => note("paragraph-gone", id, "")),
    ...own.comments.map(({ author, at, text, placeId }) => note("comment", placeId, text, author, at)),
    ...own.changes.map(({ author, at, kind, text, placeId }) => note(kind, placeId, text, author, at)),
  ].map((each, index) => ({ position: index + 1, ...each }));
}

/** As one JSON: ten thousand rows of parameters would take seconds. */
function insertItems(tx: Tx, returnedId: string, items: ReturnType<typeof itemsOf>) {
  return tx.$executeRaw`
    INSERT INTO returned_item (returned_id, comment_id, position, act, acted, doubts, closed, replies, final_text, outcome, text, chosen, base_number, base_approved)
    SELECT ${returnedId}::uuid, i."commentId", i.position, i.act, i.acted, i.doubts, i.closed, i.replies, i."finalText", i.outcome, i.text, i.chosen, i."baseNumber", i."baseApproved"
    FROM jsonb_to_recordset(${JSON.stringify(items)}::jsonb) AS i ("commentId" uuid, position int, act text, acted boolean, doubts text[], closed boolean,
      replies jsonb, "finalText" text, outcome outcome, text text, chosen boolean, "baseNumber" int, "baseApproved" boolean)`;
}

/** Those of them that are comments of another consultation. */
async function findElsewhere(tx: Tx, ids: string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM comment WHERE id = ANY (${ids}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

async function inBatches<Row>(rows: Row[], write: (batch: Row[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) await write(rows.slice(start, start + BATCH));
}
