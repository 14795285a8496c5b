import type { Challenge } from "./proof-of-work.server";
import { commentSchema, type CommentErrors, type CommentInput, type CommentValues } from "./comment.schema";

/** Why a form was not taken, with what the person needs to know to go on. */
export type Refusal =
  | { reason: "closed" | "not-open-yet"; instant: Date }
  | { reason: "no-such-place" | "quote-gone" | "trap" }
  | { reason: "key-used"; code: string }
  | { reason: "too-many" | "prove"; minutes: number }
  | { reason: "unavailable"; reference: string };

/** A form that is shown again: always with everything that was typed. */
export interface FormState {
  values: CommentValues;
  errors?: CommentErrors;
  refusal?: Refusal;
  /** Work to be done before it is sent again. */
  challenge?: Challenge;
  /** To be read once more before it is sent (browsers without our script). */
  review?: true;
}

/** The fields of the form; others that are sent are ignored. */
export const FORM_FIELDS = Object.keys(commentSchema.shape) as (keyof CommentInput)[];

/** Checks what was typed; `errors` names a message for each wrong field. */
export function checkForm(values: CommentValues): { ok: true; comment: CommentInput } | { ok: false; errors: CommentErrors } {
  const parsed = commentSchema.safeParse(values);
  if (parsed.success) return { ok: true, comment: parsed.data };
  const errors: CommentErrors = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path[0] as keyof CommentInput;
    errors[field] ??= issue.message;
  }
  return { ok: false, errors };
}
