import { z } from "zod";
import { PARTS_MAX, personSchema, wordsSchema } from "~/comments/comment.schema";
import { dayOf, startOfDay } from "./postal-day";

/** Nobody's letter is older: such a day was typed wrong. */
const OLDEST = 366 * 24 * 3600 * 1000;

/** What was typed of one comment of a letter. */
export interface PartValues {
  place: string;
  kind: string;
  text: string;
  proposed: string;
}

export const PART_FIELDS = ["place", "kind", "text", "proposed"] as const;

/** One comment of a letter or mail, its place still as it is written on the sheet (see read-place.ts). */
const partSchema = wordsSchema.extend({ place: z.string().max(300, { error: "placeUnknown" }) });

const dayField = z.string().default("").transform((value) => value.trim());

/**
 * What a letter's form sends besides its comments. `now` tells which days can be: none that is still to come.
 * Messages are keys of the catalogue `intake.error`, of a person's fields those of `form.error`.
 */
export function letterSchema(now: Date) {
  const today = dayOf(now);
  const oldest = dayOf(new Date(now.getTime() - OLDEST));
  return personSchema.omit({ consent: true }).extend({
    submissionKey: z.uuid({ error: "formBroken" }).toLowerCase(),
    dot: z.string().default(""),
    /** Empty where no day can be read. */
    postmarkedOn: dayField
      .refine((day) => day === "" || startOfDay(day) !== null, { error: "dayWrong" })
      .refine((day) => day <= today, { error: "dayToCome" })
      .refine((day) => day === "" || day >= oldest, { error: "dayTooOld" })
      .transform((day) => day || null),
    arrivedOn: dayField
      .transform((day) => day || today)
      .refine((day) => startOfDay(day) !== null, { error: "dayWrong" })
      .refine((day) => day <= today, { error: "dayToCome" })
      .refine((day) => day >= oldest, { error: "dayTooOld" }),
    /** The clerk has read that it is late, and keeps it all the same. */
    late: z
      .string()
      .optional()
      .transform((value) => value === "on"),
  });
}

export const partsSchema = z.array(partSchema).min(1, { error: "partsNone" }).max(PARTS_MAX, { error: "partsTooMany" });

export type LetterPart = z.output<typeof partSchema>;
