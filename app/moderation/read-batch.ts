import { z } from "zod";
import { isId } from "./cursor";
import type { BatchItem } from "./decide-batch.server";
import { isWithholdReason, KEEPS_RULES } from "./rules";
import { BATCH_MAX } from "./undo-time";

const id = z.string().refine(isId);
const ITEM = /^([0-9a-f-]{36}):(\d{1,7}):(\d{1,7})$/;

const fields = z.object({
  intent: z.enum(["preview", "confirm"]),
  what: z.enum(["marked", "filter", "group"]).default("marked"),
  action: z.enum(["publish", "withhold"]),
  reason: z.string().max(2).default(""),
  filter: z.string().max(2_000).default(""),
  group: id.nullable().default(null),
  ids: z.array(id).max(BATCH_MAX),
  items: z.array(z.string().regex(ITEM)).max(BATCH_MAX),
});

export type BatchForm = NonNullable<ReturnType<typeof readBatch>>;

/** One decision for many comments, as a form asks for it; null where it is not clear what is asked. */
export function readBatch(form: FormData) {
  const given = { ...Object.fromEntries(form), ids: form.getAll("id"), items: form.getAll("item") };
  const parsed = fields.safeParse(given);
  if (!parsed.success) return null;
  const { action, group, ...rest } = parsed.data;
  const reason = action === "publish" ? KEEPS_RULES : rest.reason;
  if (action === "withhold" && !isWithholdReason(reason)) return null;
  const items = rest.items.map((item): BatchItem => {
    const [, of = "", version, revision] = ITEM.exec(item) ?? [];
    return { id: of, version: Number(version), revision: Number(revision) };
  });
  return { ...rest, action, reason, groupId: group, items };
}
