/** What an address of the grouping desk asks for, beside its section. */
export interface GroupingAddress {
  slug: string | null;
  /** Only comments in no topic. */
  open: boolean;
  tagId: string | null;
  /** Comments of this topic, wherever they stand. */
  topicId: string | null;
  suggest: boolean;
}

export function readGroupingAddress(search: URLSearchParams): GroupingAddress {
  return {
    slug: search.get("dot"),
    open: search.has("chua"),
    tagId: search.get("nhan") || null,
    topicId: search.get("nhom"),
    suggest: search.has("goi-y"),
  };
}

/** `more` is what else stands in the address: a page, an act that was done. */
export function groupingQuery({ slug, open, tagId, topicId, suggest }: GroupingAddress, more: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  if (slug) query.set("dot", slug);
  if (topicId) query.set("nhom", topicId);
  if (open) query.set("chua", "1");
  if (tagId) query.set("nhan", tagId);
  if (suggest) query.set("goi-y", "1");
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return `?${query}`;
}
