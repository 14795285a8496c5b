import type { Tx } from "~/platform/db.server";
import { shortLabel, type Place } from "./place";

export interface SectionPlace {
  id: string;
  path: string;
  depth: number;
  label: string;
  heading: string;
  trail: string[];
  parentId: string | null;
}

/** Every section of a consultation's drafts in the order of reading: some hundred rows, however many comments. */
export async function loadSections(tx: Tx, { consultationId }: { consultationId: string }): Promise<SectionPlace[]> {
  const rows = await tx.section.findMany({
    where: { consultationId },
    orderBy: [{ draft: { number: "asc" } }, { position: "asc" }],
    select: { id: true, parentId: true, path: true, depth: true, label: true, heading: true },
  });
  const trails = new Map<string, string[]>();
  return rows.map((row) => {
    const trail = [...(trails.get(row.parentId ?? "") ?? []), shortLabel(row.label)];
    trails.set(row.id, trail);
    return { ...row, label: shortLabel(row.label), trail };
  });
}

/** Ids of the sections with this path and of all below them; empty for an unknown path. */
export function subtree(sections: SectionPlace[], path: string): string[] {
  const inside = new Set<string>();
  for (const { id, path: own, parentId } of sections) {
    if (own === path || (parentId !== null && inside.has(parentId))) inside.add(id);
  }
  return [...inside];
}

export function placeOf(
  sections: SectionPlace[],
  sectionId: string | null,
  paragraph: { number: number; place: "front" | "body" | "back" } | null,
): Place {
  const section = sections.find(({ id }) => id === sectionId);
  return {
    trail: section?.trail ?? [],
    heading: section?.heading ?? "",
    part: section ? "body" : (paragraph?.place ?? "whole"),
    paragraph: paragraph?.number ?? null,
  };
}
