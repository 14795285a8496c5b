import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { answerBlindReview, nextBlindReview, readAgreement } from "~/moderation/blind-review.server";
import { BlindPage } from "~/moderation/BlindPage";
import { changeSettings, readSettings } from "~/moderation/change-settings.server";
import { isId } from "~/moderation/cursor";
import { KEEPS_RULES } from "~/moderation/rules";
import "~/moderation/desk.css";
import { loadDesk } from "./load-desk.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, "moderator");
  const { staff } = session;
  const { registers, register } = await loadDesk(new URL(request.url).searchParams, context, session);
  if (!register) return { registers, register, review: null, agreement: null, settings: null };
  const asked = { consultationId: register.id, staffId: staff.id };
  return {
    registers,
    register,
    review: await nextBlindReview(context.db, asked),
    agreement: await readAgreement(context.db, asked),
    settings: staff.roles.includes("administrator") ? await readSettings(context.db, asked) : null,
  };
}

const answerFields = z.object({
  review: z.string().refine(isId),
  action: z.enum(["publish", "redact", "withhold"]),
  reason: z.string().max(2).default(""),
});
const settingsFields = z.object({ blindShare: z.coerce.number().int().min(0).max(100), fourEyes: z.literal("on").optional() });

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, "moderator");
  const { staff } = session;
  const form = await request.formData();
  const { db, requestedAt } = context;
  if (form.get("intent") === "settings") {
    if (!staff.roles.includes("administrator")) throw data(null, { status: 403 });
    const { register } = await loadDesk(new URL(request.url).searchParams, context, session);
    const given = settingsFields.safeParse(Object.fromEntries(form));
    if (!register || !given.success) return { did: "settings" as const, ok: false as const };
    const { fourEyes, blindShare } = given.data;
    await changeSettings(db, { consultationId: register.id, staffId: staff.id, fourEyes: fourEyes === "on", blindShare }, requestedAt);
    return { did: "settings" as const, ok: true as const };
  }
  const given = answerFields.safeParse(Object.fromEntries(form));
  if (!given.success) return { did: "answer" as const, ok: false as const, reason: "bad-reason" as const };
  const { review: reviewId, action: decided, reason } = given.data;
  const answer = { reviewId, staffId: staff.id, action: decided, reason: decided === "publish" ? KEEPS_RULES : reason };
  return { did: "answer" as const, ...(await answerBlindReview(db, answer, requestedAt)) };
}

export const meta: MetaFunction = () => [{ title: `${translator("desk")("blind.title")} — ${translator("common")("portal")}` }];

export default function BlindReviewRoute() {
  return <BlindPage {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
