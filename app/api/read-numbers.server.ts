import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import { KINDS, type Kind } from "~/comments/kinds";
import { countRegister } from "~/moderation/count-register.server";
import type { Database } from "~/platform/db.server";
import type { Numbers } from "./api.schema";

interface Place {
  path: string | null;
  published: number;
}

/** The public numbers of a register, all of them of one instant. */
export async function readNumbers(
  { prisma }: Database,
  { consultationId, draftId, slug }: { consultationId: string; draftId: string; slug: string },
): Promise<Numbers> {
  return prisma.$transaction(
    async (tx) => {
      const { all, channels } = await countRegister(tx, { consultationId });
      const kinds = await tx.$queryRawUnsafe<{ kind: Kind; published: number }[]>(
        `SELECT ${CURRENT.kind} AS kind, count(*)::int AS published FROM comment c ${JOIN_REVISION}
         WHERE c.consultation_id = $1::uuid AND c.state = 'published' GROUP BY 1`,
        consultationId,
      );
      const places = await tx.$queryRaw<Place[]>`
        SELECT s.path, c.published FROM (
          SELECT section_id, count(*)::int AS published FROM comment WHERE draft_id = ${draftId}::uuid AND state = 'published' GROUP BY 1
        ) c LEFT JOIN section s ON s.id = c.section_id ORDER BY s.position`;
      return {
        consultation: slug,
        ...all,
        channels,
        kinds: KINDS.map((kind) => ({ kind, published: kinds.find((row) => row.kind === kind)?.published ?? 0 })),
        sections: places.flatMap(({ path, published }) => (path === null ? [] : [{ path, published }])),
        whole_draft: places.find(({ path }) => path === null)?.published ?? 0,
      };
    },
    { isolationLevel: "RepeatableRead" },
  );
}
