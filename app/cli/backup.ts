import { parseArgs } from "node:util";
import { createBackup } from "~/platform/backup.server";
import { withDatabase } from "./with-database.server";
import { writeFile } from "./write-file.server";

const USAGE = `Usage:
  npm run backup -- --out FILE.tar.gz

Writes every row of the portal as it is at one moment; the portal may go on running. The file holds personal data and
password hashes: keep it where only its keepers can read it. --out - writes to standard output (npm run -s backup).`;

/** Backs the portal's database up, as Postgres' own tools would, which the embedded Postgres does not have. */
export async function run(argv: string[]): Promise<number> {
  let values;
  try {
    ({ values } = parseArgs({ args: argv, options: { out: { type: "string" }, help: { type: "boolean" } } }));
  } catch (error) {
    return refuse(`${(error as Error).message}\n\n${USAGE}`);
  }
  const { out, help } = values;
  if (help) {
    console.log(USAGE);
    return 0;
  }
  if (!out) return refuse(USAGE);
  return withDatabase(async (db) => {
    const { body, manifest } = createBackup(db.pool, new Date());
    await writeFile(body, out);
    const tables = manifest()?.tables ?? [];
    console.error(`${tables.reduce((sum, { rows }) => sum + rows, 0)} rows of ${tables.length} tables`);
    return 0;
  });
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}
