import { parseArgs } from "node:util";
import { z } from "zod";
import { EXPORT_FORMATS, exportFilterSchema } from "~/exports/export-filter.schema";
import { exportRegister, type ExportInput, type RegisterExport } from "~/exports/export-register.server";
import { withDatabase } from "./with-database.server";
import { writeFile } from "./write-file.server";

const USAGE = `Usage:
  npm run export -- --consultation SLUG --format csv|jsonl|xlsx --out FILE [--personal-data]
    [--state published|withheld|withdrawn|merged|pending] [--kind agree|amend|add|remove|other]
    [--channel web|email|post|meeting|import] [--section PATH] [--from YYYY-MM-DD] [--to YYYY-MM-DD]

--out - writes to standard output (npm run -s export). Days are Vietnam's, both included.`;

const FILTERS = ["state", "kind", "channel", "section", "from", "to"] as const;

const OPTIONS = {
  consultation: { type: "string" },
  format: { type: "string" },
  out: { type: "string" },
  "personal-data": { type: "boolean" },
  state: { type: "string" },
  kind: { type: "string" },
  channel: { type: "string" },
  section: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  help: { type: "boolean" },
} as const;

const REFUSALS = {
  "unknown-consultation": "there is no consultation with this --consultation.",
  "unknown-section": "the consultation has no section with this --section.",
} as const;

/** Writes the register of a consultation to a file: the same file, recorded in the same way, as staff download. */
export async function run(argv: string[]): Promise<number> {
  let values;
  try {
    ({ values } = parseArgs({ args: argv, options: OPTIONS }));
  } catch (error) {
    return refuse(`${(error as Error).message}\n\n${USAGE}`);
  }
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { consultation, out } = values;
  const format = z.enum(EXPORT_FORMATS).safeParse(values.format);
  if (!consultation || !out || !format.success)
    return refuse(`--consultation, --format and --out are needed.\n\n${USAGE}`);
  const filter = exportFilterSchema.safeParse(Object.fromEntries(FILTERS.map((name) => [name, values[name]])));
  if (!filter.success) {
    const wrong = new Set(filter.error.issues.map((issue) => `--${issue.path.join(".")}`));
    return refuse(`Not right: ${[...wrong].join(", ")}\n\n${USAGE}`);
  }
  return save(out, {
    consultationSlug: consultation,
    format: format.data,
    personalData: values["personal-data"] ?? false,
    filter: filter.data,
    staffId: null,
  });
}

async function save(out: string, input: ExportInput): Promise<number> {
  return withDatabase(async (db) => {
    const started = await exportRegister(db, input, new Date());
    if (!started.ok) return refuse(`Not exported: ${REFUSALS[started.reason]}`);
    const stopProgress = showProgress(started.export);
    try {
      await writeFile(started.export.body, out);
    } finally {
      stopProgress();
    }
    const receipt = started.export.receipt();
    if (!receipt) throw new Error("The export ended without being recorded.");
    console.error(`${receipt.rowCount} comments, ${receipt.bytes} bytes, SHA-256 ${receipt.sha256}`);
    return 0;
  });
}

/** One line that counts, on a terminal only. */
function showProgress({ progress }: RegisterExport): () => void {
  if (!process.stderr.isTTY) return () => undefined;
  const timer = setInterval(() => process.stderr.write(`\r${progress()} comments …`), 250);
  return () => {
    clearInterval(timer);
    process.stderr.write("\r\u001b[K");
  };
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}
