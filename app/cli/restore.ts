import fs from "node:fs";
import { parseArgs } from "node:util";
import { restoreBackup } from "~/platform/restore.server";
import { withDatabase } from "./with-database.server";

const USAGE = `Usage:
  npm run restore -- --in FILE.tar.gz

Puts a backup into a database that has no consultation and no staff yet. --in - reads standard input.`;

const REFUSALS = {
  "not-empty": "the database is not empty; there are rows in",
  "other-version": "the backup is of another version of the portal; run that version, restore, then upgrade. Differs:",
  "not-a-backup": "the file is not a backup of the portal:",
  damaged: "the backup is damaged:",
} as const;

/** Restores what `npm run backup` wrote, all of it or nothing. */
export async function run(argv: string[]): Promise<number> {
  let values;
  try {
    ({ values } = parseArgs({ args: argv, options: { in: { type: "string" }, help: { type: "boolean" } } }));
  } catch (error) {
    return refuse(`${(error as Error).message}\n\n${USAGE}`);
  }
  const { in: file, help } = values;
  if (help) {
    console.log(USAGE);
    return 0;
  }
  if (!file) return refuse(USAGE);
  if (file !== "-" && !fs.existsSync(file)) return refuse(`There is no file ${file}.`);
  return withDatabase(async (db) => {
    const restored = await restoreBackup(db.pool, file === "-" ? process.stdin : fs.createReadStream(file));
    if (!restored.ok) return refuse(`Nothing was changed: ${REFUSALS[restored.reason]} ${restored.detail}`);
    const { tables, rows, mails, createdAt } = restored;
    console.error(`${rows} rows of ${tables} tables as of ${createdAt}; ${mails} unsent mails are queued again.`);
    return 0;
  });
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}
