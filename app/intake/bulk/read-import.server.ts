import { z } from "zod";
import type { Database } from "~/platform/db.server";
import type { BulkNotes } from "./bulk-notes";
import type { BulkRowData } from "./bulk-row-data";
import type { RowError } from "./check-row";
import type { Column } from "./columns";
import { PROBLEMS, type Problem } from "./sheet-row";

/** One spreadsheet with how far it is; null for an unknown id. */
export async function readImport({ prisma }: Database, id: string | undefined) {
  if (!z.uuid().safeParse(id).success) return null;
  const found = await prisma.bulkImport.findUnique({
    where: { id },
    select: {
      id: true, channel: true, state: true, meeting: true, heldOn: true, district: true, peoplePresent: true, rowsRead: true, rowsWrong: true,
      rowsExpected: true, problem: true, notes: true, createdAt: true, settledAt: true,
      consultation: { select: { slug: true, title: true } }, file: { select: { name: true } }, staff: { select: { name: true } },
    },
  });
  if (!found) return null;
  const { problem, notes, ...rest } = found;
  return { ...rest, problem: readProblem(problem), notes: notes as BulkNotes };
}

function readProblem(problem: string | null): { key: Problem; detail: string } | null {
  if (problem === null) return null;
  const [key = "", detail = ""] = problem.split(":");
  return { key: PROBLEMS.find((each) => each === key) ?? "damaged", detail };
}

export interface PreviewRow {
  number: number;
  data: BulkRowData;
  errors: Partial<Record<Column, RowError>>;
}

const PAGE = 50;

/** Rows of a spreadsheet that is not registered yet, in its order. @param after number of the last row of the page before. */
export async function listImportRows({ pool }: Database, { id, after, wrongOnly }: { id: string; after: number; wrongOnly: boolean }) {
  const { rows } = await pool.query<PreviewRow>(
    `SELECT number, data, errors FROM bulk_row WHERE import_id = $1 AND number > $2 ${wrongOnly ? "AND wrong" : ""} ORDER BY number LIMIT ${PAGE + 1}`,
    [id, after],
  );
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? rows[PAGE - 1]!.number : null };
}

const TOP = 8;

export interface PlaceCount {
  /** Both null: the whole draft. */
  label: string | null;
  heading: string | null;
  count: number;
}

/** The sections most good rows are about; a paragraph counts for its section. */
export async function countPlaces({ pool }: Database, id: string): Promise<PlaceCount[]> {
  const { rows } = await pool.query<PlaceCount>(
    `SELECT s.label, s.heading, c.count FROM (
       SELECT data -> 'ready' ->> 'sectionId' AS section_id, count(*)::int AS count FROM bulk_row WHERE import_id = $1 AND NOT wrong GROUP BY 1
     ) c LEFT JOIN section s ON s.id = c.section_id::uuid ORDER BY c.count DESC, s.position NULLS FIRST LIMIT ${TOP}`,
    [id],
  );
  return rows;
}

export type ShownImport = NonNullable<Awaited<ReturnType<typeof readImport>>>;
