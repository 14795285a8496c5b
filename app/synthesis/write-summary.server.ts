import { cleanText } from "~/platform/clean-text";
import type { Database } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import type { SummaryError } from "./parse-summary";
import { resolveSummary } from "./read-summary.server";
import { isScope, lockGrouping, refuseSigned, TRANSACTION, type Scope, type SignedOff } from "./scope.server";

export type WriteSummaryResult =
  /** What is wrong in it is kept and told: a summary may be left half written, but not signed off. */
  | { ok: true; number: number; errors: SummaryError[] }
  | { ok: false; reason: "unknown-section" }
  /** Another version stands than the one that was read; nothing is written. */
  | { ok: false; reason: "written-meanwhile"; number: number; by: string; at: Date; text: string }
  | SignedOff;

/** Writes the next version of a section's summary. `number` is the version that was read, 0 for none. */
export async function writeSummary(
  db: Database,
  { number, text: typed, staffId, ...scope }: Scope & { number: number; text: string; staffId: string },
  now: Date,
): Promise<WriteSummaryResult> {
  const text = cleanText(typed);
  return db.prisma.$transaction(async (tx) => {
    await lockGrouping(tx);
    if (!(await isScope(tx, scope))) return { ok: false, reason: "unknown-section" };
    const signed = await refuseSigned(tx, scope.consultationId, [scope.sectionId]);
    if (signed) return signed;
    const next = { id: newId(), ...scope, number: number + 1, text, staffId, at: now };
    const { consultationId, sectionId } = scope;
    const readLast = () =>
      tx.summaryVersion.findFirst({ where: { consultationId, sectionId }, orderBy: { number: "desc" }, include: { staff: { select: { name: true } } } });
    let last = await readLast();
    if ((last?.number ?? 0) === number) {
      const { count } = await tx.summaryVersion.createMany({ data: [next], skipDuplicates: true });
      if (count === 1) return { ok: true, number: number + 1, errors: (await resolveSummary(tx, consultationId, text)).parsed.errors };
      last = await readLast();
    }
    return {
      ok: false, reason: "written-meanwhile", number: last?.number ?? 0, by: last?.staff.name ?? "", at: last?.at ?? now, text: last?.text ?? "",
    };
  }, TRANSACTION);
}
