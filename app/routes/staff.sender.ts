import { data, type ActionFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/auth/require-staff.server";
import { isId } from "~/moderation/cursor";
import { SENDER_REASONS } from "~/moderation/show-sender";
import { showSender } from "~/moderation/show-sender.server";

/** Who sent a comment, for a reason that is written down; see ShowSender. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "moderator");
  const form = await request.formData();
  const commentId = form.get("comment");
  const why = SENDER_REASONS.find((reason) => reason === form.get("why"));
  if (typeof commentId !== "string" || !isId(commentId) || !why) throw data(null, { status: 400 });
  const result = await context.db.prisma.$transaction((tx) =>
    showSender(tx, { commentId, staffId: staff.id, why }, context.requestedAt),
  );
  if (!result.ok) throw data(null, { status: 404 });
  return data({ commentId, sender: result.sender }, { headers: { "Cache-Control": "no-store" } });
}
