import { z } from "zod";
import { readReceiptCode } from "~/comments/receipt-code";
import { cleanText } from "~/platform/clean-text";
import type { Tx } from "~/platform/db.server";
import { isId } from "./cursor";
import type { Proposal } from "./propose-decision.server";
import { KEEPS_RULES, MERGES, MOVES, REOPENS } from "./rules";

const NOTE_MAX = 1_000;
const SPANS_MAX = 200;

const spans = z
  .array(z.object({ field: z.enum(["text", "proposed"]), start: z.int(), end: z.int(), reason: z.string().max(2) }))
  .max(SPANS_MAX);

const count = z.coerce.number().int().min(0).max(1_000_000);

const fields = z.object({
  comment: z.string().refine(isId),
  version: count,
  revision: count,
  action: z.enum(["publish", "redact", "withhold", "reopen", "move", "merge"]),
  reason: z.string().max(2).default(""),
  note: z
    .string()
    .default("")
    .transform(cleanText)
    .refine((note) => note.length <= NOTE_MAX),
  spans: z.string().max(20_000).default("[]"),
  /** Path of a section; "" is the whole draft. */
  to: z.string().max(200).default(""),
  /** Receipt code of the comment that stays, with its line where it has several: "7KM4T-92XAH-6RC8Y 2". */
  into: z.string().max(60).default(""),
});

const ONLY: Partial<Record<string, string>> = { publish: KEEPS_RULES, reopen: REOPENS, move: MOVES, merge: MERGES };

/** The decision a form asks for; null for a form that no page of ours sends. */
export async function readDecision(tx: Tx, form: FormData): Promise<Omit<Proposal, "staffId"> | null> {
  const parsed = fields.safeParse(Object.fromEntries(form));
  if (!parsed.success) return null;
  const { comment, version, revision, action, reason, note, to, into } = parsed.data;
  const hidden = spans.safeParse(parseJson(parsed.data.spans));
  if (!hidden.success) return null;
  const decision = {
    commentId: comment,
    version,
    revision,
    action,
    reason: ONLY[action] ?? reason,
    note: note || null,
    spans: action === "redact" ? hidden.data : [],
  };
  if (action === "move") return { ...decision, ...(await findPlace(tx, comment, to)) };
  if (action === "merge") return { ...decision, mergedIntoId: await findReceived(tx, into) };
  return decision;
}

/** A path that is none of the draft's sections leads to where the comment stands already, which is refused. */
async function findPlace(tx: Tx, commentId: string, path: string) {
  if (path === "") return { toSectionId: null, toParagraphId: null };
  const comment = await tx.comment.findUnique({ where: { id: commentId }, select: { draftId: true, sectionId: true, paragraphId: true } });
  const section = comment && (await tx.section.findFirst({ where: { draftId: comment.draftId, path }, select: { id: true } }));
  return section
    ? { toSectionId: section.id, toParagraphId: null }
    : { toSectionId: comment?.sectionId ?? null, toParagraphId: comment?.paragraphId ?? null };
}

async function findReceived(tx: Tx, typed: string): Promise<string | null> {
  const [, code = "", line = "1"] = /^\s*(.+?)(?:\s+(\d{1,2}))?\s*$/.exec(typed) ?? [];
  const receiptCode = readReceiptCode(code);
  if (!receiptCode) return null;
  const found = await tx.comment.findUnique({ where: { receiptCode_part: { receiptCode, part: Number(line) } }, select: { id: true } });
  return found?.id ?? null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
