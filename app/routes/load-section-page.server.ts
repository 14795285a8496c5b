import { data, redirect, type AppLoadContext } from "@remix-run/node";
import { windowTag } from "~/consultations/extend-consultation.server";
import { listPublished } from "~/comments/list-published.server";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import { readSection } from "~/documents/read-section.server";
import { publicPageHeaders } from "~/platform/http/public-page.server";
import { loadConsultation } from "./load-consultation.server";

/** Published comments shown beside one paragraph; the others are a page away. */
const SHOWN = 5;

/** What a section page shows. `?doan=3` opens the form at the third paragraph. */
export async function loadSectionPage(context: AppLoadContext, params: { slug?: string; section?: string }, url: URL) {
  const { consultation, window } = await loadConsultation(context, params.slug);
  const { prisma, pool } = context.db;
  const outline = await readDraftOutline(prisma, consultation.draft.id);
  const details = await readSection(prisma, outline, params.section ?? "");
  if (!details) throw data(null, { status: 404 });
  const { paragraphs, ...place } = details;
  const paragraph = readParagraph(url, paragraphs.length);
  const published = await listPublished(pool, { draftId: consultation.draft.id, sectionId: place.section.id }, SHOWN);
  return {
    page: { consultation, window, place, paragraphs, paragraph, published, now: context.requestedAt },
    headers: publicPageHeaders({
      now: context.requestedAt,
      changesAt: window.changesAt,
      tags: [windowTag(consultation.id), place.section.id, ...descendants(outline, place.section.id)],
    }),
  };
}

export type SectionPage = Awaited<ReturnType<typeof loadSectionPage>>["page"];

/** Any other query is sent to the page's own address, so that it is kept once. */
function readParagraph(url: URL, count: number): number | null {
  if (url.search === "") return null;
  const number = Number(/^\?doan=([1-9]\d{0,4})$/.exec(url.search)?.[1]);
  if (number <= count) return number;
  throw redirect(url.pathname, 301);
}

function descendants(outline: { id: string; parentId: string | null }[], id: string): string[] {
  return outline.filter(({ parentId }) => parentId === id).flatMap((child) => [child.id, ...descendants(outline, child.id)]);
}
