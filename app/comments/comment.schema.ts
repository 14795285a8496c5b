import { z } from "zod";
import { cleanLine, cleanText } from "~/platform/clean-text";
import { DISTRICTS } from "./districts";
import { KINDS } from "./kinds";

/** Limits in characters (code points), shared by the form and the server. */
const TEXT_MAX = 20_000;
const NAME_MAX = 200;
const EMAIL_MAX = 254;

/** Version of the notice (page /rieng-tu) a contributor agrees to. */
export const CONSENT_NOTICE = "1";

const lengthOf = (text: string) => [...text].length;
const text = z.string().transform(cleanText);
const line = z.string().default("").transform(cleanLine);
const orNull = (value: string) => value || null;

/** What a comment form sends. Messages are keys of the catalogue `form.error`. */
export const commentSchema = z.object({
  submissionKey: z.uuid(),
  /** Number of the paragraph in its section, from 1; empty for the section itself. What is no number is no paragraph: 0. */
  paragraph: z
    .string()
    .default("")
    .transform((value) => (value === "" ? null : /^[1-9]\d{0,4}$/.test(value) ? Number(value) : 0)),
  kind: z.enum(KINDS, { error: "kindMissing" }),
  text: z
    .string({ error: "textMissing" })
    .pipe(text)
    .refine((value) => value !== "", { error: "textMissing" })
    .refine((value) => lengthOf(value) <= TEXT_MAX, { error: "textTooLong" }),
  proposed: z
    .string()
    .default("")
    .pipe(text)
    .refine((value) => lengthOf(value) <= TEXT_MAX, { error: "proposedTooLong" })
    .transform(orNull),
  name: line.refine((value) => lengthOf(value) <= NAME_MAX, { error: "nameTooLong" }).transform(orNull),
  organisation: line.refine((value) => lengthOf(value) <= NAME_MAX, { error: "organisationTooLong" }).transform(orNull),
  email: line
    .refine((value) => value === "" || (value.length <= EMAIL_MAX && z.email().safeParse(value).success), { error: "emailWrong" })
    .transform(orNull),
  district: z
    .union([z.literal(""), z.enum(DISTRICTS)], { error: "districtWrong" })
    .default("")
    .transform((value) => value || null),
  showName: z
    .string()
    .optional()
    .transform((value) => value === "on"),
  consent: z.literal("on", { error: "consentMissing" }),
});

export type CommentInput = z.output<typeof commentSchema>;
/** What was typed, as it was typed, to be shown again. */
export type CommentValues = Partial<Record<keyof CommentInput, string>>;
export type CommentErrors = Partial<Record<keyof CommentInput, string>>;
