import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Session } from "~/auth/read-session.server";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { BatchPage } from "~/moderation/BatchPage";
import { isId } from "~/moderation/cursor";
import { previewBatch, proposeBatch } from "~/moderation/decide-batch.server";
import { deskQuery, readDeskAddress } from "~/moderation/desk-address";
import { listQueueIds } from "~/moderation/list-queue.server";
import { readBatch, type BatchForm } from "~/moderation/read-batch";
import { readGroup } from "~/moderation/read-group.server";
import { BATCH_MAX } from "~/moderation/undo-time";
import "~/moderation/desk.css";
import { loadDesk } from "./load-desk.server";

/** With `?nhom=` the page begins with a group of like texts; otherwise it begins at the desk. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "moderator");
  const groupId = new URL(request.url).searchParams.get("nhom");
  return { group: isId(groupId) ? await readGroup(context.db, { groupId }) : null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, "moderator");
  const { db, requestedAt } = context;
  const staffId = session.staff.id;
  const form = readBatch(await request.formData());
  if (!form) return { step: "refused" as const, back: "" };
  const { action, reason } = form;
  const back = deskQuery(readDeskAddress(new URLSearchParams(form.filter)));
  if (form.intent === "confirm") {
    const result = await proposeBatch(db, { items: form.items, action, reason, note: null, staffId }, requestedAt);
    return result.ok ? { step: "done" as const, action, back, ...result } : { step: "refused" as const, back };
  }
  const asked = await idsOf(form, context, session);
  const preview = await previewBatch(db, { ids: asked.slice(0, BATCH_MAX), staffId }, requestedAt);
  return { step: "preview" as const, action, reason, back, capped: asked.length > BATCH_MAX, ...preview };
}

/** One more than can be decided at once, so that it can be said that there are more. */
async function idsOf({ what, ids, groupId, filter }: BatchForm, context: AppLoadContext, session: Session): Promise<string[]> {
  if (what === "marked") return ids;
  const search = new URLSearchParams(filter);
  const { filter: asked } = await loadDesk(search, context, session);
  if (!asked) return [];
  if (what === "filter") return listQueueIds(context.db, asked, BATCH_MAX + 1, context.requestedAt);
  const group = groupId && (await readGroup(context.db, { groupId }));
  if (!group) return [];
  const { filter: all } = await loadDesk(new URLSearchParams({ dot: group.slug, nhom: group.id }), context, session);
  return all ? listQueueIds(context.db, all, BATCH_MAX + 1, context.requestedAt) : [];
}

export const meta: MetaFunction = () => [{ title: `${translator("desk")("batch.title")} — ${translator("common")("portal")}` }];

export default function BatchRoute() {
  const { group } = useLoaderData<typeof loader>();
  return <BatchPage group={group} result={useActionData<typeof action>()} />;
}
