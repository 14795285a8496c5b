import { z } from "zod";

export const OUTCOMES = ["accept", "accept_part", "explain", "note"] as const;

/** Characters of a response, and of a summary. */
export const LONGEST = 20_000;

/** A version of a response as it is sent; its number is the version that was read. */
export const responseSchema = z.object({
  number: z.coerce.number().int().min(0).max(100_000),
  outcome: z.enum(OUTCOMES),
  text: z.string().trim().min(1).max(LONGEST),
});
