import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import type { Kind } from "~/comments/kinds";
import type { Database } from "~/platform/db.server";
import type { Cursor } from "./cursor";
import { loadSections, placeOf, subtree } from "./load-sections.server";
import type { Place } from "./place";
import type { State } from "./states";

const QUEUE_PAGE = 30;
/** Characters of a comment that stand in the list. */
const BEGINNING = 160;

export interface QueueFilter {
  consultationId: string;
  state: State;
  /** Only this section and what is below it. */
  sectionPath: string | null;
  kind: Kind | null;
  after: Cursor | null;
}

export interface QueueRow {
  id: string;
  receivedAt: Date;
  kind: Kind;
  version: number;
  /** How often the author has edited it. */
  revision: number;
  /** Empty where the author has taken it back. */
  beginning: string;
  place: Place;
}

interface Row {
  id: string;
  received_at: Date;
  kind: Kind;
  version: number;
  revision: number;
  beginning: string;
  more: boolean;
  section_id: string | null;
  number: number | null;
  place: "front" | "body" | "back" | null;
}

/** One page of the register's comments in one state, the longest waiting first. `next` is null on the last page. */
export async function listQueue(db: Database, { consultationId, state, sectionPath, kind, after }: QueueFilter) {
  const sections = await loadSections(db.prisma, { consultationId });
  const { rows } = await db.pool.query<Row>(
    `SELECT c.id, c.received_at, ${CURRENT.kind} AS kind, c.version, c.revision, c.section_id, p.number, p.place,
            CASE WHEN c.state = 'withdrawn' THEN '' ELSE left(${CURRENT.text}, ${BEGINNING}) END AS beginning,
            c.state <> 'withdrawn' AND length(${CURRENT.text}) > ${BEGINNING} AS more
     FROM comment c ${JOIN_REVISION} LEFT JOIN paragraph p ON p.id = c.paragraph_id
     WHERE c.consultation_id = $1 AND c.state = $2::comment_state
       AND ($3::uuid[] IS NULL OR c.section_id = ANY($3)) AND ($4::comment_kind IS NULL OR ${CURRENT.kind} = $4)
       AND ($5::timestamptz IS NULL OR (c.received_at, c.id) > ($5, $6::uuid))
     ORDER BY c.received_at, c.id LIMIT ${QUEUE_PAGE + 1}`,
    [
      consultationId,
      state,
      sectionPath === null ? null : subtree(sections, sectionPath),
      kind,
      after?.at ?? null,
      after?.id ?? null,
    ],
  );
  const page = rows.slice(0, QUEUE_PAGE).map((row): QueueRow => ({
    id: row.id,
    receivedAt: row.received_at,
    kind: row.kind,
    version: row.version,
    revision: row.revision,
    beginning: row.more ? `${row.beginning.replace(/\s\S*$/, "")} …` : row.beginning,
    place: placeOf(
      sections,
      row.section_id,
      row.place && row.number !== null ? { place: row.place, number: row.number } : null,
    ),
  }));
  const last = page.at(-1);
  const next: Cursor | null = rows.length > QUEUE_PAGE && last ? { at: last.receivedAt, id: last.id } : null;
  return { rows: page, next };
}
