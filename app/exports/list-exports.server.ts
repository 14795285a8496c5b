import type { Database, Tx } from "~/platform/db.server";
import type { ExportFormat } from "./export-filter.schema";

const EXPORTS_PAGE = 20;

export interface ExportRecord {
  id: string;
  format: ExportFormat;
  personalData: boolean;
  /** As recorded; see `exportFilterSchema`. */
  filter: unknown;
  /** Null: made from the shell. */
  staffName: string | null;
  startedAt: Date;
  /** Null: still running, or broken off. The three below are then null too. */
  completedAt: Date | null;
  rowCount: number | null;
  bytes: number | null;
  sha256: string | null;
}

/**
 * Exports of a consultation, the newest first.
 * @param input.before id of the last export of the page before; an unknown one gives the first page.
 * @returns `next`: the `before` of the next page, or null.
 */
export async function listExports(
  db: Tx | Database["prisma"],
  { consultationId, before }: { consultationId: string; before?: string | undefined },
): Promise<{ exports: ExportRecord[]; next: string | null }> {
  const last = before === undefined ? null : await db.export.findFirst({ where: { id: before, consultationId } });
  const rows = await db.export.findMany({
    where: {
      consultationId,
      ...(last && {
        OR: [{ startedAt: { lt: last.startedAt } }, { startedAt: last.startedAt, id: { lt: last.id } }],
      }),
    },
    include: { staff: { select: { name: true } } },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: EXPORTS_PAGE + 1,
  });
  const page = rows.slice(0, EXPORTS_PAGE);
  return {
    exports: page.map((row) => ({
      id: row.id,
      format: row.format,
      personalData: row.personalData,
      filter: row.filter,
      staffName: row.staff?.name ?? null,
      startedAt: row.startedAt,
      completedAt: row.completedAt,
      rowCount: row.rowCount,
      bytes: row.bytes === null ? null : Number(row.bytes),
      sha256: row.sha256,
    })),
    next: rows.length > EXPORTS_PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}
