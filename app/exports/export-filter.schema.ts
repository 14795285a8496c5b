import { z } from "zod";
import { CHANNELS } from "~/comments/channels";
import { KINDS } from "~/comments/kinds";

export const EXPORT_FORMATS = ["csv", "jsonl", "xlsx"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** In the order of the summary's columns. */
export const STATES = ["published", "withheld", "withdrawn", "merged", "pending"] as const;
export type ExportState = (typeof STATES)[number];

const blankIsUnset = (value: unknown) => (value === "" || value === null ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());

/** Days are calendar days in Asia/Ho_Chi_Minh, both included. An empty field of a form sets no condition. */
export const exportFilterSchema = z
  .strictObject({
    state: optional(z.enum(STATES)),
    kind: optional(z.enum(KINDS)),
    channel: optional(z.enum(CHANNELS)),
    /** Path of a section; what stands below it is included. */
    section: optional(
      z
        .string()
        .max(300)
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    ),
    from: optional(z.iso.date()),
    to: optional(z.iso.date()),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ["to"] });

export type ExportFilter = z.infer<typeof exportFilterSchema>;

/** What a file is of. Nobody asks for what is undelivered by itself: a delivery does. */
export interface RegisterFilter extends ExportFilter {
  undelivered?: boolean;
}
