import type { ClientBase } from "pg";
import { NOT_BACKED_UP, type BackupHead } from "./backup-format";

/** The migrations a database has, and its tables in an order in which rows can be put in. */
export async function readShape(client: ClientBase): Promise<Pick<BackupHead, "migrations" | "tables">> {
  const migrations = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  const tables = await client.query<{ name: string; columns: string[] }>(
    `SELECT c.relname::text AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND c.relname <> ALL ($1)
     GROUP BY c.relname ORDER BY c.relname`,
    [NOT_BACKED_UP],
  );
  const references = await client.query<{ from: string; to: string }>(
    `SELECT DISTINCT t.relname::text AS from, r.relname::text AS to
     FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
     WHERE k.contype = 'f' AND t.relnamespace = 'public'::regnamespace AND k.conrelid <> k.confrelid`,
  );
  const sequences = await client.query<{ name: string }>(
    "SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'",
  );
  if (sequences.rows[0]) throw new Error(`The sequence ${sequences.rows[0].name} would not be backed up.`);
  return { migrations: migrations.rows, tables: inOrder(tables.rows, references.rows) };
}

/** A table that refers to itself needs no order: Postgres checks references when the whole COPY is in. */
function inOrder<T extends { name: string }>(tables: T[], references: { from: string; to: string }[]): T[] {
  const ordered: T[] = [];
  let waiting = tables;
  while (waiting.length > 0) {
    const blocked = (name: string) =>
      references.some(({ from, to }) => from === name && waiting.some((table) => table.name === to));
    const ready = waiting.filter(({ name }) => !blocked(name));
    if (ready.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${waiting.map(({ name }) => name).join(", ")}`);
    ordered.push(...ready);
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
}
