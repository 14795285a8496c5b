import { z } from "zod";
import { DISTRICTS } from "~/comments/districts";
import { cleanLine } from "~/platform/clean-text";
import { startOfDay } from "../postal-day";

const NAME_MAX = 300;
const PEOPLE_MAX = 100_000;

/** A day in Vietnam: as written, and its first and last instant. */
const day = z.string({ error: "heldOnWrong" }).transform((value, context) => {
  const from = startOfDay(value);
  if (from) return { day: value, from, to: new Date(from.getTime() + 86_400_000 - 1) };
  context.addIssue({ code: "custom", message: "heldOnWrong" });
  return z.NEVER;
});

const district = z
  .union([z.literal(""), z.enum(DISTRICTS)], { error: "districtWrong" })
  .default("")
  .transform((value) => value || null);

const consultation = z.string({ error: "consultationMissing" }).min(1, { error: "consultationMissing" });

/** What is said of a spreadsheet when it is brought. Messages are keys of `bulk.formError`. */
export const bulkSchema = z.discriminatedUnion(
  "channel",
  [
    z.object({
      channel: z.literal("meeting"),
      consultation,
      meeting: z
        .string()
        .default("")
        .transform(cleanLine)
        .refine((value) => value !== "", { error: "meetingMissing" })
        .refine((value) => value.length <= NAME_MAX, { error: "meetingTooLong" }),
      heldOn: day,
      district,
      /** People at the meeting; empty where nobody counted. */
      peoplePresent: z
        .string()
        .default("")
        .transform((value) => value.trim().replace(/[.\s]/g, ""))
        .refine((value) => /^\d{0,6}$/.test(value) && Number(value) <= PEOPLE_MAX, { error: "peopleWrong" })
        .transform((value) => (value === "" ? null : Number(value))),
    }),
    z.object({ channel: z.literal("import"), consultation, district }),
  ],
  { error: "channelMissing" },
);

export type BulkInput = z.output<typeof bulkSchema>;
