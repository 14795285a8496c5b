import type { readConsultation } from "~/consultations/read-consultation.server";
import { windowAt } from "~/consultations/window";
import type { Consultation } from "./api.schema";
import { consultationLink, type Links } from "./api-links";

type Row = Pick<
  NonNullable<Awaited<ReturnType<typeof readConsultation>>>,
  "slug" | "title" | "organiser" | "opensAt" | "closesAt" | "extensions" | "draft"
>;

export function describeConsultation(row: Row, links: Links, now: Date): Consultation {
  const { phase, closesAt } = windowAt(row, now);
  return {
    slug: row.slug,
    title: row.title,
    organiser: row.organiser,
    phase,
    opens_at: row.opensAt.toISOString(),
    closes_at: closesAt.toISOString(),
    closes_at_announced: row.closesAt.toISOString(),
    draft_number: row.draft.number,
    extensions: row.extensions.map((extension) => ({
      closes_at: extension.closesAt.toISOString(),
      reason: extension.reason,
      signed_by: extension.signedBy,
      announced_at: extension.createdAt.toISOString(),
    })),
    url: consultationLink(links, row.slug),
  };
}
