import { randomUUID } from "node:crypto";
import { windowAt } from "~/consultations/window";
import { readConsultation } from "~/consultations/read-consultation.server";
import type { Database } from "~/platform/db.server";
import type { Log } from "~/platform/log.server";
import type { RateLimit } from "~/platform/rate-limit.server";
import { checkForm, type FormState } from "./form-state";
import type { CommentInput, CommentValues } from "./comment.schema";
import { submitComment, type InsertComment } from "./submit-comment.server";

/** What becomes of a sent form: a receipt to go to, or the form again with all that was typed. `status` is HTTP's. */
export type Taken = { receipt: string; repeated: boolean } | { again: FormState; status: number };

export interface Sender {
  /** Only hashed, for the rate limit. */
  networkAddress: string;
  /** Where the links of a receipt mail lead. */
  baseUrl: string;
  /** Names the request in the log. */
  reference: string;
}

export interface SentForm {
  slug: string;
  /** Null for the whole draft. */
  sectionPath: string | null;
  values: CommentValues;
  /** The person wants to change what is being read once more. */
  edit: boolean;
  sender: Sender;
}

interface Services {
  db: Database;
  log: Log;
  rateLimit: RateLimit;
  insert: InsertComment;
  mailFrom: string;
}

/**
 * Takes a comment form. Nothing that was typed is lost: a form that is wrong, too late or unlucky comes back whole. A
 * form without a key, from a browser without our script, comes back to be read once more, with a key.
 */
export async function takeComment(services: Services, form: SentForm, now: Date): Promise<Taken> {
  const { values } = form;
  const hasKey = Boolean(values.submissionKey);
  const checked = checkForm(hasKey ? values : { ...values, submissionKey: randomUUID() });
  if (!checked.ok) return { again: { values, errors: checked.errors }, status: 422 };
  if (form.edit) return { again: { values: { ...values, submissionKey: "" } }, status: 200 };
  if (!hasKey) {
    return { again: { values: { ...values, submissionKey: checked.comment.submissionKey }, review: true }, status: 200 };
  }
  try {
    return await submit(services, form, checked.comment, now);
  } catch (error) {
    const { reference } = form.sender;
    services.log.error({ err: error, reference }, "a comment could not be taken");
    return { again: { values, refusal: { reason: "unavailable", reference } }, status: 503 };
  }
}

async function submit({ db, insert, rateLimit, mailFrom }: Services, form: SentForm, comment: CommentInput, now: Date): Promise<Taken> {
  const { values, sender, slug, sectionPath } = form;
  const limit = await rateLimit.consume("submit", sender.networkAddress);
  if (!limit.ok) {
    return { again: { values, refusal: { reason: "too-many", minutes: Math.ceil(limit.retryAfter / 60) } }, status: 429 };
  }
  const mail = { baseUrl: sender.baseUrl, from: mailFrom };
  const result = await submitComment(db, insert, { slug, sectionPath, comment, mail }, now);
  if (result.ok) return { receipt: result.receiptCode, repeated: result.repeated };
  switch (result.reason) {
    case "key-used":
      return {
        again: { values: { ...values, submissionKey: randomUUID() }, refusal: { reason: "key-used", code: result.receiptCode } },
        status: 409,
      };
    case "no-such-place":
      return { again: { values, refusal: { reason: "no-such-place" } }, status: 404 };
    default: {
      const consultation = await readConsultation(db.prisma, slug);
      const window = consultation && windowAt(consultation, now);
      const instant = (result.reason === "closed" ? window?.closesAt : window?.opensAt) ?? now;
      return { again: { values, refusal: { reason: result.reason, instant } }, status: 403 };
    }
  }
}
