import { recordAct } from "~/auth/record-act.server";
import type { Database } from "~/platform/db.server";

export type DiscardResult = { ok: true } | { ok: false; reason: "unknown-copy" | "taken" };

/**
 * Takes a copy away that was brought by mistake, with all that was read from it: as if it had not come, but for the audit
 * log, which keeps who brought and who discarded it and its hash. One of which a response was taken, or whose term has
 * ended, stays.
 */
export async function discardCopy(db: Database, { returnedId, staffId }: { returnedId: string; staffId: string }, now: Date): Promise<DiscardResult> {
  return db.prisma.$transaction(async (tx) => {
    // Whoever takes from it, or keeps choices of it, comes before or finds it gone.
    await tx.$queryRaw`SELECT 1 FROM returned_draft WHERE id = ${returnedId}::uuid FOR UPDATE`;
    const copy = await tx.returnedDraft.findUnique({ where: { id: returnedId }, select: { consultationId: true, fileSha256: true, erasedAt: true } });
    if (!copy) return { ok: false, reason: "unknown-copy" };
    const taken = await tx.returnedItem.count({ where: { returnedId, number: { not: null } } });
    if (taken > 0 || copy.erasedAt) return { ok: false, reason: "taken" };
    await tx.returnedNote.deleteMany({ where: { returnedId } });
    await tx.returnedItem.deleteMany({ where: { returnedId } });
    await tx.returnedDraft.delete({ where: { id: returnedId }, select: { id: true } });
    const { consultationId, fileSha256: sha256 } = copy;
    await recordAct(tx, { type: "returned.discarded", staffId, data: { returnedId, consultationId, sha256 } }, now);
    return { ok: true };
  });
}
