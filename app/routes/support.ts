import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { supportComment } from "~/comments/support-comment.server";
import type { SupportOutcome } from "~/comments/support-outcomes";
import { locales, sourceLocale, translator } from "~/messages";
import { deviceCookie, readDevice } from "~/platform/http/device-cookie.server";
import { inLanguage } from "~/platform/http/language";

/** The form's address, opened as a page. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/${params.slug}/y-kien/${params.id}`);
}

/** Takes one "đồng tình". A form gets the comment's page again; our script, the words alone. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, env, requestedAt } = context;
  const commentId = z.uuid().safeParse(params.id).data;
  if (!commentId) return new Response(null, { status: 404 });
  const limit = await context.rateLimit.consume("support", context.networkAddress);
  if (!limit.ok) return answer({ request, params }, "qua-nhieu", null);
  const device = readDevice(env, request);
  const result = await supportComment(db, { commentId, device }, requestedAt);
  if (!result.ok) return answer({ request, params }, result.reason === "not-open" ? "het-han" : null, null);
  const response = answer({ request, params }, result.repeated ? "da-co" : "cam-on", result.supports);
  response.headers.append("Set-Cookie", deviceCookie(env, device));
  return response;
}

function answer(
  { request, params }: Pick<ActionFunctionArgs, "request" | "params">,
  outcome: SupportOutcome | null,
  supports: number | null,
): Response {
  const locale = locales.find((each) => each === new URL(request.url).searchParams.get("hl")) ?? sourceLocale;
  if (outcome && request.headers.get("accept") === "application/json") {
    const t = translator("published.support", locale);
    return Response.json({ words: t(outcome), count: supports === null ? null : t("count", { count: supports }) });
  }
  // Where the comment is no longer published, its page says so.
  const page = `/${params.slug}/y-kien/${params.id}${outcome ? `?dong-tinh=${outcome}#dong-tinh` : ""}`;
  return redirect(inLanguage(page, locale), 303);
}
