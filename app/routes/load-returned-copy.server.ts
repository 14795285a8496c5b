import { data, redirect, type AppLoadContext } from "@remix-run/node";
import { isId } from "~/moderation/cursor";
import { loadSections } from "~/moderation/load-sections.server";
import { VIEWS } from "~/exports/returned/acts";
import { discardCopy } from "~/exports/returned/discard-copy.server";
import { readCopy } from "~/exports/returned/list-copies.server";
import { listItems } from "~/exports/returned/list-items.server";
import { listNotes } from "~/exports/returned/list-notes.server";
import { saveChoices } from "~/exports/returned/save-choices.server";
import { takeResponses } from "~/exports/returned/take-responses.server";
import { LONGEST, OUTCOMES } from "~/synthesis/answer.schema";

const NOTES = "ghi-chu";

/** What the page of a copy shows. @throws 404 where there is no such copy */
export async function loadReturnedCopy(request: Request, { db: { prisma } }: AppLoadContext, id: string) {
  const copy = isId(id) ? await readCopy(prisma, { id }) : null;
  if (!copy) throw data(null, { status: 404 });
  const search = new URL(request.url).searchParams;
  const after = Number(/^\d{1,8}$/.exec(search.get("sau") ?? "")?.[0] ?? 0);
  const asked = search.get("xem");
  const view = asked === NOTES ? NOTES : (VIEWS.find((each) => each === asked) ?? "viec");
  const sections = await loadSections(prisma, { consultationId: copy.consultation.id });
  const placeOf = (sectionId: string | null) => {
    const section = sections.find((each) => each.id === sectionId);
    return section ? `${section.trail.join(" › ")}. ${section.heading}` : null;
  };
  const items = view !== NOTES && !copy.erasedAt ? await listItems(prisma, { returnedId: id, view, after }) : null;
  const notes = view === NOTES && !copy.erasedAt ? await listNotes(prisma, { returnedId: id, after }) : null;
  return {
    copy,
    view,
    after,
    next: items?.next ?? notes?.next ?? null,
    items: items?.rows.map((row) => ({ ...row, place: placeOf(row.comment.sectionId) })) ?? null,
    notes: notes?.notes.map(({ sectionId, ...note }) => ({ ...note, place: placeOf(sectionId) })) ?? null,
  };
}

/** Keeps the choices of a page; then goes on, or takes what is chosen on all of them. Or discards the whole copy. */
export async function actOnReturnedCopy(request: Request, { db, requestedAt }: AppLoadContext, id: string, staffId: string) {
  const copy = isId(id) ? await readCopy(db.prisma, { id }) : null;
  if (!copy) throw data(null, { status: 404 });
  const form = await request.formData();
  const words = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const intent = words("intent");
  if (!["save", "next", "take", "discard"].includes(intent)) throw data(null, { status: 400 });
  const url = new URL(request.url);
  const go = (change: Record<string, string | null>) => {
    const search = new URLSearchParams(url.searchParams);
    for (const key of ["da-luu", "da-lay", "con-lai", "_data", "index"]) search.delete(key);
    for (const [key, value] of Object.entries(change)) {
      if (value === null) search.delete(key);
      else search.set(key, value);
    }
    return redirect(`${url.pathname.replace(/\.data$/, "")}?${search}`, 303);
  };

  const choices = form.getAll("item").flatMap((commentId) => {
    if (typeof commentId !== "string" || !isId(commentId)) return [];
    const [number = "", approved] = words(`over-${commentId}`).split(".");
    return [
      {
        commentId,
        chosen: words(`choose-${commentId}`) === "on",
        outcome: OUTCOMES.find((each) => each === words(`outcome-${commentId}`)) ?? null,
        text: words(`text-${commentId}`).slice(0, LONGEST * 2),
        was: words(`was-${commentId}`),
        seen: /^\d{1,6}$/.test(number) ? { number: Number(number), approved: approved === "1" } : null,
      },
    ];
  });
  if (intent === "discard") {
    const discarded = await discardCopy(db, { returnedId: id, staffId }, requestedAt);
    if (!discarded.ok) return data({ conflicts: [], refused: "discard" as const }, { status: 409 });
    return redirect(`/can-bo/ban-tra-lai?dot=${copy.consultation.slug}&da-bo=1`, 303);
  }
  const { conflicts } = await saveChoices(db, { returnedId: id, choices });
  if (conflicts.length > 0) {
    const kept = conflicts.map(({ commentId, chosen, outcome, text }) => ({ commentId, chosen, outcome, text }));
    return data({ conflicts: kept, refused: "conflict" as const }, { status: 409 });
  }
  if (intent === "save") return go({ "da-luu": "1" });
  if (intent === "next") return go({ sau: words("next") || null });
  const taken = await takeResponses(db, { returnedId: id, consultationId: copy.consultation.id, staffId }, requestedAt);
  if (!taken) return data({ conflicts: [], refused: "gone" as const }, { status: 409 });
  const left: Record<string, string | null> = taken.left > 0 ? { xem: "xem-ky", sau: null, "con-lai": String(taken.left) } : {};
  return go({ "da-lay": String(taken.taken), ...left });
}
