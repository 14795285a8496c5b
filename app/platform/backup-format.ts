import { z } from "zod";

/**
 * A backup is a gzip-compressed tar archive:
 * - `backup.json` (first): what it is, of which migrations, which tables in which order;
 * - `tables/NAME/000001.copy`, …: the rows as Postgres' COPY writes them as text, cut anywhere into files;
 * - `manifest.json` (last): rows, bytes and SHA-256 of each table's files put together.
 * `tar xzf` opens it, and `cat tables/comment/*.copy` is what `COPY comment (…) FROM STDIN` takes.
 */
export const BACKUP_FORMAT = "cong-gop-y-backup-1";

/** Bytes of one file of a table. */
export const CHUNK_BYTES = 4 * 1024 * 1024;

/** Kept out: keys and counts that are of no use after a day, and Prisma's list, which `backup.json` has. */
export const NOT_BACKED_UP = ["daily_key", "rate_limit", "_prisma_migrations"];

const migrations = z.array(z.object({ name: z.string(), checksum: z.string() }));
const identifier = z.string().regex(/^[a-z_][a-z0-9_]*$/);

export const backupHeadSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  createdAt: z.iso.datetime(),
  migrations,
  /** In the order in which rows can be put in: what is referred to comes first. */
  tables: z.array(z.object({ name: identifier, columns: z.array(identifier).min(1) })),
});
export type BackupHead = z.infer<typeof backupHeadSchema>;

export const backupManifestSchema = z.object({
  tables: z.array(z.object({ name: identifier, rows: z.number().int(), bytes: z.number().int(), sha256: z.string() })),
});
export type BackupManifest = z.infer<typeof backupManifestSchema>;

export const chunkName = (table: string, index: number) => `tables/${table}/${String(index).padStart(6, "0")}.copy`;
