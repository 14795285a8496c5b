import type { AppLoadContext } from "@remix-run/node";
import { windowTag } from "~/consultations/extend-consultation.server";
import { listPublished } from "~/comments/list-published.server";
import { readDraftOutline, readFrontAndBack } from "~/documents/read-draft-outline.server";
import { publicPageHeaders } from "~/platform/http/public-page.server";
import { hasResults } from "~/synthesis/has-results.server";
import { resultsTag } from "~/synthesis/results-tag";
import { loadConsultation } from "./load-consultation.server";

const SHOWN = 5;

/** What the front page of a consultation shows. */
export async function loadConsultationPage(context: AppLoadContext, slug: string | undefined) {
  const { consultation, window } = await loadConsultation(context, slug);
  const [outline, { front }, groups, results] = await Promise.all([
    readDraftOutline(context.db.prisma, consultation.draft.id),
    readFrontAndBack(context.db.prisma, consultation.draft.id),
    listPublished(context.db.pool, { draftId: consultation.draft.id, sectionId: null }, SHOWN),
    hasResults(context.db.prisma, { consultationId: consultation.id }),
  ]);
  return {
    page: { consultation, window, outline, front, published: groups[0] ?? null, results, now: context.requestedAt },
    headers: publicPageHeaders({
      now: context.requestedAt,
      changesAt: window.changesAt,
      tags: [consultation.id, windowTag(consultation.id), resultsTag(consultation.id)],
    }),
  };
}

export type ConsultationPage = Awaited<ReturnType<typeof loadConsultationPage>>["page"];
