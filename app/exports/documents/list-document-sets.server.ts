import type { Tx } from "~/platform/db.server";
import { filesOfSet } from "./files-of-set";

/** Sets on one page. */
const PAGE = 15;

export type SetState = "waiting" | "making" | "ready" | "failed";

/** Sets of a consultation, the newest first. @param input.before id of the last one of the page before */
export async function listDocumentSets(tx: Tx, { consultationId, before }: { consultationId: string; before?: string | undefined }) {
  const last = before === undefined ? null : await tx.documentSet.findFirst({ where: { id: before, consultationId } });
  const rows = await tx.documentSet.findMany({
    where: { consultationId, ...(last && { OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }] }) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PAGE + 1,
    select: {
      id: true, kinds: true, personalData: true, layout: true, createdAt: true, takenAt: true, finishedAt: true, failedAt: true,
      done: true, total: true, commentCount: true, registerSha256: true,
      staff: { select: { name: true } },
      files: { select: { kind: true, volume: true, file: { select: { id: true, name: true, bytes: true, sha256: true } } } },
    },
  });
  const sets = rows.slice(0, PAGE).map(({ files, kinds, ...set }) => ({
    ...set,
    kinds,
    state: stateOf(set),
    files: filesOfSet({ kinds, files }),
  }));
  return { sets, next: rows.length > PAGE ? (sets.at(-1)?.id ?? null) : null };
}

export type ListedSet = Awaited<ReturnType<typeof listDocumentSets>>["sets"][number];

function stateOf({ finishedAt, failedAt, total }: { finishedAt: Date | null; failedAt: Date | null; total: number | null }): SetState {
  if (finishedAt) return "ready";
  if (failedAt) return "failed";
  return total === null ? "waiting" : "making";
}
