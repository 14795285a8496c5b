import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  useActionData,
  useLoaderData,
  useOutletContext,
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
} from "@remix-run/react";
import { requireStaff } from "~/auth/require-staff.server";
import { DecideHere } from "~/moderation/DecideHere";
import { deskPath, readDeskAddress } from "~/moderation/desk-address";
import { listQueue } from "~/moderation/list-queue.server";
import { proposeDecision } from "~/moderation/propose-decision.server";
import { readDecision } from "~/moderation/read-decision.server";
import { readDeskComment } from "~/moderation/read-desk-comment.server";
import type { Answer, Desk } from "~/moderation/use-desk";
import { loadDesk } from "./load-desk.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, "moderator");
  const { address, filter } = await loadDesk(new URL(request.url).searchParams, context, session);
  const { db, requestedAt } = context;
  if (address.commentId !== null) {
    const comment = await readDeskComment(db, { commentId: address.commentId, staffId: session.staff.id }, requestedAt);
    if (!comment) throw data(null, { status: 404 });
    return { comment };
  }
  const rows = filter ? (await listQueue(db, filter, requestedAt)).rows : [];
  const first = rows.find(({ heldBy }) => heldBy === null) ?? rows[0];
  if (first) throw redirect(deskPath({ ...address, commentId: first.id }));
  return { comment: null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "moderator");
  const decision = await readDecision(context.db.prisma, await request.formData());
  const answer: Answer = decision
    ? await proposeDecision(context.db, { ...decision, staffId: staff.id }, context.requestedAt)
    : { ok: false, reason: "bad-form" };
  return { commentId: decision?.commentId ?? null, action: decision?.action ?? null, answer };
}

/** A decision that could not be sent comes back to the list; only the guard's answers leave the desk. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction<typeof action>();
  } catch (error) {
    if (error instanceof Response || (isRouteErrorResponse(error) && error.status === 403)) throw error;
    return { commentId: null, action: null, answer: { ok: false, reason: "not-sent" } satisfies Answer };
  }
}

/**
 * Another comment was opened, or a decision on the open one was answered. The answer to a decision on the comment
 * before may come while the next one is being opened, and then ends that navigation: so the address is compared first.
 */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  actionResult,
  formMethod,
  formAction,
  formData,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  const open = readDeskAddress(nextUrl.searchParams).commentId;
  if (readDeskAddress(currentUrl.searchParams).commentId !== open) return true;
  const intent = formData?.get("intent");
  if (formAction?.endsWith("/viec")) return intent === "agree" || intent === "decline" || intent === "undo";
  if (!formMethod || formMethod.toUpperCase() === "GET") return defaultShouldRevalidate;
  return (actionResult as { commentId?: string | null } | undefined)?.commentId === open;
}

export default function DeskComment() {
  const { comment } = useLoaderData<typeof loader>();
  const desk = useOutletContext<Desk>();
  const result = useActionData<typeof action>();
  return comment && <DecideHere comment={comment} desk={desk} result={result} />;
}
