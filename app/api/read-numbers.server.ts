import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import { KINDS, type Kind } from "~/comments/kinds";
import { countRegister } from "~/moderation/count-register.server";
import type { Database } from "~/platform/db.server";
import type { Numbers } from "./api.schema";

interface Place {
  path: string | null;
  published: number;
  published_texts: number;
}

/** Different texts among the comments `c` of a group, over the join of what they were found to say. */
const TEXTS = "count(DISTINCT coalesce(a.group_id, c.id))::int AS published_texts";
const JOIN_ANALYSIS = "LEFT JOIN comment_analysis a ON a.comment_id = c.id";

/** The public numbers of a register, all of them of one instant. */
export async function readNumbers(
  { prisma }: Database,
  { consultationId, draftId, slug }: { consultationId: string; draftId: string; slug: string },
): Promise<Numbers> {
  return prisma.$transaction(
    async (tx) => {
      const { all, channels } = await countRegister(tx, { consultationId });
      const kinds = await tx.$queryRawUnsafe<{ kind: Kind; published: number; published_texts: number }[]>(
        `SELECT ${CURRENT.kind} AS kind, count(*)::int AS published, ${TEXTS} FROM comment c ${JOIN_REVISION} ${JOIN_ANALYSIS}
         WHERE c.consultation_id = $1::uuid AND c.state = 'published' GROUP BY 1`,
        consultationId,
      );
      const places = await tx.$queryRawUnsafe<Place[]>(
        `SELECT s.path, counted.published, counted.published_texts FROM (
           SELECT c.section_id, count(*)::int AS published, ${TEXTS} FROM comment c ${JOIN_ANALYSIS}
           WHERE c.draft_id = $1::uuid AND c.state = 'published' GROUP BY 1
         ) counted LEFT JOIN section s ON s.id = counted.section_id ORDER BY s.position`,
        draftId,
      );
      const whole = places.find(({ path }) => path === null);
      return {
        consultation: slug,
        ...all,
        channels,
        kinds: KINDS.map((kind) => {
          const row = kinds.find((each) => each.kind === kind);
          return { kind, published: row?.published ?? 0, published_texts: row?.published_texts ?? 0 };
        }),
        sections: places.flatMap(({ path, ...counts }) => (path === null ? [] : [{ path, ...counts }])),
        whole_draft: whole?.published ?? 0,
        whole_draft_texts: whole?.published_texts ?? 0,
      };
    },
    { isolationLevel: "RepeatableRead" },
  );
}
