import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { withTransaction, type Database } from "~/platform/db.server";
import { saveFile } from "~/platform/files/save-file.server";
import { newId } from "~/platform/ids.server";
import { readSnapshot } from "~/platform/snapshot.server";
import { countDelivery, writeCommentIds } from "~/exports/delivery/count-delivery.server";
import type { DocumentKind, Layout } from "./kinds";
import { readLetterheads } from "./letterhead.server";
import { makeFiles } from "./make-files.server";

/** Milliseconds between two notes of how far it is. */
const NOTED_EVERY = 300;

/**
 * Makes the documents of a set from one snapshot and keeps them, all of them or none; once, however often it is called
 * and wherever it broke off before.
 */
export async function makeDocuments(db: Database, { setId }: { setId: string }, now: Date): Promise<void> {
  const set = await db.prisma.documentSet.findUnique({ where: { id: setId }, include: { consultation: true, delivery: { select: { id: true } } } });
  if (!set || set.finishedAt || set.failedAt) return;
  const { consultation, consultationId, delivery } = set;
  const layout = set.layout as Layout;
  const about = {
    title: consultation.title,
    slug: consultation.slug,
    organiser: consultation.organiser,
    madeAt: now,
    personalData: set.personalData,
    layout,
    letterhead: (await readLetterheads(db.prisma))[layout],
  };
  const directory = await mkdtemp(path.join(tmpdir(), "documents-"));
  const ids = path.join(directory, "ids");
  let noted = -Infinity;
  let undelivered = 0;
  const progress = async (done: number, total: number) => {
    if (performance.now() - noted < NOTED_EVERY) return;
    noted = performance.now();
    await db.pool.query("UPDATE document_set SET done = $2, total = $3 WHERE id = $1", [setId, done, total]);
  };
  try {
    const made = readSnapshot(db.pool, async function* (client) {
      if (delivery) undelivered = await writeCommentIds(client, { consultationId, path: ids });
      yield await makeFiles(client, { consultationId, kinds: set.kinds as DocumentKind[], about, directory }, progress);
    });
    for await (const { head, files } of made) {
      await withTransaction(db.pool, async (tx) => {
        // A second worker waits here, and then finds them made.
        const { rowCount } = await tx.query("SELECT 1 FROM document_set WHERE id = $1 AND finished_at IS NULL AND failed_at IS NULL FOR UPDATE", [setId]);
        if (rowCount === 0) return;
        for (const { kind, volume, name, mediaType, path: content } of files) {
          const file = await saveFile(tx, { consultationId, name, mediaType, content }, now);
          await tx.query("INSERT INTO document_file (set_id, kind, volume, file_id) VALUES ($1, $2, $3, $4)", [setId, kind, volume, file.id]);
        }
        const { total, channels } = head.summary;
        await tx.query(
          `UPDATE document_set SET done = total, taken_at = $2, finished_at = $2, comment_count = $3, counts = $4, register_sha256 = $5 WHERE id = $1`,
          [setId, now, total.received, JSON.stringify({ total, channels }), head.register],
        );
        // What a file names as new must be what is counted as new; without such a file another delivery may come between.
        const expectedNew = set.kinds.includes("new-xlsx") ? undelivered : null;
        if (delivery) await countDelivery(tx, { deliveryId: delivery.id, path: ids, expected: total.received, expectedNew });
        const data = { setId, kinds: set.kinds, personalData: set.personalData, comments: total.received, sha256: head.register };
        await tx.query("INSERT INTO audit_event (id, consultation_id, staff_id, type, data, at) VALUES ($1, $2, $3, 'documents.made', $4, $5)", [
          newId(),
          consultationId,
          set.staffId,
          JSON.stringify(data),
          now,
        ]);
      });
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Nobody tries any more: whoever asked is told so, and may ask again. */
export async function giveUpDocuments(db: Database, { setId }: { setId: string }, now: Date): Promise<void> {
  await db.prisma.documentSet.updateMany({ where: { id: setId, finishedAt: null, failedAt: null }, data: { failedAt: now } });
}
