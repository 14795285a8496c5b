import { randomUUID } from "node:crypto";
import { data, redirect, type AppLoadContext } from "@remix-run/node";
import { checkForm, readFormValues, type FormState } from "~/comments/form-state";
import { submitComment } from "~/comments/submit-comment.server";
import { windowAt } from "~/consultations/window";
import { readConsultation } from "~/consultations/read-consultation.server";

/** Kept by the person's own browser only, so that going back shows the form as it was instead of asking to resend. */
const PRIVATE = { "Cache-Control": "private, no-cache" };

function again(state: FormState, status: number) {
  return data(state, { status, headers: PRIVATE });
}

/**
 * Takes the comment form of a page. Ends on the receipt, or gives the form back with all that was typed: to be
 * mended, to be read once more (a form without a key, from a browser without our script), or to be sent again later.
 */
export async function submitForm(request: Request, context: AppLoadContext, place: { slug: string; sectionPath: string | null }) {
  const form = await request.formData();
  const values = readFormValues(form);
  const hasKey = Boolean(values.submissionKey);
  const checked = checkForm(hasKey ? values : { ...values, submissionKey: randomUUID() });
  if (!checked.ok) return again({ values, errors: checked.errors }, 422);
  if (form.get("edit")) return again({ values: { ...values, submissionKey: "" } }, 200);
  if (!hasKey) return again({ values: { ...values, submissionKey: checked.comment.submissionKey }, review: true }, 200);

  try {
    return await submit(context, { ...place, comment: checked.comment }, values);
  } catch (error) {
    if (error instanceof Response) throw error;
    const { reference } = context;
    context.log.error({ err: error, reference }, "a comment could not be taken");
    return again({ values, refusal: { reason: "unavailable", reference } }, 503);
  }
}

type Comment = Extract<ReturnType<typeof checkForm>, { ok: true }>["comment"];

async function submit(
  context: AppLoadContext,
  place: { slug: string; sectionPath: string | null; comment: Comment },
  values: FormState["values"],
) {
  const { db, env, requestedAt } = context;
  const limit = await context.rateLimit.consume("submit", context.networkAddress);
  if (!limit.ok) return again({ values, refusal: { reason: "too-many", minutes: Math.ceil(limit.retryAfter / 60) } }, 429);

  const mail = { baseUrl: env.PUBLIC_URL ?? context.origin, from: env.MAIL_FROM };
  const result = await submitComment(db, { ...place, mail }, requestedAt);
  if (result.ok) return redirect(`/tra-cuu/${result.receiptCode}?${result.repeated ? "lap-lai" : "moi"}=1`, { status: 303, headers: PRIVATE });
  switch (result.reason) {
    case "key-used":
      return again(
        { values: { ...values, submissionKey: randomUUID() }, refusal: { reason: "key-used", code: result.receiptCode } },
        409,
      );
    case "no-such-place":
      return again({ values, refusal: { reason: "no-such-place" } }, 404);
    default: {
      const consultation = await readConsultation(db.prisma, place.slug);
      const window = consultation && windowAt(consultation, requestedAt);
      const instant = (result.reason === "closed" ? window?.closesAt : window?.opensAt) ?? requestedAt;
      return again({ values, refusal: { reason: result.reason, instant } }, 403);
    }
  }
}
