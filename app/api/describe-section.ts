import type { OutlineEntry } from "~/documents/read-draft-outline.server";
import type { Outline } from "./api.schema";
import { sectionLink, type Links } from "./api-links";

/** The sections of an outline, as open data have them. */
export function describeSections(outline: OutlineEntry[], slug: string, links: Links): Outline["sections"] {
  const paths = new Map(outline.map(({ id, path }) => [id, path]));
  return outline.map(({ parentId, depth, level, label, heading, path, published }) => ({
    path,
    parent: paths.get(parentId ?? "") ?? null,
    depth,
    level,
    label,
    heading,
    published,
    url: sectionLink(links, slug, path),
  }));
}
