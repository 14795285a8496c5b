import type { PoolClient } from "pg";
import { takesComments, windowAt } from "~/consultations/window";
import { withTransaction, type Database } from "~/platform/db.server";
import { saveFile } from "~/platform/files/save-file.server";
import { COMMENT_FILES_MAX } from "./file-rules";
import type { ReceiptLine } from "./lock-comment.server";

export interface NewFiles extends ReceiptLine {
  /** Their content has been identified. */
  files: { name: string; mediaType: string; sha256: string; content: string | Buffer }[];
}

export type AttachResult =
  | { ok: true; /** Files kept now; those it had already are not kept twice. */ added: number }
  | { ok: false; reason: "unknown-comment" | "withdrawn" | "decided" }
  | { ok: false; reason: "closed"; closesAt: Date }
  /** `left`: how many it may still get. None of these was kept. */
  | { ok: false; reason: "too-many"; left: number };

/**
 * Keeps files with a comment that no moderator has decided on, in the consultation's time: all of them or none. The
 * same file once more, as from a second click, changes nothing. `now` is the instant the request arrived.
 */
export function attachFiles(db: Database, input: NewFiles, now: Date): Promise<AttachResult> {
  return withTransaction(db.pool, async (tx) => {
    const comment = await lock(tx, input);
    if (!comment) return { ok: false, reason: "unknown-comment" };
    if (comment.state === "withdrawn") return { ok: false, reason: "withdrawn" };
    const { rows: kept } = await tx.query<{ sha256: string; position: number }>(
      "SELECT f.sha256, c.position FROM comment_file c JOIN stored_file f ON f.id = c.file_id WHERE c.comment_id = $1",
      [comment.id],
    );
    const known = new Set(kept.map(({ sha256 }) => sha256));
    const added = input.files.filter(({ sha256 }) => !known.has(sha256) && known.add(sha256));
    if (added.length === 0) return { ok: true, added: 0 };
    if (comment.state !== "pending" || comment.version > 0) return { ok: false, reason: "decided" };
    const { opensAt, closesAt, extendedTo } = comment;
    const window = windowAt({ opensAt, closesAt, extensions: extendedTo ? [{ closesAt: extendedTo }] : [] }, now);
    if (!takesComments(window)) return { ok: false, reason: "closed", closesAt: window.closesAt };
    const left = COMMENT_FILES_MAX - kept.length;
    if (added.length > left) return { ok: false, reason: "too-many", left };
    let position = Math.max(0, ...kept.map((each) => each.position));
    for (const { name, mediaType, content } of added) {
      const { id } = await saveFile(tx, { consultationId: comment.consultationId, name, mediaType, content }, now);
      await tx.query("INSERT INTO comment_file (comment_id, position, file_id) VALUES ($1, $2, $3)", [comment.id, ++position, id]);
    }
    return { ok: true, added: added.length };
  });
}

interface Locked {
  id: string;
  consultationId: string;
  state: string;
  version: number;
  opensAt: Date;
  closesAt: Date;
  extendedTo: Date | null;
}

/** As lockComment, on the connection that keeps the files. */
async function lock(tx: PoolClient, { receiptCode, part }: ReceiptLine): Promise<Locked | undefined> {
  const { rows } = await tx.query<{ id: string }>("SELECT id FROM comment WHERE receipt_code = $1 AND part = $2 FOR NO KEY UPDATE", [receiptCode, part]);
  if (!rows[0]) return undefined;
  // Read afterwards: what a transaction wrote that held the lock before is not seen by the statement that waited.
  const { rows: read } = await tx.query<Locked>(
    `SELECT c.id, c.consultation_id AS "consultationId", c.state, c.version, d.opens_at AS "opensAt", d.closes_at AS "closesAt",
            (SELECT max(e.closes_at) FROM extension e WHERE e.consultation_id = d.id) AS "extendedTo"
     FROM comment c JOIN consultation d ON d.id = c.consultation_id WHERE c.id = $1`,
    [rows[0].id],
  );
  return read[0];
}
