import { parseArgs } from "node:util";
import { extendConsultation } from "~/consultations/extend-consultation.server";
import { cleanLine } from "~/platform/clean-text";
import { readInstant } from "./read-instant";
import { withDatabase } from "./with-database.server";

const USAGE = `Usage:
  npm run extend -- --consultation SLUG --closes DATE --reason TEXT --signed-by "NAME, OFFICE"

DATE is the new last day such as 2020-06-30 (Vietnam's time) or an instant. It must be later than what holds now.`;

const REFUSALS = {
  "unknown-consultation": "There is no consultation of that name.",
  "not-later": "The new end is not later than what holds now. A date is never taken back.",
} as const;

/** Adds a public, signed extension of a consultation. */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      consultation: { type: "string" },
      closes: { type: "string" },
      reason: { type: "string" },
      "signed-by": { type: "string" },
    },
  });
  const closesAt = values.closes ? readInstant(values.closes, "end") : null;
  const [slug, reason, signedBy] = [values.consultation, values.reason, values["signed-by"]].map((text) => cleanLine(text ?? ""));
  if (!slug || !reason || !signedBy || !closesAt) {
    console.error(USAGE);
    return 2;
  }
  return withDatabase(async (db) => {
    const result = await db.prisma.$transaction(async (tx) => {
      const consultation = await tx.consultation.findUnique({ where: { slug }, select: { id: true } });
      if (!consultation) return { ok: false as const, reason: "unknown-consultation" as const };
      return extendConsultation(tx, { consultationId: consultation.id, closesAt, reason, signedBy, staffId: null }, new Date());
    });
    if (result.ok) return 0;
    console.error(REFUSALS[result.reason]);
    return 2;
  });
}
