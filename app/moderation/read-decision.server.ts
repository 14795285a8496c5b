import { z } from "zod";
import { cleanText } from "~/platform/clean-text";
import { isId } from "./cursor";
import type { Decision } from "./decide.server";
import { KEEPS_RULES, REOPENS } from "./rules";

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
  action: z.enum(["publish", "redact", "withhold", "reopen"]),
  reason: z.string().max(2).default(""),
  note: z
    .string()
    .default("")
    .transform(cleanText)
    .refine((note) => note.length <= NOTE_MAX),
  spans: z.string().max(20_000).default("[]"),
});

/** The decision a form asks for; null for a form that no page of ours sends. */
export function readDecision(form: FormData): Omit<Decision, "staffId"> | null {
  const parsed = fields.safeParse(Object.fromEntries(form));
  if (!parsed.success) return null;
  const { comment, version, revision, action, reason, note } = parsed.data;
  const hidden = spans.safeParse(parseJson(parsed.data.spans));
  if (!hidden.success) return null;
  return {
    commentId: comment,
    version,
    revision,
    action,
    reason: action === "publish" ? KEEPS_RULES : action === "reopen" ? REOPENS : reason,
    note: note || null,
    spans: action === "redact" ? hidden.data : [],
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
