import type { Database } from "~/platform/db.server";
import type { PersonalAct } from "./record-act.server";

const PAGE = 50;

interface Row {
  id: string;
  at: Date;
  type: PersonalAct;
  who: string | null;
  data: { commentId?: string; itemId?: string; exportId?: string; fileId?: string; why?: string };
}

/** One page of what staff did with personal data, the latest first. */
export async function listPersonalActs(db: Database, { after }: { after: { at: Date; id: string } | null }) {
  const { rows } = await db.pool.query<Row>(
    `SELECT e.id, e.at, e.type, e.data, s.name AS who FROM audit_event e LEFT JOIN staff s ON s.id = e.staff_id
     WHERE e.type LIKE 'personal.%' AND ($1::timestamptz IS NULL OR (e.at, e.id) < ($1, $2::uuid))
     ORDER BY e.at DESC, e.id DESC LIMIT ${PAGE + 1}`,
    [after?.at ?? null, after?.id ?? null],
  );
  const acts = rows.slice(0, PAGE);
  const last = acts.at(-1);
  return { acts, next: rows.length > PAGE && last ? { at: last.at, id: last.id } : null };
}
