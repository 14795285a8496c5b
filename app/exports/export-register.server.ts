import { createHash } from "node:crypto";
import { performance } from "node:perf_hooks";
import { Readable } from "node:stream";
import type { ClientBase } from "pg";
import type { Database } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { readSnapshot } from "~/platform/snapshot.server";
import { columnsOf } from "./columns";
import { encodeCsv } from "./csv";
import type { ExportFilter, ExportFormat } from "./export-filter.schema";
import { exportFileName, type ExportHead } from "./export-head";
import { encodeJsonl } from "./jsonl";
import { loadAnchors } from "./load-anchors.server";
import { loadAnswers } from "./load-answers.server";
import { longestText } from "./longest-text.server";
import { numberSummary } from "./number-summary.server";
import type { RegisterRow } from "./register-row";
import { registerRows } from "./register-rows.server";
import { encodeXlsx } from "./xlsx.server";
import { CELL_MAX } from "./xlsx-xml";

export interface ExportInput {
  consultationSlug: string;
  format: ExportFormat;
  personalData: boolean;
  filter: ExportFilter;
  /** Null: made from the shell. */
  staffId: string | null;
}

export interface ExportReceipt {
  rowCount: number;
  bytes: number;
  /** Of the file, in hexadecimal. */
  sha256: string;
}

export interface RegisterExport {
  /** Of the Export row. */
  id: string;
  fileName: string;
  contentType: string;
  /**
   * The file. It ends only after its receipt is recorded; a failure, also of the recording, is an error of the
   * stream. Destroying it frees the database connection and leaves the Export row incomplete.
   */
  body: Readable;
  /** Comments written so far. */
  progress(): number;
  /** Null until `body` has ended. */
  receipt(): ExportReceipt | null;
}

export type ExportResult =
  { ok: true; export: RegisterExport } | { ok: false; reason: "unknown-consultation" | "unknown-section" };

const CONTENT_TYPES: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * Starts an export: records that it began, then gives a stream of the file. All of it, the sheet of numbers included,
 * is of one snapshot, taken when the first piece is read. Memory does not grow with the number of comments.
 */
export async function exportRegister(db: Database, input: ExportInput, now: Date): Promise<ExportResult> {
  const began = performance.now();
  const consultation = await db.prisma.consultation.findUnique({ where: { slug: input.consultationSlug } });
  if (!consultation) return { ok: false, reason: "unknown-consultation" };
  const consultationId = consultation.id;
  if (input.filter.section !== undefined) {
    const section = await db.prisma.section.findFirst({ where: { consultationId, path: input.filter.section } });
    if (!section) return { ok: false, reason: "unknown-section" };
  }
  const { format, personalData, filter, staffId } = input;
  const id = newId();
  await db.prisma.export.create({
    data: { id, consultationId, staffId, format, personalData, filter, startedAt: now },
  });

  const about = { title: consultation.title, slug: consultation.slug, madeAt: now, personalData, filter };
  let count = 0;
  let receipt: ExportReceipt | null = null;

  async function* countRows(batches: AsyncIterable<RegisterRow[]>) {
    for await (const batch of batches) {
      count += batch.length;
      yield batch;
    }
  }

  async function* file() {
    const hash = createHash("sha256");
    let bytes = 0;
    const pieces = readSnapshot(db.pool, (client) => encode(client, { consultationId, format, about }, countRows));
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
    const made = { rowCount: count, bytes, sha256: hash.digest("hex") };
    const at = new Date(now.getTime() + Math.round(performance.now() - began));
    await db.prisma.$transaction([
      db.prisma.export.update({ where: { id }, data: { ...made, completedAt: at } }),
      db.prisma.auditEvent.create({
        data: {
          id: newId(),
          consultationId,
          staffId,
          type: "export.made",
          data: { exportId: id, format, personalData, filter, ...made },
          at,
        },
      }),
    ]);
    receipt = made;
  }

  return {
    ok: true,
    export: {
      id,
      fileName: exportFileName(about, format),
      contentType: CONTENT_TYPES[format],
      body: Readable.from(file(), { objectMode: false }),
      progress: () => count,
      receipt: () => receipt,
    },
  };
}

type CountRows = (batches: AsyncIterable<RegisterRow[]>) => AsyncGenerator<RegisterRow[], void, undefined>;

async function* encode(
  client: ClientBase,
  { consultationId, format, about }: { consultationId: string; format: ExportFormat; about: ExportHead },
  countRows: CountRows,
): AsyncGenerator<Buffer, void, undefined> {
  const { personalData, filter } = about;
  const selection = { consultationId, filter, personalData };
  const anchors = await loadAnchors(client, consultationId);
  const known = { anchors, answers: await loadAnswers(client, consultationId) };
  // The numbers come before the rows: while rows are read, the connection takes no other query.
  if (format === "xlsx") {
    const summary = await numberSummary(client, selection, anchors);
    const parts = Math.ceil((await longestText(client, selection, anchors)) / CELL_MAX);
    const rows = countRows(registerRows(client, selection, known));
    yield* encodeXlsx(rows, { about, summary, columns: columnsOf(personalData), parts });
    return;
  }
  const rows = countRows(registerRows(client, selection, known));
  if (format === "csv") yield* encodeCsv(rows, columnsOf(personalData));
  else yield* encodeJsonl(rows, { personalData });
}
