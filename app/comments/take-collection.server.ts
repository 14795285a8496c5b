import { admitSender } from "./admit-sender.server";
import { collectionSchema } from "./comment.schema";
import { describeRefusal } from "./describe-refusal.server";
import type { Challenge } from "./proof-of-work.server";
import type { Refusal } from "./form-state";
import { submitCollection } from "./submit-collection.server";
import type { SentForm, Taken, TakeServices } from "./take-comment.server";

/** The fields of a collection's form; others that are sent are ignored. */
export const COLLECTION_FIELDS = [...Object.keys(collectionSchema.shape), "submissionKey"];

/** A collection that is shown again. Its opinions are still on the device that sent them. */
export interface CollectionState {
  values: Record<string, string>;
  /** A message for each wrong field of the person. */
  errors?: Record<string, string>;
  /** Index of the opinion that was refused, and the field of it that is wrong. */
  part?: { index: number; error: string | null };
  refusal?: Refusal;
  challenge?: Challenge;
}

/** Takes opinions that were gathered on a device and are sent together: all of them or none. */
export async function takeCollection(
  services: Omit<TakeServices, "insert">,
  form: Omit<SentForm, "values" | "sectionPath" | "edit"> & { values: Record<string, string> },
  now: Date,
): Promise<Taken<CollectionState>> {
  const { values, slug, sender, mail, reference } = form;
  const { db, rateLimit, log, countRefusal } = services;
  const checked = collectionSchema.safeParse(values);
  if (!checked.success) return { again: { values, ...wrongFields(checked.error.issues) }, status: 422 };
  const { parts, ...person } = checked.data;
  try {
    if (form.trapped) {
      await countRefusal({ slug, reason: "trap", at: now });
      return { again: { values, refusal: { reason: "trap" } }, status: 422 };
    }
    const submissionKey = parts[0]!.submissionKey;
    const admitted = await admitSender(rateLimit, { sender, submissionKey, comments: parts.length }, now);
    if (!admitted.ok) {
      const { challenge, minutes } = admitted;
      if (!challenge) {
        await countRefusal({ slug, reason: "too-many", at: now });
        return { again: { values, refusal: { reason: "too-many", minutes } }, status: 429 };
      }
      return { again: { values, refusal: { reason: "prove", minutes }, challenge }, status: 429 };
    }
    const result = await submitCollection(db, { slug, parts, person, mail }, now);
    if (result.ok) return { receipt: result.receiptCode, repeated: result.repeated };
    if (result.reason === "closed" || result.reason === "not-open-yet") await countRefusal({ slug, reason: result.reason, at: now });
    const { refusal, status } = await describeRefusal(db, slug, result, now);
    return { again: { values, refusal, ...("part" in result ? { part: { index: result.part, error: null } } : {}) }, status };
  } catch (error) {
    log.error({ err: error, reference }, "a collection could not be taken");
    return { again: { values, refusal: { reason: "unavailable", reference } }, status: 503 };
  }
}

function wrongFields(issues: { path: PropertyKey[]; message: string }[]): Pick<CollectionState, "errors" | "part"> {
  const errors: Record<string, string> = {};
  let part: CollectionState["part"];
  for (const { path, message } of issues) {
    const [field, index] = path;
    if (field === "parts" && typeof index === "number") part ??= { index, error: message };
    else errors[String(field)] ??= message;
  }
  return part ? { errors, part } : { errors };
}
