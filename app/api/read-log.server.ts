import type { z } from "zod";
import { ruleWords } from "~/comments/hidden-mark";
import { readCursor, writeCursor } from "~/moderation/cursor";
import { listPublicLog } from "~/moderation/list-public-log.server";
import type { Database } from "~/platform/db.server";
import type { Log, logQuery } from "./api.schema";
import type { ListResult } from "./list-comments.server";

/** One page of the moderation log, the latest first. */
export async function readLog(
  db: Database,
  { consultationId, query }: { consultationId: string; query: z.output<typeof logQuery> },
): Promise<ListResult<Log>> {
  const after = query.after === undefined ? null : readCursor(query.after);
  if (query.after !== undefined && !after) return { ok: false, reason: "bad-cursor" };
  const { entries, next } = await listPublicLog(db, { consultationId, after, limit: query.limit });
  return {
    ok: true,
    data: {
      entries: entries.map(({ decidedAt, action, reason, rulesVersion, kind, place }) => ({
        decided_at: decidedAt.toISOString(),
        action,
        reason,
        reason_words: ruleWords(reason),
        rules_version: rulesVersion,
        kind,
        part: place.part,
        section: place.trail,
        heading: place.heading,
        paragraph: place.paragraph,
      })),
      next: next && writeCursor(next),
    },
  };
}
