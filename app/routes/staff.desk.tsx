import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { countPending } from "~/moderation/count-pending.server";
import { writeCursor } from "~/moderation/cursor";
import { DecisionInFlight } from "~/moderation/DecisionInFlight";
import { sameList } from "~/moderation/desk-address";
import { DeskFilter } from "~/moderation/DeskFilter";
import { DeskNotices } from "~/moderation/DeskNotices";
import { KeyMap } from "~/moderation/KeyMap";
import { listQueue } from "~/moderation/list-queue.server";
import { QueueList } from "~/moderation/QueueList";
import { useDesk } from "~/moderation/use-desk";
import { useKeys } from "~/moderation/use-keys";
import { loadDesk } from "./load-desk.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "moderator");
  const { address, registers, filter } = await loadDesk(request, context);
  if (!filter) {
    if (address.slug !== null) throw data(null, { status: 404 });
    return { registers, rows: [], next: null, pending: { total: 0, sections: [] } };
  }
  const { rows, next } = await listQueue(context.db, filter);
  const pending = await countPending(context.db.prisma, filter);
  return { registers, rows, next: next && writeCursor(next), pending };
}

/** The list is read anew for another filter or page only: it must not move while somebody works on it. */
export function shouldRevalidate({ currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return currentUrl.pathname === nextUrl.pathname
    ? !sameList(currentUrl.searchParams, nextUrl.searchParams)
    : defaultShouldRevalidate;
}

export const meta: MetaFunction = () => [
  { title: `${translator("moderation")("desk.title")} — ${translator("common")("portal")}` },
];

export default function DeskPage() {
  const t = useTranslations("moderation.desk");
  const { registers, rows, next, pending } = useLoaderData<typeof loader>();
  const desk = useDesk(rows, next);
  const { step } = desk;
  const [forward, back] = [() => step(1), () => step(-1)];
  useKeys({ j: forward, ArrowDown: forward, k: back, ArrowUp: back });
  return (
    <div className="desk">
      <div className="desk-head">
        <h1 className="visually-hidden">{t("title")}</h1>
        <DeskFilter registers={registers} address={desk.wanted} pending={pending} />
        <KeyMap />
      </div>
      <DeskNotices desk={desk} />
      <div className="desk-columns">
        <QueueList desk={desk} next={next} total={rows.length} />
        <Outlet context={desk} />
      </div>
      {desk.inFlight.map((sent) => (
        <DecisionInFlight key={`${sent.commentId}:${sent.version}:${sent.revision}`} sent={sent} onSettled={desk.settle} />
      ))}
    </div>
  );
}
