import { randomUUID } from "node:crypto";
import type { Database } from "~/platform/db.server";
import type { Log } from "~/platform/log.server";
import type { RateLimit } from "~/platform/rate-limit.server";
import { admitSender, type Sender } from "./admit-sender.server";
import type { Refused } from "./count-refusals.server";
import { checkForm, type FormState } from "./form-state";
import type { CommentInput, CommentValues } from "./comment.schema";
import { describeRefusal } from "./describe-refusal.server";
import type { MailSettings } from "./submit-collection.server";
import { submitComment, type InsertComment } from "./submit-comment.server";

/** What becomes of a sent form: a receipt to go to, or the form again with all that was typed. `status` is HTTP's. */
export type Taken<State> = { receipt: string; repeated: boolean } | { again: State; status: number };

export interface SentForm {
  slug: string;
  /** Null for the whole draft. */
  sectionPath: string | null;
  values: CommentValues;
  /** The person wants to change what is being read once more. */
  edit: boolean;
  /** A field no person sees was filled in. */
  trapped: boolean;
  sender: Sender;
  mail: MailSettings;
  /** Names the request in the log. */
  reference: string;
}

export interface TakeServices {
  db: Database;
  log: Log;
  rateLimit: RateLimit;
  insert: InsertComment;
  /** Counts a try that is refused; see countRefusals. */
  countRefusal: (refused: Refused) => Promise<unknown>;
}

/**
 * Takes a comment form. Nothing that was typed is lost: a form that is wrong, too late or unlucky comes back whole. A
 * form without a key, from a browser without our script, comes back to be read once more, with a key.
 */
export async function takeComment(services: TakeServices, form: SentForm, now: Date): Promise<Taken<FormState>> {
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
    const { reference } = form;
    services.log.error({ err: error, reference }, "a comment could not be taken");
    return { again: { values, refusal: { reason: "unavailable", reference } }, status: 503 };
  }
}

async function submit({ db, insert, rateLimit, countRefusal }: TakeServices, form: SentForm, comment: CommentInput, now: Date): Promise<Taken<FormState>> {
  const { values, sender, slug, sectionPath, mail } = form;
  if (form.trapped) {
    await countRefusal({ slug, reason: "trap", at: now });
    return { again: { values, refusal: { reason: "trap" } }, status: 422 };
  }
  const admitted = await admitSender(rateLimit, { sender, submissionKey: comment.submissionKey, comments: 1 }, now);
  if (!admitted.ok) {
    const { challenge, minutes } = admitted;
    if (!challenge) {
      await countRefusal({ slug, reason: "too-many", at: now });
      return { again: { values, refusal: { reason: "too-many", minutes } }, status: 429 };
    }
    return { again: { values, refusal: { reason: "prove", minutes }, challenge }, status: 429 };
  }
  const result = await submitComment(db, insert, { slug, sectionPath, comment, mail }, now);
  if (result.ok) return { receipt: result.receiptCode, repeated: result.repeated };
  if (result.reason === "closed" || result.reason === "not-open-yet") await countRefusal({ slug, reason: result.reason, at: now });
  const { refusal, status } = await describeRefusal(db, slug, result, now);
  switch (result.reason) {
    case "key-used":
      return { again: { values: { ...values, submissionKey: randomUUID() }, refusal }, status };
    case "quote-gone":
      return { again: { values: { ...values, quoteExact: "", quotePrefix: "", quoteSuffix: "", quoteStart: "" }, refusal }, status };
    default:
      return { again: { values, refusal }, status };
  }
}
