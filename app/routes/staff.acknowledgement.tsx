import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/auth/require-staff.server";
import { Acknowledgement } from "~/intake/Acknowledgement";
import { readItem } from "~/intake/read-item.server";
import { translator } from "~/messages";
import { isId } from "~/moderation/cursor";
import { qrPath } from "~/platform/qr-path.server";

/** What is printed and sent back for a letter: no name and no word of it, for it may be read on its way. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "clerk");
  const found = isId(params.id) ? await readItem(context.db.prisma, params.id) : null;
  if (!found) throw data(null, { status: 404 });
  const { receiptCode, receivedAt, state, reason, consultation } = found;
  const { title, organiser } = consultation;
  const comments = found.comments.map(({ part, section, paragraph }) => ({ part, section, paragraph }));
  const address = `${context.env.PUBLIC_URL ?? context.origin}/tra-cuu`;
  return { receiptCode, receivedAt, state, reason, title, organiser, comments, address, qr: qrPath(address) };
}

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${translator("intake")("acknowledgement.title")} ${found?.receiptCode ?? ""} — ${translator("common")("portal")}` },
];

export default function AcknowledgementPage() {
  return <Acknowledgement {...useLoaderData<typeof loader>()} />;
}
