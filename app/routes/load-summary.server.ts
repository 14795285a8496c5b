import { data, redirect, type AppLoadContext } from "@remix-run/node";
import { isId } from "~/moderation/cursor";
import { loadSections } from "~/moderation/load-sections.server";
import { LONGEST } from "~/synthesis/answer.schema";
import { citationCode } from "~/synthesis/citation-code";
import { listDeskComments } from "~/synthesis/list-comments.server";
import { readCoverage } from "~/synthesis/read-coverage.server";
import { listEndedSignOffs, readSignOffs } from "~/synthesis/read-sign-offs.server";
import { readSummary } from "~/synthesis/read-summary.server";
import { reopenSignOff } from "~/synthesis/reopen-sign-off.server";
import type { Scope } from "~/synthesis/scope.server";
import { signOff } from "~/synthesis/sign-off.server";
import { waiveCoverage } from "~/synthesis/waive-coverage.server";
import { writeSummary } from "~/synthesis/write-summary.server";
import { loadRegister } from "./load-register.server";

/** What the page of a section's summary and sign-off shows; `_` is the whole draft. @throws 404 for an unknown path */
export async function loadSummary(request: Request, context: AppLoadContext, path: string | undefined) {
  const { register } = await loadRegister(request, context);
  if (!register) throw data(null, { status: 404 });
  const { prisma } = context.db;
  const sections = await loadSections(prisma, { consultationId: register.id });
  // The newest draft's, where several have such a section.
  const section = path === "_" ? null : sections.findLast((each) => each.path === path);
  if (section === undefined) throw data(null, { status: 404 });
  const scope: Scope = { consultationId: register.id, sectionId: section?.id ?? null };
  const after = new URL(request.url).searchParams.get("sau");
  const { cited, ...summary } = await readSummary(prisma, scope);
  const coverage = await readCoverage(prisma, scope);
  const signOffs = await readSignOffs(prisma, scope);
  const above = new Set<string | null>([null]);
  for (let at = section ?? undefined; at; at = sections.find(({ id }) => id === at.parentId)) above.add(at.id);
  const covering = signOffs.find(({ sectionId }) => sectionId === scope.sectionId) ?? signOffs.find(({ sectionId }) => above.has(sectionId)) ?? null;
  const inside = new Set(section ? [section.id] : []);
  for (const { id, parentId } of sections) if (!section || (parentId !== null && inside.has(parentId))) inside.add(id);
  const { rows, next } = await listDeskComments(prisma, { ...scope, after });
  return {
    scope,
    slug: register.slug,
    path: section?.path ?? "_",
    place: section?.trail.join(" › ") ?? "",
    heading: section?.heading ?? "",
    summary,
    cited: [...cited.entries()].map(([idEnd, comment]) => ({ ...comment, idEnd, code: citationCode(comment.id) })),
    coverage: section ? coverage.sections.find(({ sectionId }) => sectionId === section.id)!.all : coverage.total,
    /** Where its comments without a topic stand. */
    openAt: [
      ...(section ? [] : [{ path: "_", place: "", heading: "", open: coverage.outside.open }]),
      ...sections
        .filter(({ id }) => inside.has(id))
        .map(({ id, ...each }) => ({
          path: each.path, place: each.trail.join(" › "), heading: each.heading,
          open: coverage.sections.find(({ sectionId }) => sectionId === id)!.own.open,
        })),
    ].filter(({ open }) => open > 0),
    signOff: covering && { ...covering, own: covering.sectionId === scope.sectionId, path: sections.find(({ id }) => id === covering.sectionId)?.path ?? "_" },
    ended: await listEndedSignOffs(prisma, scope),
    comments: rows,
    next,
    first: after === null,
  };
}

/** Writes the summary, waives what is open, signs off or reopens. A refusal comes back with what was typed. */
export async function actOnSummary(request: Request, { db, requestedAt }: AppLoadContext, scope: Scope, staffId: string) {
  const form = await request.formData();
  const typed = String(form.get("text") ?? "").replace(/\r\n/g, "\n");
  const url = new URL(request.url);
  const back = (done: string) => {
    const query = new URLSearchParams({ da: done });
    const dot = url.searchParams.get("dot");
    if (dot) query.set("dot", dot);
    return redirect(`${url.pathname}?${query}`, 303);
  };
  switch (form.get("intent")) {
    case "write": {
      if (typed.length > LONGEST) return { form: "write" as const, reason: "missing" as const, text: typed };
      const done = await writeSummary(db, { ...scope, number: Number(form.get("number")), text: typed, staffId }, requestedAt);
      return done.ok ? back("luu") : { ...done, form: "write" as const, standing: "text" in done ? done.text : "", text: typed };
    }
    case "waive": {
      const done = await waiveCoverage(db, { ...scope, reason: typed, open: Number(form.get("open")), staffId }, requestedAt);
      return done.ok ? back("cho-qua") : { ...done, form: "waive" as const, text: typed };
    }
    case "sign": {
      const done = await signOff(db, { ...scope, staffId }, requestedAt);
      return done.ok ? back("ky") : { ...done, form: "sign" as const, text: "" };
    }
    case "reopen": {
      const signOffId = String(form.get("signOffId") ?? "");
      if (!isId(signOffId)) throw data(null, { status: 404 });
      const done = await reopenSignOff(db, { signOffId, reason: typed, staffId }, requestedAt);
      return done.ok ? back("mo-lai") : { ...done, form: "reopen" as const, text: typed };
    }
    default:
      throw data(null, { status: 400 });
  }
}
