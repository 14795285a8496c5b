import { redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from "@remix-run/node";
import type { Session } from "~/auth/read-session.server";
import { requireStaff } from "~/auth/require-staff.server";
import { confirmProposal } from "~/moderation/apply-decisions.server";
import { countFilter } from "~/moderation/count-saved.server";
import { countQueue } from "~/moderation/count-queue.server";
import { isId } from "~/moderation/cursor";
import { DESK, deskQuery, readDeskAddress } from "~/moderation/desk-address";
import { listLeases, releaseLease, takeLease } from "~/moderation/lease.server";
import { deleteFilter, listFilters, NAME_MAX, saveFilter } from "~/moderation/saved-filters.server";
import { undoDecision } from "~/moderation/undo-decision.server";
import { loadDesk } from "./load-desk.server";

/** What changes while somebody works at the desk: numbers, and what others have open. Asked for every few seconds. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, "moderator");
  const { filter } = await loadDesk(new URL(request.url).searchParams, context, session);
  const { db, requestedAt } = context;
  return {
    counts: filter && (await countQueue(db, filter, requestedAt)),
    saved: await countSaved(context, session),
    held: await listLeases(db, { staffId: session.staff.id }, requestedAt),
  };
}

async function countSaved(context: AppLoadContext, session: Session): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const { id, query } of await listFilters(context.db, { staffId: session.staff.id })) {
    const { filter } = await loadDesk(new URLSearchParams(query), context, session);
    if (filter) counted[id] = await countFilter(context.db, filter, context.requestedAt);
  }
  return counted;
}

/** The desk's forms that decide on no single comment. Without a script they lead back to the list. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, "moderator");
  const form = await request.formData();
  const back = form.get("back");
  const answer = await act(form, context, session);
  if (typeof back === "string") throw redirect(`${DESK}?${deskQuery(readDeskAddress(new URLSearchParams(back)))}`, 303);
  return answer;
}

async function act(form: FormData, { db, requestedAt }: AppLoadContext, { staff: { id: staffId } }: Session) {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const given = isId(text("id")) ? text("id") : null;
  switch (text("intent")) {
    // Told by the page itself, which reads no answer.
    case "hold":
      if (given) await takeLease(db, { commentId: given, staffId }, requestedAt);
      return new Response(null, { status: 204 });
    case "leave":
      if (given) await releaseLease(db, { commentId: given, staffId });
      return new Response(null, { status: 204 });
    case "undo":
      return given ? undoDecision(db, { batchId: given, staffId }, requestedAt) : refused;
    case "agree":
    case "decline":
      return given ? confirmProposal(db, { proposalId: given, staffId, agrees: text("intent") === "agree" }, requestedAt) : refused;
    case "save": {
      const query = deskQuery(readDeskAddress(new URLSearchParams(text("query"))));
      const name = text("name").normalize("NFC").trim().slice(0, NAME_MAX);
      return saveFilter(db, { staffId, name, query }, requestedAt);
    }
    case "forget":
      if (given) await deleteFilter(db, { staffId, id: given });
      return { ok: true as const };
    default:
      return refused;
  }
}

const refused = { ok: false as const, reason: "bad-form" as const };
