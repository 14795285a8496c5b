import { z } from "zod";
import { cleanLine, cleanText } from "~/platform/clean-text";
import { DISTRICTS } from "./districts";
import { KINDS } from "./kinds";

/** Limits in characters (code points), shared by the form and the server. */
const TEXT_MAX = 20_000;
const NAME_MAX = 200;
const EMAIL_MAX = 254;

/** Version of the notice (page /rieng-tu) a contributor agrees to. */
export const CONSENT_NOTICE = "3";

const lengthOf = (text: string) => [...text].length;
const text = z.string().transform(cleanText);
const line = z.string().default("").transform(cleanLine);
const orNull = (value: string) => value || null;
/** A piece of the draft's own text, to the letter; a form sends its line ends in its own way. */
const piece = z
  .string()
  .default("")
  .transform((value) => value.slice(0, 2 * TEXT_MAX).replace(/\r\n?/g, "\n"));

const textField = z
  .string({ error: "textMissing" })
  .pipe(text)
  .refine((value) => value !== "", { error: "textMissing" })
  .refine((value) => lengthOf(value) <= TEXT_MAX, { error: "textTooLong" });

const proposedField = z
  .string()
  .default("")
  .pipe(text)
  .refine((value) => lengthOf(value) <= TEXT_MAX, { error: "proposedTooLong" })
  .transform(orNull);

/** What an author can change later (see revise-comment.server.ts). Messages are keys of the catalogue `form.error`. */
export const wordsSchema = z.object({
  kind: z.enum(KINDS, { error: "kindMissing" }),
  text: textField,
  proposed: proposedField,
});

/** One opinion on one place. */
const opinionSchema = wordsSchema.extend({
  /** In the one way the database writes it, since keys are compared as text too. */
  submissionKey: z.uuid().toLowerCase(),
  /** Number of the paragraph in its section, from 1; empty for the section itself. What is no number is no paragraph: 0. */
  paragraph: z
    .string()
    .default("")
    .transform((value) => (value === "" ? null : /^[1-9]\d{0,4}$/.test(value) ? Number(value) : 0)),
  /** The words of the paragraph it is about (see anchor-quote.ts); empty for all of it. */
  quoteExact: piece,
  quotePrefix: piece,
  quoteSuffix: piece,
  quoteStart: z
    .string()
    .default("")
    .transform((value) => (/^\d{1,7}$/.test(value) ? Number(value) : -1)),
});

/** Who says it: all of it optional but the consent. */
export const personSchema = z.object({
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

/** What a comment form sends. */
export const commentSchema = opinionSchema.extend(personSchema.shape);

/** Opinions of one collection, and so lines of one receipt, at most. */
export const PARTS_MAX = 50;

/** What a collection sends: its opinions as JSON, each with its place, and the person once. */
export const collectionSchema = personSchema.extend({
  parts: z
    .string()
    .transform((value, context): unknown => {
      try {
        return JSON.parse(value);
      } catch {
        context.addIssue({ code: "custom", message: "partsWrong" });
        return z.NEVER;
      }
    })
    .pipe(
      z
        .array(opinionSchema.extend({ section: z.string().nullable() }), { error: "partsWrong" })
        .min(1, { error: "partsNone" })
        .max(PARTS_MAX, { error: "partsTooMany" })
        .refine((parts) => new Set(parts.map(({ submissionKey }) => submissionKey)).size === parts.length, { error: "partsWrong" }),
    ),
});

export type Opinion = z.output<typeof opinionSchema>;
export type Person = z.output<typeof personSchema>;
export type CommentInput = Opinion & Person;
export type CollectionInput = z.output<typeof collectionSchema>;
/** What was typed, as it was typed, to be shown again. */
export type CommentValues = Partial<Record<keyof CommentInput, string>>;
export type CommentErrors = Partial<Record<keyof CommentInput, string>>;
