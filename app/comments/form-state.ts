import { commentSchema, type CommentErrors, type CommentInput, type CommentValues } from "./comment.schema";

/** Why a form was not taken, with what the person needs to know to go on. */
export type Refusal =
  | { reason: "closed" | "not-open-yet"; instant: Date }
  | { reason: "no-such-place" }
  | { reason: "key-used"; code: string }
  | { reason: "too-many"; minutes: number }
  | { reason: "unavailable"; reference: string };

/** A form that is shown again: always with everything that was typed. */
export interface FormState {
  values: CommentValues;
  errors?: CommentErrors;
  refusal?: Refusal;
  /** To be read once more before it is sent (browsers without our script). */
  review?: true;
}

const FIELDS = Object.keys(commentSchema.shape) as (keyof CommentInput)[];

/** The fields of a sent form as they were typed. A file or an unknown field is ignored. */
export function readFormValues(form: FormData): CommentValues {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = form.get(field);
      return typeof value === "string" ? [[field, value]] : [];
    }),
  );
}

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
