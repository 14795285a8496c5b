import { z } from "zod";

export const MONTHS = { least: 1, most: 120 } as const;

/** The form that sets the term of a consultation. */
export const termSchema = z.object({
  months: z.coerce.number().int().min(MONTHS.least).max(MONTHS.most),
  countedFrom: z.enum(["close", "results"]),
  automatic: z.string().nullable().transform((value) => value === "on"),
});
