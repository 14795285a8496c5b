import fs from "node:fs";
import { parseArgs } from "node:util";
import { decodeText } from "~/documents/decode-text";
import { listSections, type DocumentTree } from "~/documents/document-tree";
import { parseDocument } from "~/documents/parse-document";
import { toJson } from "~/documents/tree-json";
import { importDocument } from "./import-document.server";
import { readInstant } from "./read-instant";
import { withDatabase } from "./with-database.server";

const USAGE = `Usage:
  npm run -s import -- FILE --dry-run [--json]
  npm run import -- FILE --slug SLUG --title TITLE --opens DATE --closes DATE [--organiser NAME]

DATE is a day such as 2020-06-18 (Vietnam's time; --closes means its last millisecond) or an instant such as
2020-06-18T17:00:00+07:00.`;

const OPTIONS = {
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
  slug: { type: "string" },
  title: { type: "string" },
  organiser: { type: "string" },
  opens: { type: "string" },
  closes: { type: "string" },
  help: { type: "boolean" },
} as const;

/** Imports a text as a consultation, or with --dry-run shows the tree it would make. */
export async function run(argv: string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    return refuse(`${(error as Error).message}\n\n${USAGE}`);
  }
  const { values, positionals } = parsed;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [file, ...others] = positionals;
  if (!file || others.length > 0) return refuse(USAGE);

  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(file);
  } catch (error) {
    return refuse(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refuse(`${file} is not a text the portal can read: ${decoded.reason}`);
  const tree = parseDocument(decoded.text);
  if (values["dry-run"]) {
    process.stdout.write(values.json ? `${JSON.stringify(toJson(tree))}\n` : summary(tree));
    return 0;
  }

  const { slug, title, opens, closes } = values;
  if (!slug || !title || !opens || !closes) return refuse(`--slug, --title, --opens and --closes are needed.\n\n${USAGE}`);
  const opensAt = readInstant(opens, "start");
  const closesAt = readInstant(closes, "end");
  if (!opensAt || !closesAt) return refuse(`--opens and --closes are days or instants.\n\n${USAGE}`);
  return save(tree, { slug, title: title.normalize("NFC"), organiser: values.organiser?.normalize("NFC") ?? "", opensAt, closesAt });
}

function save(tree: DocumentTree, input: Omit<Parameters<typeof importDocument>[2], "contacts">): Promise<number> {
  return withDatabase(async (db) => {
    const now = new Date();
    const imported = await db.prisma.$transaction((tx) => importDocument(tx, tree, input, now), { timeout: 120_000 });
    if (!imported.ok) return refuse(`Not imported: ${REFUSALS[imported.reason]}`);
    console.log(`/${input.slug}: ${imported.sections} sections, ${imported.paragraphs} paragraphs.`);
    return 0;
  });
}

const REFUSALS = {
  "bad-slug": "--slug is small letters, digits and single hyphens, and none of the portal's own addresses.",
  "slug-taken": "there is already a consultation with this --slug.",
  "bad-dates": "--closes is before --opens.",
} as const;

function summary(tree: DocumentTree): string {
  const lines = listSections(tree).map(({ path, label, heading, paragraphs }) => `${path}\t${label} ${heading}\t${paragraphs.length}`);
  return `${tree.front.length} paragraphs before\n${lines.join("\n")}\n${tree.back.length} paragraphs after\n`;
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}
