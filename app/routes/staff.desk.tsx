import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, Outlet, useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { BatchBar } from "~/moderation/BatchBar";
import { countQueue } from "~/moderation/count-queue.server";
import { writeCursor } from "~/moderation/cursor";
import { DecisionInFlight } from "~/moderation/DecisionInFlight";
import { DESK_BLIND, sameList } from "~/moderation/desk-address";
import { DeskFilter } from "~/moderation/DeskFilter";
import { DeskNotices } from "~/moderation/DeskNotices";
import { KeyMap } from "~/moderation/KeyMap";
import { listQueue } from "~/moderation/list-queue.server";
import { QueueList } from "~/moderation/QueueList";
import { SavedFilters } from "~/moderation/SavedFilters";
import { listFilters } from "~/moderation/saved-filters.server";
import { useDesk } from "~/moderation/use-desk";
import { useKeys } from "~/moderation/use-keys";
import { useLiveDesk } from "~/moderation/use-live-desk";
import "~/moderation/desk.css";
import { loadDesk } from "./load-desk.server";
import { nameConsultation } from "./name-consultation.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, "moderator");
  const { address, registers, register, filter } = await loadDesk(new URL(request.url).searchParams, context, session);
  if (register) nameConsultation(request, register.slug);
  const { db, requestedAt } = context;
  const saved = await listFilters(db, { staffId: session.staff.id });
  if (!filter) {
    if (address.slug !== null) throw data(null, { status: 404 });
    return { registers, rows: [], next: null, counts: null, saved };
  }
  const { rows, next } = await listQueue(db, filter, requestedAt);
  const counts = await countQueue(db, filter, requestedAt);
  return { registers, rows, next: next && writeCursor(next), counts, saved };
}

/** The list is read anew for another filter or page, or when asked to: it must not move while somebody works on it. */
export function shouldRevalidate({ currentUrl, nextUrl, formMethod, defaultShouldRevalidate, formAction, formData }: ShouldRevalidateFunctionArgs) {
  if (currentUrl.pathname !== nextUrl.pathname) return defaultShouldRevalidate;
  if (!sameList(currentUrl.searchParams, nextUrl.searchParams)) return true;
  const intent = formAction?.endsWith("/viec") ? formData?.get("intent") : null;
  if (intent === "save" || intent === "forget") return true;
  return !formMethod && currentUrl.href === nextUrl.href;
}

export const meta: MetaFunction = () => [
  { title: `${translator("moderation")("desk.title")} — ${translator("common")("portal")}` },
];

export default function DeskPage() {
  const t = useTranslations("moderation.desk");
  const more = useTranslations("desk.blind");
  const { registers, rows, next, saved, ...loaded } = useLoaderData<typeof loader>();
  const live = useLiveDesk();
  const counts = live?.counts ?? loaded.counts;
  const desk = useDesk(rows, next, live?.held ?? null, counts?.sections ?? []);
  const { step, toggleMark, wanted } = desk;
  const [forward, back] = [() => step(1), () => step(-1)];
  useKeys({
    j: forward,
    ArrowDown: forward,
    k: back,
    ArrowUp: back,
    x: () => wanted.commentId && toggleMark(wanted.commentId),
    z: desk.undoLast,
  });
  return (
    <div className="desk">
      <div className="desk-head">
        <h1 className="visually-hidden">{t("title")}</h1>
        <DeskFilter registers={registers} address={desk.wanted} counts={counts} />
        <KeyMap />
      </div>
      <DeskNotices desk={desk}>
        <SavedFilters saved={saved} counts={live?.saved ?? {}} address={desk.wanted} />
        <BatchBar desk={desk} />
        <Link to={wanted.slug ? `${DESK_BLIND}?${new URLSearchParams({ dot: wanted.slug })}` : DESK_BLIND}>{more("link")}</Link>
      </DeskNotices>
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
