import { readConsultation } from "~/consultations/read-consultation.server";
import { windowAt } from "~/consultations/window";
import type { Database } from "~/platform/db.server";
import type { Refusal } from "./form-state";
import type { SubmitResult } from "./submit-collection.server";

/** A refusal with what the person needs to know to go on; `status` is HTTP's. */
export async function describeRefusal(
  db: Database,
  slug: string,
  result: Extract<SubmitResult, { ok: false }>,
  now: Date,
): Promise<{ refusal: Refusal; status: number }> {
  switch (result.reason) {
    case "key-used":
      return { refusal: { reason: "key-used", code: result.receiptCode }, status: 409 };
    case "no-such-place":
      return { refusal: { reason: "no-such-place" }, status: 404 };
    case "quote-gone":
      return { refusal: { reason: "quote-gone" }, status: 422 };
    default: {
      const consultation = await readConsultation(db.prisma, slug);
      const window = consultation && windowAt(consultation, now);
      const instant = (result.reason === "closed" ? window?.closesAt : window?.opensAt) ?? now;
      return { refusal: { reason: result.reason, instant }, status: 403 };
    }
  }
}
