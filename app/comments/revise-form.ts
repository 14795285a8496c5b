import { z } from "zod";
import { wordsSchema, type CommentErrors } from "./comment.schema";

/** Why new words were not taken, with what the person needs to know to go on. */
export type ReviseRefusal =
  | { reason: "withdrawn" | "decided" | "revised-meanwhile" }
  | { reason: "closed"; instant: Date }
  | { reason: "too-many"; minutes: number }
  | { reason: "too-often"; most: number }
  | { reason: "unavailable"; reference: string };

const FIELDS = ["kind", "text", "proposed", "revision"] as const;

/** What was typed, as it was typed, to be shown again. */
export type ReviseValues = Partial<Record<(typeof FIELDS)[number], string>>;

/** A form that is shown again: always with everything that was typed. */
export interface ReviseState {
  values: ReviseValues;
  errors?: Pick<CommentErrors, "kind" | "text" | "proposed">;
  refusal?: ReviseRefusal;
}

const schema = wordsSchema.extend({ revision: z.coerce.number().int().min(0).catch(-1) });

export function readReviseForm(form: FormData) {
  const values: ReviseValues = {};
  for (const field of FIELDS) {
    const value = form.get(field);
    if (typeof value === "string") values[field] = value;
  }
  const parsed = schema.safeParse(values);
  if (parsed.success) {
    const { revision, ...words } = parsed.data;
    return { ok: true as const, values, words, revision };
  }
  const errors: ReviseState["errors"] = {};
  for (const { path, message } of parsed.error.issues) errors[path[0] as keyof typeof errors] ??= message;
  return { ok: false as const, values, errors };
}
