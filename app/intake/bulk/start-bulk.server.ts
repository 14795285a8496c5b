import { withTransaction, type Database } from "~/platform/db.server";
import { saveFile } from "~/platform/files/save-file.server";
import type { UploadedFile } from "~/platform/files/uploaded-file";
import { newId } from "~/platform/ids.server";
import type { BulkInput } from "./bulk-form.schema";
import { identifySheet } from "./read-sheet.server";
import { SheetRefused, type Problem } from "./sheet-row";

export interface NewBulk {
  consultationId: string;
  /** First and last instant of the time in which comments are taken, extensions included. */
  window: { opensAt: Date; closesAt: Date };
  file: UploadedFile;
  about: BulkInput;
  staffId: string;
}

export type StartedBulk =
  | { ok: true; id: string }
  | { ok: false; reason: "late" | "early" }
  | { ok: false; reason: "known"; id: string }
  | { ok: false; reason: "file"; problem: Problem };

/**
 * Keeps a spreadsheet and has it read. A meeting counts by its day, any other list by when it comes in. The same file is
 * not taken twice, unless what it was before has been discarded.
 */
export async function startBulk(db: Database, { consultationId, window, file, about, staffId }: NewBulk, now: Date): Promise<StartedBulk> {
  const day = about.channel === "meeting" ? about.heldOn : null;
  // Of a day, some instant must be in time.
  const [from, to] = day === null ? [now, now] : [day.from, day.to];
  if (from > window.closesAt) return { ok: false, reason: "late" };
  if (to < window.opensAt || from > now) return { ok: false, reason: "early" };
  let mediaType: string;
  try {
    if (file.tooLarge) throw new SheetRefused("too-large");
    mediaType = await identifySheet(file.path);
  } catch (error) {
    if (error instanceof SheetRefused) return { ok: false, reason: "file", problem: error.problem };
    throw error;
  }
  const known = await findKnown(db, consultationId, file.sha256);
  if (known) return known;
  const id = newId();
  const meeting = about.channel === "meeting" ? about : null;
  try {
    await withTransaction(db.pool, async (tx) => {
      const stored = await saveFile(tx, { consultationId, name: file.name, mediaType, content: file.path }, now);
      await tx.query(
        `INSERT INTO bulk_import (id, consultation_id, channel, file_id, file_sha256, meeting, held_on, district, people_present, staff_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          id, consultationId, about.channel, stored.id, stored.sha256, meeting?.meeting ?? null, meeting?.heldOn.day ?? null,
          about.district, meeting?.peoplePresent ?? null, staffId, now,
        ],
      );
      await tx.query(
        `SELECT graphile_worker.add_job('read-bulk', json_build_object('importId', $1::text), queue_name := 'bulk', job_key := 'read-bulk:' || $1::text)`,
        [id],
      );
    });
  } catch (error) {
    // Somebody brought it at the same time.
    const other = (error as { constraint?: string }).constraint === "bulk_import_once" && (await findKnown(db, consultationId, file.sha256));
    if (other) return other;
    throw error;
  }
  return { ok: true, id };
}

async function findKnown({ prisma }: Database, consultationId: string, fileSha256: string) {
  const known = await prisma.bulkImport.findFirst({ where: { consultationId, fileSha256, state: { not: "discarded" } }, select: { id: true } });
  return known && { ok: false as const, reason: "known" as const, id: known.id };
}
