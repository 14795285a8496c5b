import { data, redirect, type AppLoadContext } from "@remix-run/node";
import { windowTag } from "~/consultations/extend-consultation.server";
import { listPublished } from "~/comments/list-published.server";
import { below } from "~/documents/below";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import { readSection } from "~/documents/read-section.server";
import { publicPageHeaders } from "~/platform/http/public-page.server";
import { hasResults } from "~/synthesis/has-results.server";
import { resultsTag } from "~/synthesis/results-tag";
import { loadConsultation } from "./load-consultation.server";

/** Published comments shown beside one paragraph; the others are a page away. */
const SHOWN = 5;

/** What a section page shows. `?doan=3` opens the form at the third paragraph, `&sua=1` with its text to be edited. */
export async function loadSectionPage(context: AppLoadContext, params: { slug?: string; section?: string }, url: URL) {
  const { consultation, window } = await loadConsultation(context, params.slug);
  const { prisma, pool } = context.db;
  const outline = await readDraftOutline(prisma, consultation.draft.id);
  const details = await readSection(prisma, outline, params.section ?? "");
  if (!details) throw data(null, { status: 404 });
  const { paragraphs, ...place } = details;
  const { paragraph, amend } = readForm(url, paragraphs.length);
  const published = await listPublished(pool, { draftId: consultation.draft.id, sectionId: place.section.id }, SHOWN);
  const inside = below(outline, place.section.id);
  const results = await hasResults(prisma, { consultationId: consultation.id, sectionIds: [place.section.id, ...inside] });
  return {
    page: { consultation, window, place, paragraphs, paragraph, amend, published, results, now: context.requestedAt },
    headers: publicPageHeaders({
      now: context.requestedAt,
      changesAt: window.changesAt,
      tags: [windowTag(consultation.id), resultsTag(consultation.id), place.section.id, ...inside],
    }),
  };
}

export type SectionPage = Awaited<ReturnType<typeof loadSectionPage>>["page"];

/** Any other query is sent to the page's own address, so that it is kept once. */
function readForm(url: URL, count: number): { paragraph: number | null; amend: boolean } {
  if (url.search === "") return { paragraph: null, amend: false };
  const [, number, amend] = /^\?doan=([1-9]\d{0,4})(&sua=1)?$/.exec(url.search) ?? [];
  if (Number(number) <= count) return { paragraph: Number(number), amend: amend !== undefined };
  throw redirect(url.pathname, 301);
}
